"""Section 7: next year's programme, its priorities, and the actions carried into it."""

from __future__ import annotations

from goldthread.audits.models import CaseAudit
from goldthread.documents.model import Block, Inline, Inlines, Section
from goldthread.improvement.domain.states import OPEN
from goldthread.partnership.models import Priority
from goldthread.programme.choices import EntryKind
from goldthread.reports.domain.outline import NEXT_STEPS
from goldthread.reports.facts import Facts, counted, named, noun, opening
from goldthread.reports.sections import audits, figures
from goldthread.reports.sections.blocks import headed, part, said, stopped, table
from goldthread.reports.year_records import YearRecords


def section(year: YearRecords, facts: Facts) -> Section:
    """What is planned, what it is for, and what is carried over."""
    following = year.year.next()
    titled = [
        ("audits", f"Case audits planned for {following}", _audits(year, facts)),
        ("work", f"Other work planned for {following}", _work(year, facts)),
        ("priorities", "Priorities", _priorities(year, facts)),
        ("actions", "Actions carried forward", _carried(year, facts)),
    ]
    return headed(NEXT_STEPS, parts=[part(NEXT_STEPS, at, *each) for at, each in enumerate(titled, 1)])


def _audits(year: YearRecords, facts: Facts) -> list[Block]:
    planned = year.next_audits
    if not planned:
        return [facts.gap(f"No case audit is recorded as planned for {year.year.next()}.")]
    count = opening(facts.count("audits-planned", len(planned), planned))
    told = said(*counted(count, "case audit"), noun(count.value, "is", "are"), f" planned for {year.year.next()}.")
    rows = [_audit(facts, audit) for audit in planned]
    return [told, table(f"Case audits planned for {year.year.next()}", ["Theme", "When", "First planned for"], rows)]


def _audit(facts: Facts, audit: CaseAudit) -> list[Inlines | Inline]:
    key = f"audit-{named(audit)}"
    when = facts.date(f"{key}-expected", audit.expected, audit)
    first = facts.date(f"{key}-first-planned", audit.planned, audit)
    marked: Inlines = (facts.link(audit.theme, audit), " (our reading)" if audit.is_reading("theme") else "")
    return [marked, when, first if audit.planned != audit.expected else "as planned"]


def _work(year: YearRecords, facts: Facts) -> list[Block]:
    following = str(year.year.next())
    entries = [each for each in year.planned.entries if each.year == following and each.kind != EntryKind.CASE_AUDIT]
    if not entries:
        return [facts.gap(f"No other work is recorded in the programme for {following}.")]
    return [audits.work_table(f"Other work planned for {following}", facts, entries)]


def _priorities(year: YearRecords, facts: Facts) -> list[Block]:
    following = str(year.year.next())
    priorities = [each for each in year.planned.priorities if each.year == following]
    if not priorities:
        return [facts.gap(f"No priority is recorded for {following}.")]
    rows = [_priority(year, facts, each) for each in priorities]
    blocks: list[Block] = [table(f"Priorities for {following}", ["Priority", "Aim", "Planned audit"], rows)]
    unserved = [each for each in priorities if not _serving(year, each)]
    for each in unserved:
        blocks.append(facts.gap(f"The priority “{each.theme}” has no planned audit.", [each]))
    return blocks


def _serving(year: YearRecords, priority: Priority) -> list[tuple[CaseAudit, bool]]:
    """The next year's audits that serve a priority, by themselves or by the programme, and whether we infer that."""
    planned = {audit.pk: audit for audit in year.next_audits}
    found = {a.pk: (a, a.is_reading("priority")) for a in planned.values() if a.priority_id == priority.pk}
    for entry in year.planned.entries:
        if entry.priority_id == priority.pk and entry.audit_id in planned:
            found.setdefault(entry.audit_id, (planned[entry.audit_id], entry.is_reading("priority")))
    return list(found.values())


def _priority(year: YearRecords, facts: Facts, priority: Priority) -> list[Inlines | Inline]:
    key = f"priority-{named(priority)}"
    aim: Inline = stopped(priority.aim) or facts.missing(f"{key}-aim", "no aim recorded", [priority])
    serving = _serving(year, priority)
    if not serving:
        return [priority.theme, aim, facts.missing(f"{key}-audit", "no planned audit", [priority])]
    found: list[Inline] = []
    for audit, is_reading in serving:
        found += ["; " if found else "", facts.link(audit.theme, audit), " (our reading)" if is_reading else ""]
    return [priority.theme, aim, tuple(each for each in found if each)]


def _carried(year: YearRecords, facts: Facts) -> list[Block]:
    still = figures.in_state(year, OPEN)
    if not year.actions:
        return [facts.gap("No action is recorded, so none is carried forward.")]
    if not still:
        return [said("No action is carried forward: all are closed or cancelled.")]
    count = opening(facts.count("actions-carried-forward", len(still), still))
    unowned = [action for action in still if not figures.has_owner(action)]
    told = (*counted(count, "action"), noun(count.value, "is", "are"), " carried forward; sections 4 to 6 list them.")
    if not unowned:
        return [said(*told)]
    ownerless = opening(facts.count("actions-carried-without-owner", len(unowned), unowned))
    return [said(*told, " ", ownerless, " of them", noun(ownerless.value, "needs", "need"), " an owner.")]
