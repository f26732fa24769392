"""Words, links and pictures of this room. Templates receive what stands here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from goldthread.kernel.years import FinancialYear
from goldthread.meetings.choices import ATTENDANCE_STATUS, AttendanceStatus
from goldthread.meetings.domain.attendance import Attended
from goldthread.meetings.domain.gaps import Silence
from goldthread.meetings.models import Attendance, Meeting
from goldthread.partnership.models import Agency, Board, SubGroup
from goldthread.ui.charts.stacked import Part, Stack, StackedBars
from goldthread.ui.content import Content, Gap, Link, Tag
from goldthread.ui.lists import Column
from goldthread.ui.parts import Button, Empty, SummaryRow
from goldthread.ui.records import RecordTable
from goldthread.ui.tones import Tone


def href(meeting: Meeting, page: str = "show") -> str:
    """The address of a meeting's page."""
    return reverse(f"meetings:{page}", args=[meeting.board.short_name.lower(), meeting.public_id])


def list_href(board: Board, page: str = "index") -> str:
    """The address of the list of meetings, or of another page about all of them."""
    return reverse(f"meetings:{page}", args=[board.short_name.lower()])


def columns(today: dt.date) -> tuple[Column, ...]:
    """The columns of the list of meetings."""
    return (
        Column("held", "Date", lambda row: Link(str(row.held), href(row)), sort="held"),
        Column("group", "Group", lambda row: str(row.group), sort="group__name"),
        Column("place", "Place", lambda row: row.place, sort="place"),
        Column("attended", "Agencies that attended", lambda row: _attended(row, today), sort="attended"),
        Column("state", "State", lambda row: state(row, today)),
    )


def _attended(row: Meeting, today: dt.date) -> Content:
    if row.was_cancelled or row.held.start > today:
        return Gap("Cancelled" if row.was_cancelled else "Not held yet")
    recorded: int = getattr(row, "recorded", 0)
    attended: int = getattr(row, "attended", 0)
    return f"{attended} of {recorded} recorded" if recorded else Gap("Not recorded")


def state(meeting: Meeting, today: dt.date) -> Tag:
    """Cancelled, still to come, or held."""
    if meeting.was_cancelled:
        return Tag("Cancelled", Tone.WARN)
    return Tag("To come", Tone.INFO) if meeting.held.start > today else Tag("Held", Tone.GOOD)


def shares(found: Sequence[Attended], year: FinancialYear) -> StackedBars:
    """How each agency attended the meetings it was due at."""
    parts = [Part(ATTENDANCE_STATUS.text(status), ATTENDANCE_STATUS.tone(status)) for status in AttendanceStatus]
    return StackedBars(
        title=f"Attendance in {year}",
        measure="Meetings each agency was due at, by how it attended",
        parts=[*parts, Part("Not recorded", Tone.GAP)],
        stacks=[
            Stack(one.agency, [one.present, one.deputy, one.apologies, one.absent, one.not_recorded]) for one in found
        ],
        of="Agency",
    )


def shares_table(found: Sequence[Attended], year: FinancialYear) -> RecordTable:
    """Each agency's attendance as a fraction and a percentage of the meetings due."""
    rows: list[list[Content]] = [
        [one.agency, one.share, one.present, one.deputy, one.apologies, one.absent, one.not_recorded] for one in found
    ]
    headings = ["Agency", "Attended", "Present", "Deputy", "Apologies", "Absent", "Not recorded"]
    nothing = Empty(f"No attendance is recorded for {year}", "Record it on the page of each meeting.")
    return RecordTable(f"Attendance by agency in {year}", headings, rows, nothing)


def silences(found: Iterable[tuple[SubGroup, Sequence[Silence]]]) -> list[Gap]:
    """What no meeting is recorded for, in sentences."""
    return [Gap(f"{group}: no meeting is recorded {one}") for group, silent in found for one in silent]


def summary(meeting: Meeting, *, may_change: bool) -> list[SummaryRow]:
    """The meeting's facts."""
    change = Link("Change", href(meeting, "change")) if may_change else None
    return [
        SummaryRow("Group", str(meeting.group), change),
        SummaryRow("Date", meeting.held),
        SummaryRow("Place", meeting.place),
        SummaryRow("Summary", meeting.summary),
    ]


def buttons(meeting: Meeting, *, has_attendance: bool) -> list[Button]:
    """What can be done next, the likeliest first."""
    if meeting.was_cancelled:
        return []
    cancel = Button("Cancel the meeting", href(meeting, "cancel"), secondary=True)
    return [Button("Record attendance", href(meeting, "attendance")), *([] if has_attendance else [cancel])]


def update_table(group: SubGroup, found: Any, awaiting: int) -> RecordTable:
    """The update round of this meeting, and what waits for the group's decision. `found` is its round, if any."""
    slug = group.board.short_name.lower()
    rows: list[list[Content]] = []
    if found is not None:
        said = f"{found.answered} of {found.asked} have answered"
        rows.append([Link("Update round", reverse("improvement:round", args=[slug, found.pk])), said])
    if awaiting:
        plan = reverse("improvement:index", args=[slug])
        rows.append([Link("Closures to decide", f"{plan}?state=done"), f"{awaiting} proposed"])
    empty = Empty("No update round", "Owners are asked shortly before a group that oversees actions meets.")
    return RecordTable("For this meeting", ["What", "How far"], rows, empty)


def attendance_table(recorded: Sequence[Attendance], agencies: Iterable[Agency]) -> RecordTable:
    """Each agency and how it attended; a gap where nothing is recorded, nothing at all where no one was."""
    known = {row.agency_id: row for row in recorded}
    named = {row.agency_id: row.agency for row in recorded} | {agency.pk: agency for agency in agencies}
    listed = sorted(named.values(), key=lambda agency: agency.name.lower()) if recorded else []
    rows: list[list[Content]] = [
        [one.name, ATTENDANCE_STATUS.tag(known[one.pk].status) if one.pk in known else Gap()] for one in listed
    ]
    nothing = Empty("Attendance is not recorded", "Without it nobody can say which agencies take part.")
    return RecordTable("Attendance", ["Agency", "Attendance"], rows, nothing)
