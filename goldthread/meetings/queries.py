"""Named reads of this room, always for an actor. Counting is done in SQL."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from goldthread.foundation.access import Actor, Reach
from goldthread.kernel.partial_dates import Precision
from goldthread.kernel.years import FinancialYear
from goldthread.meetings.choices import ATTENDED, AttendanceStatus
from goldthread.meetings.domain.attendance import Attended
from goldthread.meetings.domain.gaps import Silence, Span, silences
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.permissions import SEE_MEETINGS
from goldthread.partnership.choices import AgencyKind
from goldthread.partnership.models import Agency, MeetingPattern, SubGroup


def meetings_of(actor: Actor, board: UUID, year: FinancialYear | None = None) -> QuerySet[Meeting]:
    """The meetings of a year (or of all) this actor may see, with how many agencies are recorded and attended."""
    rows = Meeting.objects.visible_to(actor).filter(board=board)
    rows = rows.filter(in_year(year)) if year else rows
    attended = Count("attendance", filter=Q(attendance__status__in=sorted(ATTENDED)))
    counted = rows.annotate(recorded=Count("attendance"), attended=attended)
    return counted.select_related("group", "board")


def years_of(actor: Actor, board: UUID) -> list[FinancialYear]:
    """The years with meetings, or in which a meeting pattern began and a meeting should stand, in order."""
    meetings = Meeting.objects.visible_to(actor).filter(board=board).order_by()
    patterns = MeetingPattern.objects.visible_to(actor).filter(board=board).order_by()
    started = patterns.annotate(month=Substr("starts", 1, 7)).values_list("month", flat=True)
    months = meetings.annotate(month=Substr("held", 1, 7)).values_list("month", flat=True).union(started)
    return sorted({FinancialYear.of(dt.date(int(month[:4]), int(month[5:]), 1)) for month in months})


def attendance_by_agency(actor: Actor, board: UUID, year: FinancialYear, *, today: dt.date) -> list[Attended]:
    """Each agency's attendance of a year's meetings, by name.

    An agency is due at every meeting held of the groups for which its attendance was recorded at least once that year:
    a meeting for which nothing was recorded of it counts against it, and is told apart as not recorded.
    """
    due = _held_by_group(actor, board, year, today)
    found: dict[UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    names: dict[UUID, str] = {}
    for row in _counted(actor, board, year, today):
        names[row["agency"]] = row["agency__short_name"]
        found[row["agency"]]["due"] += due.get(row["meeting__group"], 0)
        for status in AttendanceStatus:
            found[row["agency"]][status.value] += row[status.value]
    listed = [Attended(names[agency], **counts) for agency, counts in found.items()]
    return sorted(listed, key=lambda one: one.agency.lower())


def silences_in(
    actor: Actor, board: UUID, year: FinancialYear, *, today: dt.date
) -> list[tuple[SubGroup, list[Silence]]]:
    """Groups that had a meeting pattern in the year, and when no meeting of theirs is recorded."""
    patterns: dict[UUID, list[Span]] = defaultdict(list)
    groups: dict[UUID, SubGroup] = {}
    for row in MeetingPattern.objects.visible_to(actor).filter(board=board).select_related("group"):
        groups[row.group_id] = row.group
        patterns[row.group_id].append(Span(row.starts, row.ends))
    held = defaultdict(list)
    for group, date in _counting(actor, board, year, today).order_by().values_list("group", "held"):
        held[group].append(date)
    told = [(groups[pk], silences(spans, held[pk], year=year, today=today)) for pk, spans in patterns.items()]
    return [(group, found) for group, found in told if found and sees_meetings_of(actor, board, group.pk)]


def sees_meetings_of(actor: Actor, board: UUID, group: UUID) -> bool:
    """Whether the actor would see a meeting of this group, were there one: silence is told only to those."""
    reaches = {reach for held, reach in actor.grants(SEE_MEETINGS) if held.board in (board, None)}
    wide = actor.is_system or bool(reaches & {Reach.BOARD, Reach.INSTALLATION})
    return wide or (Reach.GROUP in reaches and group in actor.groups)


def attendance_of(actor: Actor, meeting: Meeting) -> QuerySet[Attendance]:
    """What is recorded of a meeting's attendance."""
    return Attendance.objects.visible_to(actor).filter(meeting=meeting).select_related("agency")


def agencies_of(actor: Actor, board: UUID, *, with_schools: bool) -> QuerySet[Agency]:
    """The board's agencies, by name; single schools only when asked for, since few sit on a group."""
    rows = Agency.objects.visible_to(actor).filter(links__board=board).order_by("name")
    return rows if with_schools else rows.exclude(kind=AgencyKind.SCHOOL)


def last_and_next(actor: Actor, group: SubGroup, *, today: dt.date) -> tuple[Meeting | None, Meeting | None]:
    """The group's latest meeting up to today and the first after it; cancelled ones are passed over."""
    rows = Meeting.objects.visible_to(actor).filter(group=group, was_cancelled=False)
    rows = rows.select_related("board")
    return rows.filter(_by(today)).order_by("-held").first(), rows.exclude(_by(today)).order_by("held").first()


def next_of_each_group(actor: Actor, board: UUID, today: dt.date) -> list[Meeting]:
    """Each group's next meeting after today that is not cancelled and whose day is known."""
    rows = Meeting.objects.visible_to(actor).filter(board=board, was_cancelled=False).exclude(_by(today))
    found: dict[UUID, Meeting] = {}
    for meeting in rows.select_related("board", "group").order_by("held"):
        if meeting.held.precision is Precision.DAY:
            found.setdefault(meeting.group_id, meeting)
    return list(found.values())


def in_year(year: FinancialYear) -> Q:
    """Meetings whose date begins in a year."""
    return Q(held__gte=year.start.isoformat(), held__lt=year.next().start.isoformat())


def _by(today: dt.date, path: str = "held") -> Q:
    """Meetings whose date has begun."""
    return Q(**{f"{path}__lt": (today + dt.timedelta(days=1)).isoformat()})


def _counting(actor: Actor, board: UUID, year: FinancialYear, today: dt.date) -> QuerySet[Meeting]:
    """The year's meetings that took place."""
    rows = Meeting.objects.visible_to(actor).filter(in_year(year), _by(today), board=board)
    return rows.filter(was_cancelled=False)


def _held_by_group(actor: Actor, board: UUID, year: FinancialYear, today: dt.date) -> dict[UUID, int]:
    rows = _counting(actor, board, year, today).order_by().values("group").annotate(count=Count("pk"))
    return {row["group"]: row["count"] for row in rows}


def _counted(actor: Actor, board: UUID, year: FinancialYear, today: dt.date) -> QuerySet[Attendance, Any]:
    meetings = _counting(actor, board, year, today).order_by().values("pk")
    rows = Attendance.objects.visible_to(actor).filter(board=board, meeting__in=meetings).order_by()
    counts = {status.value: Count("pk", filter=Q(status=status)) for status in AttendanceStatus}
    return rows.values("agency", "agency__short_name", "meeting__group").annotate(**counts)
