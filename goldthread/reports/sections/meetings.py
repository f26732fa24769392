"""How often groups met, and who came: what is stated beside what is recorded."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.model import Block, Fact, Inline
from goldthread.meetings.choices import ATTENDED
from goldthread.meetings.models import Meeting
from goldthread.partnership.models import Agency, MeetingPattern, SubGroup
from goldthread.reports.domain.months import months_not_covered
from goldthread.reports.domain.months import named as months_named
from goldthread.reports.domain.standing import overlaps
from goldthread.reports.facts import Facts, counted, named, opening
from goldthread.reports.sections.blocks import said, stopped, table
from goldthread.reports.year_records import YearRecords

HEADINGS = ["From", "Until", "How often", "Why it changed"]


def patterns(year: YearRecords, facts: Facts) -> list[Block]:
    """Each group's meeting pattern with its changes, reasons and the months that have none."""
    having = {pattern.group_id for pattern in year.governance.patterns}
    groups = [each for each in year.governance.groups if each.pk in having or each.is_quality_assurance]
    blocks = [block for group in groups for block in _patterns_of(year, facts, group)]
    return blocks or [facts.gap("No meeting pattern is recorded for any group.")]


def _patterns_of(year: YearRecords, facts: Facts, group: SubGroup) -> list[Block]:
    first, last = year.year.start, year.year.next().end
    held = [each for each in year.governance.patterns if each.group_id == group.pk]
    shown = [each for each in held if overlaps(each.starts, each.ends, first, last)]
    if not shown:
        return [facts.gap(f"No meeting pattern of the {group.name} is recorded for this year.", [group])]
    rows = [_row(facts, pattern, first=not at) for at, pattern in enumerate(shown)]
    blocks: list[Block] = [table(f"Meeting pattern of the {group.name}", HEADINGS, rows)]
    return blocks + _months_without(year, facts, group, held)


def _months_without(year: YearRecords, facts: Facts, group: SubGroup, held: Sequence[MeetingPattern]) -> list[Block]:
    spans = [(each.starts.start, each.ends.end if each.ends else year.year.end) for each in held if each.frequency]
    months = months_not_covered(spans, year.year)
    if not months:
        return []
    silent = [each for each in held if not each.frequency]
    text = f"No meeting pattern of the {group.name} is recorded for {months_named(months)}."
    return [facts.gap(text, silent or [group])]


def _row(facts: Facts, pattern: MeetingPattern, *, first: bool) -> list[Inline]:
    key = f"pattern-{named(pattern)}"
    until: Inline = facts.date(f"{key}-until", pattern.ends, pattern) if pattern.ends else "still runs"
    often = pattern.get_frequency_display() if pattern.frequency else ""
    how_often = facts.words(f"{key}-frequency", often, pattern, missing="not recorded")
    why: Inline = stopped(pattern.reason) if pattern.reason or first or not often else "No reason recorded."
    return [facts.date(f"{key}-from", pattern.starts, pattern), until, how_often, why]


def attendance(year: YearRecords, facts: Facts) -> list[Block]:
    """What the board says of attendance, and what was recorded meeting by meeting."""
    stated = [group for group in year.governance.groups if group.attendance_statement]
    blocks: list[Block] = [
        said(f"Of the {group.name} the board states: “{group.attendance_statement.strip().rstrip('.')}”.")
        for group in stated
    ]
    held = [meeting for meeting in year.governance.meetings if not meeting.was_cancelled]
    if held:
        return blocks + _held(year, facts, held)
    doubt = ", so attendance cannot be shown meeting by meeting" if stated else ""
    return [*blocks, facts.gap(f"No meeting is recorded for this year{doubt}.", stated)]


def _held(year: YearRecords, facts: Facts, held: list[Meeting]) -> list[Block]:
    count = opening(facts.count("meetings-held", len(held), held))
    verb = "is" if len(held) == 1 else "are"
    blocks: list[Block] = [said(*counted(count, "meeting"), f" {verb} recorded for this year.")]
    agencies = sorted({row.agency for row in year.governance.attendance}, key=lambda agency: agency.name)
    if not agencies:
        return [*blocks, facts.gap("No attendance is recorded at any of them.", held)]
    rows = [_attended(year, facts, agency, held) for agency in agencies]
    note = "Attended means present, or represented by a deputy."
    return [*blocks, table("Attendance by agency", ["Agency", "Attended#", "Recorded#"], rows, note)]


def _attended(year: YearRecords, facts: Facts, agency: Agency, held: Sequence[Meeting]) -> list[Inline]:
    rows = [row for row in year.governance.attendance if row.agency_id == agency.pk]
    there = {row.meeting_id for row in rows if row.status in ATTENDED}
    noted = {row.meeting_id for row in rows}
    came = [meeting for meeting in held if meeting.pk in there]
    told = [meeting for meeting in held if meeting.pk in noted]
    return [
        facts.link(agency.name, agency),
        _number(facts, agency, "attended", came),
        _number(facts, agency, "recorded", told),
    ]


def _number(facts: Facts, agency: Agency, what: str, meetings: Sequence[Meeting]) -> Fact:
    return facts.figure(f"{what}-{named(agency)}", len(meetings), meetings)
