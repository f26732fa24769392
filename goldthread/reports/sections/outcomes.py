"""Section 5: what audits found and what came of it, what was learned, and how we know what made a difference."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.audits.choices import OUTPUT_KIND
from goldthread.audits.models import CaseAudit, LearningOutput
from goldthread.documents.model import Block, Bullets, Inline, Inlines, Section
from goldthread.documents.wording import join_and
from goldthread.findings.choices import FINDING_KIND, FindingKind
from goldthread.findings.models import Finding
from goldthread.improvement.choices import ACTION_STATE
from goldthread.reports.domain.outline import OUTCOMES
from goldthread.reports.facts import Facts, counted, joined, named
from goldthread.reports.sections import impact
from goldthread.reports.sections.blocks import headed, part, said, stopped, table
from goldthread.reports.year_records import YearRecords

HEADINGS = ["Audit", "What it found", "Kind", "What followed"]


def section(year: YearRecords, facts: Facts) -> Section:
    """Findings, learning and impact."""
    titled = [
        ("findings", "What each audit found, and what came of it", _findings(year, facts)),
        ("learning", "What went out, and whether it was used", _learning(year, facts)),
        ("impact", "What made a difference, and how we know", impact.blocks(year, facts)),
    ]
    return headed(OUTCOMES, parts=[part(OUTCOMES, at, *each) for at, each in enumerate(titled, 1)])


def _findings(year: YearRecords, facts: Facts) -> list[Block]:
    if not year.completed:
        return [facts.gap(f"No case audit was completed in {year.year}, so there is no finding of one.")]
    rows = [row for audit in year.completed for row in _of_audit(year, facts, audit)]
    blocks: list[Block] = [_kinds(year, facts)] if rows else []
    blocks += [table("What each audit found, and what came of it", HEADINGS, rows)] if rows else []
    return blocks + _silent(year, facts)


def _kinds(year: YearRecords, facts: Facts) -> Block:
    found = [finding for audit in year.completed for finding in year.findings_of(audit=audit)]
    clauses = []
    for kind in FindingKind:
        held = [finding for finding in found if finding.kind == kind]
        if held:
            count = facts.count(f"findings-{kind.replace('_', '-')}", len(held), held)
            clauses.append((count, f" {_kind_clause(kind, len(held))}"))
    total = facts.count("findings", len(found), found)
    return said("The year's audits led to ", *counted(total, "recorded finding"), ": ", *joined(clauses), ".")


def _kind_clause(kind: FindingKind, number: int) -> str:
    many = {
        FindingKind.STRENGTH: ("strength", "strengths"),
        FindingKind.IMPROVEMENT: ("point to improve", "points to improve"),
        FindingKind.NOT_RECORDED: ("of a kind that is not recorded", "of a kind that is not recorded"),
    }
    return many[kind][number != 1]


def _of_audit(year: YearRecords, facts: Facts, audit: CaseAudit) -> list[list[Inlines | Inline]]:
    return [_row(year, facts, audit, finding) for finding in year.findings_of(audit=audit)]


def _row(year: YearRecords, facts: Facts, audit: CaseAudit, finding: Finding) -> list[Inlines | Inline]:
    key = f"finding-{named(finding)}"
    kind = FINDING_KIND.text(finding.kind) if finding.kind != FindingKind.NOT_RECORDED else ""
    marked = " (our reading)" if finding.is_reading("text") else ""
    what: Inlines = (facts.link(finding.reference, finding), f" {stopped(finding.text)}{marked}")
    told = facts.words(f"{key}-kind", kind, finding, reading=finding.is_reading("kind"), missing="kind not recorded")
    return [facts.link(audit.theme, audit), what, told, _followed(year, facts, finding)]


def _followed(year: YearRecords, facts: Facts, finding: Finding) -> Inlines:
    responses = year.responses_to([finding])
    if not responses:
        return (facts.missing(f"finding-{named(finding)}-followed", "nothing recorded that followed", [finding]),)
    found: list[Inline] = []
    for response in responses:
        action = response.action
        state = ACTION_STATE.text(action.state)
        marked = ", our reading" if response.is_reading else ""
        text = f" {action.text.strip().rstrip('.')} ({state[:1].lower()}{state[1:]}{marked}). "
        found += [facts.link(action.reference, action), text]
    return tuple(found)


def _silent(year: YearRecords, facts: Facts) -> list[Block]:
    """Audits without a finding, and findings that wait to be signed off."""
    hidden = year.improvement.hidden
    known = {finding.audit_id for finding in [*hidden, *year.improvement.findings]}
    silent = [audit for audit in year.completed if audit.pk not in known]
    blocks: list[Block] = [facts.gap(f"No finding of the audit “{each.theme}” is recorded.", [each]) for each in silent]
    if hidden:
        count = facts.count("findings-unsigned", len(hidden))
        blocks.append(said("Not shown to you until signed off: ", *counted(count, "finding"), "."))
    return blocks


def _learning(year: YearRecords, facts: Facts) -> list[Block]:
    outputs = year.work.outputs
    if not outputs:
        return [facts.gap(f"No learning summary or briefing is recorded for {year.year}.")]
    items = [(_output(output),) for output in outputs]
    return [said("What went out after the year's audits:"), Bullets(tuple(items)), *_claims(facts, outputs)]


def _output(output: LearningOutput) -> str:
    after = f"after the audit “{output.audit.theme}”" if output.audit else "after each audit"
    sent = f", sent to {output.sent_to}" if output.sent_to else ", to whom is not recorded"
    published = f", published: {output.published}" if output.published else ""
    return stopped(f"{OUTPUT_KIND.text(output.kind)} {after}{sent}{published}")


def _claims(facts: Facts, outputs: Sequence[LearningOutput]) -> list[Block]:
    claims: dict[str, list[LearningOutput]] = {}
    for output in outputs:
        if output.claim:
            claims.setdefault(output.claim.strip().rstrip("."), []).append(output)
    return [block for claim, held in claims.items() for block in _claim(facts, claim, held)]


def _claim(facts: Facts, claim: str, held: Sequence[LearningOutput]) -> list[Block]:
    what = join_and(list(dict.fromkeys(OUTPUT_KIND.text(output.kind) for output in held)))
    blocks: list[Block] = [said(f"It is claimed of the {what}: “{claim}”.")]
    proven = [output for output in held if output.evidence_held]
    blocks += [said(f"Evidence held: {stopped(output.evidence_held)}") for output in proven]
    bare = [output for output in held if not output.evidence_held]
    if bare:
        blocks.append(facts.gap(f"No evidence is held for the claim “{claim}”.", bare))
    return blocks
