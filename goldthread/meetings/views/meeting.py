"""One meeting: its page, calling it, changing it, calling it off, and who attended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from goldthread.foundation.access.require import may_on
from goldthread.improvement import queries as plan
from goldthread.improvement.permissions import SEE_ACTIONS
from goldthread.kernel.partial_dates import Precision
from goldthread.meetings import presenters, queries, services
from goldthread.meetings.domain.attendance import mark_of
from goldthread.meetings.forms import AttendanceForm, MeetingForm, NewMeetingForm, field_name, statuses_in
from goldthread.meetings.models import Meeting
from goldthread.meetings.permissions import WRITE_MEETINGS
from goldthread.meetings.presenters import href
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.pages import confirm_page, form_page
from goldthread.ui.records import RecordTable, record_page

FIELDS = ("group", "held", "place", "summary", "version")


def show(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Who attended, and what is said of the meeting."""
    actor, found = request.actor, _find(request, public_id)
    recorded = list(queries.attendance_of(actor, found))
    agencies = queries.agencies_of(actor, request.board.pk, with_schools=False) if recorded else []
    may_change = may_on(actor, WRITE_MEETINGS, found)
    attendance = presenters.attendance_table(recorded, agencies)
    return record_page(
        request,
        found,
        title=f"{found.group}, {found.held}",
        caption="Meeting",
        state=presenters.state(found, timezone.localdate()),
        rows=presenters.summary(found, may_change=may_change),
        buttons=presenters.buttons(found, has_attendance=bool(recorded)) if may_change else [],
        tables=[] if found.was_cancelled else [*_updates(request, found), attendance],
        back=Link("All meetings", presenters.list_href(request.board)),
        slot="meetings:meeting",
    )


def _updates(request: BoardRequest, found: Meeting) -> list[RecordTable]:
    """The update round of a meeting, for those who see the plan; nothing where there is nothing to tell."""
    actor, board = request.actor, request.board
    if not actor.holds(SEE_ACTIONS, board=board.pk) or found.held.precision is not Precision.DAY:
        return []
    opened = plan.rounds_of(actor, board.pk).filter(group=found.group, meets=found.held.start).first()
    awaiting = plan.awaiting_decision(actor, found.group).count() if found.held.start >= timezone.localdate() else 0
    return [presenters.update_table(found.group, opened, awaiting)] if opened or awaiting else []


def new(request: BoardRequest) -> HttpResponse:
    """Call a meeting, or record one that was held."""
    return form_page(
        request,
        NewMeetingForm,
        title="Call a meeting",
        submit="Save the meeting",
        initial={"group": request.GET.get("group", "")},
        form_kwargs={"actor": request.actor, "board": request.board},
        back=Link("Back to the meetings", presenters.list_href(request.board)),
        save=lambda data, version: href(services.call_meeting(board=request.board, by=request.actor, **data)),
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change when or where, or what is said of the meeting."""
    found = _find(request, public_id)
    return form_page(
        request,
        MeetingForm,
        title="Change the meeting",
        initial={name: getattr(found, name) for name in FIELDS},
        form_kwargs={"actor": request.actor, "board": request.board},
        back=_back(found),
        save=lambda data, version: href(
            services.change_meeting(public_id=public_id, version=version, by=request.actor, **data)
        ),
    )


def cancel(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Call a meeting off."""
    found = _find(request, public_id)
    return confirm_page(
        request,
        title=f"Cancel the meeting of {found.held}?",
        submit="Cancel the meeting",
        lead="It stays on the list as cancelled, and no agency is counted as due at it.",
        initial={"version": found.version},
        danger=True,
        back=_back(found),
        save=lambda data, version: href(
            services.cancel_meeting(public_id=public_id, version=version, by=request.actor)
        ),
    )


def attendance(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Record how every agency attended, on one form. Single schools are asked about with ?schools=yes."""
    found = _find(request, public_id)
    with_schools = request.GET.get("schools") == "yes"
    agencies = list(queries.agencies_of(request.actor, request.board.pk, with_schools=with_schools))

    def recorded() -> dict[str, Any]:
        known = {row.agency_id: row.status for row in queries.attendance_of(request.actor, found)}
        asked = {field_name(agency.pk): known.get(agency.pk, "") for agency in agencies}
        return {**asked, "version": mark_of(known)}

    def save(data: Any, mark: int | None) -> str:
        statuses = statuses_in(data)
        services.record_attendance(public_id=public_id, mark=mark, statuses=statuses, by=request.actor)
        return href(found)

    return form_page(
        request,
        AttendanceForm,
        title=f"Attendance: {found.group}, {found.held}",
        lead="Leave an agency at “Not recorded” where you do not know.",
        submit="Record attendance",
        initial=recorded(),
        current=recorded,
        form_kwargs={"agencies": agencies},
        template="meetings/attendance.html",
        offers_schools=not with_schools,
        back=_back(found),
        save=save,
    )


def _find(request: BoardRequest, public_id: UUID) -> Meeting:
    rows = Meeting.objects.select_related("board", "group__board")
    return rows.seen_by(request.actor, public_id, board=request.board)


def _back(meeting: Meeting) -> Link:
    return Link("Back to the meeting", href(meeting))
