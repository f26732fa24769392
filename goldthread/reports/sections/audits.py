"""What was audited: the table, the sentence beside the figures of an earlier review, what slipped, and how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from goldthread.audits.choices import AUDIT_KIND, AuditKind
from goldthread.audits.models import AuditMethod, CaseAudit, Reschedule
from goldthread.documents.figures import figure
from goldthread.documents.model import Block, Inline, Inlines, Reading
from goldthread.documents.wording import was_or_were
from goldthread.programme.choices import ENTRY_KIND, EntryKind
from goldthread.programme.models import Entry, EntryDate
from goldthread.reports import addresses
from goldthread.reports.domain.standing import overlaps
from goldthread.reports.facts import Facts, counted, in_figures, joined, named, opening
from goldthread.reports.sections import figures
from goldthread.reports.sections.blocks import said, stopped, table
from goldthread.reports.year_records import YearRecords
from goldthread.reviews.choices import FigureMeasure, ReviewKind
from goldthread.reviews.models import Judgement, JudgementFigure
from goldthread.ui.charts.pairs import ColumnPairs, Pair


class Quoted(NamedTuple):
    """What an earlier review counted before it was held."""

    judgement: Judgement
    audits: JudgementFigure | None
    children: JudgementFigure | None
    months: JudgementFigure | None


def completed(year: YearRecords, facts: Facts) -> list[Block]:
    """The sentences, the table and the chart of the year's audits."""
    before = _quoted(year)
    if not year.completed:
        missing = facts.gap(f"No case audit is recorded as completed in {year.year}.")
        return [missing, *(said(*_alone(facts, each)) for each in before)]
    blocks: list[Block] = []
    for kind in sorted({audit.kind for audit in year.completed}, key=lambda one: one != AuditKind.MULTI_AGENCY):
        compared = before[-1] if before and kind == AuditKind.MULTI_AGENCY else None
        blocks.append(said(*_sentence(year, facts, AuditKind(kind), compared)))
    told = before[:-1] if any(audit.kind == AuditKind.MULTI_AGENCY for audit in year.completed) else before
    blocks += [said(*_alone(facts, each)) for each in told]
    return [*blocks, _table(year, facts), figure(_chart(year)), *_uncounted(year, facts)]


def _sentence(year: YearRecords, facts: Facts, kind: AuditKind, before: Quoted | None) -> Inlines:
    """“Three multi-agency case audits were completed, reviewing 18 cases and 45 children”, and what went before."""
    audits = [audit for audit in year.completed if audit.kind == kind]
    alone = len(audits) == len(year.completed)
    key = "" if alone else f"-{kind.replace('_', '-')}"
    count = figures.completed(year, facts) if alone else facts.count(f"audits-completed{key}", len(audits), audits)
    who = "children" if year.people == "child" else "adults"
    people = figures.people(year, facts, f"{who}-reviewed{key}", audits)
    cases = figures.cases(facts, f"cases-reviewed{key}", audits)
    what = AUDIT_KIND.text(kind).lower()
    done = f" {was_or_were(len(audits))} completed, reviewing "
    reviewed = joined([counted(cases, "case"), counted(people, year.people)])
    after = ("; ", *_clause(facts, before)) if before else ()
    return (*counted(opening(count), what), done, *reviewed, *after, ".")


def _quoted(year: YearRecords) -> list[Quoted]:
    """The figures that earlier reviews quote, the latest last."""
    found = []
    for judgement in year.improvement.judgements:
        held = {each.measure: each for each in year.improvement.figures if each.judgement_id == judgement.pk}
        if FigureMeasure.AUDITS in held or FigureMeasure.CHILDREN in held:
            found.append(Quoted(judgement, *(held.get(measure) for measure in FigureMeasure)))
    return sorted(found, key=lambda each: each.judgement.review.held)


def _clause(facts: Facts, before: Quoted) -> Inlines:
    """“in the 12 months before the inspection there were two, with 12 children”."""
    key = named(before.judgement)
    what = "inspection" if before.judgement.review.kind == ReviewKind.INSPECTION else "review"
    since: Inlines = (f"before the {what} ",)
    if before.months:
        months = facts.count(f"before-{key}-months", before.months.value, [before.months])
        since = ("in the ", *counted(months, "month"), f" before the {what} ")
    audits, children = before.audits, before.children
    held: Inlines = ("there were audits",)
    if audits:
        number = facts.count(f"before-{key}-audits", audits.value, [audits])
        held = (f"there {was_or_were(audits.value)} ", number)
    if children is None:
        return (*since, *held)
    seen = facts.count(f"before-{key}-children", children.value, [children])
    return (*since, *held, ", with ", *counted(seen, "child"))


def _alone(facts: Facts, before: Quoted) -> Inlines:
    clause = _clause(facts, before)
    first = str(clause[0])
    return (first[:1].upper() + first[1:], *clause[1:], f" ({before.judgement.review}).")


def _table(year: YearRecords, facts: Facts) -> Block:
    who = "Children" if year.people == "child" else "Adults"
    rows: list[list[Inline]] = [_row(year, facts, audit) for audit in year.completed]
    audits = year.completed
    if len(audits) > 1:
        cases = figures.cases(facts, "cases-reviewed", audits)
        people = figures.people(year, facts, f"{who.lower()}-reviewed", audits)
        rows.append(["All audits", "", in_figures(cases), in_figures(people)])
    return table(f"Case audits completed in {year.year}", ["Theme", "Date held", "Cases#", f"{who}#"], rows)


def _row(year: YearRecords, facts: Facts, audit: CaseAudit) -> list[Inline]:
    key = f"audit-{named(audit)}"
    who = "children" if year.people == "child" else "adults"
    return [
        facts.link(audit.theme, audit),
        facts.date(f"{key}-held", audit.held, audit),
        facts.figure(f"{key}-cases", audit.cases, [audit]),
        facts.figure(f"{key}-{who}", year.people_in(audit), [audit]),
    ]


def _chart(year: YearRecords) -> ColumnPairs:
    who = "children" if year.people == "child" else "adults"
    board = year.board
    pairs = [
        Pair(audit.theme, audit.cases, year.people_in(audit), addresses.path_of(board, audit))
        for audit in year.completed
    ]
    title, measure = f"Cases and {who} reviewed", "Case audits in the order they were held"
    return ColumnPairs(title, measure, "Cases", who.capitalize(), pairs, of="Audit")


def _uncounted(year: YearRecords, facts: Facts) -> list[Block]:
    who = "children" if year.people == "child" else "adults"
    found = [audit for audit in year.completed if year.people_in(audit) is None]
    return [facts.gap(f"The number of {who} in the audit “{audit.theme}” is not recorded.", [audit]) for audit in found]


def delayed(year: YearRecords, facts: Facts) -> list[Block]:
    """Dates that moved, with the reason; and audits that passed their date without a word."""
    blocks = [block for moved in year.moved for block in _moved(facts, moved)]
    for audit in year.not_held:
        when = facts.date(f"audit-{named(audit)}-planned", audit.expected, audit)
        state = "was cancelled" if audit.state == "cancelled" else "is not recorded as held"
        blocks.append(said("The audit “", facts.link(audit.theme, audit), "”, planned for ", when, f", {state}."))
        blocks.append(facts.gap(f"No reason is recorded why the audit “{audit.theme}” did not take place.", [audit]))
    return blocks or [said("Every audit planned for this year was held in it, or none was planned.")]


def _moved(facts: Facts, moved: Reschedule) -> list[Block]:
    key = f"moved-{named(moved)}"
    was = facts.date(f"{key}-was", moved.was, moved)
    becomes = facts.date(f"{key}-becomes", moved.becomes, moved)
    reason = stopped(_reason(moved))
    theme = facts.link(moved.audit.theme, moved.audit)
    if not (moved.audit.is_reading("theme") or moved.is_reading("audit")):
        opens: Inlines = ("The audit “", theme, "” was planned for ", was, " and moved to ", becomes)
        return [said(*opens, ". Reason given: ", reason)]
    opens = ("One audit was planned for ", was, " and moved to ", becomes)
    return [said(*opens, ". Reason given: ", reason), Reading(("The audit that moved is “", theme, "”."))]


def _reason(moved: Reschedule) -> str:
    text = str(moved.reason).strip()
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def method(year: YearRecords, facts: Facts) -> list[Block]:
    """How audits were done in the year and will be in the next, and what was said of it."""
    span = (year.year.start, year.year.next().end)
    found = [each for each in year.work.methods if overlaps(each.starts, each.ends, *span)]
    if not found:
        return [facts.gap("How audits were done is not recorded.")]
    return [_method(facts, each) for each in sorted(found, key=_since)]


def _since(method: AuditMethod) -> dt.date:
    return method.starts.start if method.starts else dt.date.min


def _method(facts: Facts, each: AuditMethod) -> Block:
    key = f"method-{named(each)}"
    named_as = f"{each.name} (our reading)" if each.is_reading("name") else each.name
    since: Inlines = (" from ", facts.date(f"{key}-from", each.starts, each)) if each.starts else ()
    until: Inlines = (" until ", facts.date(f"{key}-until", each.ends, each)) if each.ends else ()
    criticism = f" What was said of it: {stopped(each.criticism)}" if each.criticism else ""
    lines = [line.strip() for line in each.columns.splitlines() if line.strip()]
    columns = f" Its headings: {'; '.join(lines)}." if lines else ""
    return said(named_as, *since, *until, f".{criticism}{columns}")


def other_work(year: YearRecords, facts: Facts) -> list[Block]:
    """What else the year's programme held."""
    entries = [each for each in year.planned.entries if each.year == str(year.year) and each.kind != _CASE]
    if not entries:
        return [facts.gap(f"No other work is recorded in the programme for {year.year}.")]
    return [work_table(f"Other work in {year.year}", facts, entries)]


_CASE = EntryKind.CASE_AUDIT


def work_table(caption: str, facts: Facts, entries: Sequence[Entry]) -> Block:
    """Programme entries with what they are, their dates and who looks at them."""
    rows = [
        [facts.link(entry.title, entry), ENTRY_KIND.text(entry.kind), _dates(facts, entry), _about(entry)]
        for entry in entries
    ]
    return table(caption, ["Work", "Kind", "When", "About it"], rows)


def _about(entry: Entry) -> str:
    parts = [stopped(entry.description)]
    parts += [f"Scrutiny: {stopped(entry.scrutiny)}"] if entry.scrutiny else []
    parts += [f"Repeats: {stopped(entry.recurrence)}"] if entry.recurrence else []
    return " ".join(filter(None, parts))


def _dates(facts: Facts, entry: Entry) -> Inlines:
    dates = list(entry.dates.all())
    if not dates:
        return (facts.missing(f"entry-{named(entry)}-when", "no date recorded", [entry]),)
    by_what: dict[str, list[Inlines]] = {}
    for each in dates:
        by_what.setdefault(each.what, []).append(_date(facts, each))
    return joined([(f"{what}: ", *joined(held)) for what, held in by_what.items()], between="; ", last="; ")


def _date(facts: Facts, each: EntryDate) -> Inlines:
    planned = facts.date(f"date-{named(each)}", each.planned, each, reading=each.is_reading("planned"))
    if not each.actual:
        return (planned,)
    return (planned, " (done ", facts.date(f"date-{named(each)}-done", each.actual, each), ")")
