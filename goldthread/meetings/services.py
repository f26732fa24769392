"""Writes of this room. Each is a verb, done by an actor, all or nothing, and recorded in the trail."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from goldthread.foundation.access import Actor, require
from goldthread.foundation.errors import Stale
from goldthread.foundation.writes import service
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.meetings.domain.attendance import mark_of
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.permissions import WRITE_MEETINGS
from goldthread.partnership.models import Agency, Board, SubGroup


@service("meetings.called")
def call_meeting(*, board: Board, group: SubGroup, held: PartialDate, by: Actor, place: str = "") -> Meeting:
    """Put a meeting of a group in the calendar, or record one that was held."""
    require(by, WRITE_MEETINGS, board=board.pk)
    meeting = Meeting(board=board, group=group, held=held, place=place)
    _check(meeting, by)
    meeting.save()
    return meeting


@service("meetings.changed")
def change_meeting(
    *, public_id: UUID, version: int | None, group: SubGroup, held: PartialDate, place: str, summary: str, by: Actor
) -> Meeting:
    """Change when or where a group met, or what is said of the meeting."""
    meeting = Meeting.objects.for_update(by, public_id, version=version)
    require(by, WRITE_MEETINGS, on=meeting)
    meeting.group, meeting.held, meeting.place, meeting.summary = group, held, place, summary
    _check(meeting, by)
    meeting.save()
    return meeting


@service("meetings.cancelled")
def cancel_meeting(*, public_id: UUID, version: int | None, by: Actor) -> Meeting:
    """Call a meeting off. One with attendance was held, so it cannot be."""
    meeting = Meeting.objects.for_update(by, public_id, version=version)
    require(by, WRITE_MEETINGS, on=meeting)
    if meeting.was_cancelled:
        raise Refused("It is cancelled already.")
    if meeting.attendance.visible_to(by).exists():
        raise Refused("Attendance is recorded, so it was held. Take the attendance away first.")
    meeting.was_cancelled = True
    meeting.save()
    return meeting


@service("meetings.attendance_recorded")
def record_attendance(*, public_id: UUID, mark: int | None, statuses: Mapping[UUID, str], by: Actor) -> Meeting:
    """Record how agencies attended.

    `statuses` gives a status, or nothing for “not recorded”, for each agency asked about; others stay as they are.
    `mark` is mark_of() what was recorded when the form was opened. Raises Stale when more was recorded meanwhile.
    """
    meeting = Meeting.objects.for_update(by, public_id)
    require(by, WRITE_MEETINGS, on=meeting)
    if meeting.was_cancelled:
        raise Refused("The meeting was cancelled, so nobody attended it.")
    known = {row.agency_id: row for row in meeting.attendance.visible_to(by)}
    if mark is not None and mark != mark_of({agency: row.status for agency, row in known.items()}):
        raise Stale(meeting)
    _check_agencies(meeting, statuses, by)
    for agency, status in statuses.items():
        _record_one(meeting, agency, status, known.get(agency))
    return meeting


def _record_one(meeting: Meeting, agency: UUID, status: str, known: Attendance | None) -> None:
    if known is None and status:
        Attendance(board_id=meeting.board_id, meeting=meeting, agency_id=agency, status=status).save()
    elif known is not None and status:
        known.status = status
        known.save()
    elif known is not None:
        known.delete()


def _check(meeting: Meeting, by: Actor) -> None:
    if meeting.group.board_id != meeting.board_id:
        raise Refused("Choose a group of this board.", field="group")
    same = Meeting.objects.visible_to(by).filter(group=meeting.group_id, held=meeting.held)
    if same.exclude(pk=meeting.pk).exists():
        raise Refused(f"A meeting of this group on {meeting.held} is recorded already.", field="held")


def _check_agencies(meeting: Meeting, statuses: Mapping[UUID, str], by: Actor) -> None:
    ours = Agency.objects.visible_to(by).filter(links__board=meeting.board_id, pk__in=statuses)
    if ours.count() != len(statuses):
        raise Refused("Only agencies of this board attend its meetings.")
