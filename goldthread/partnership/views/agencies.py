"""Agencies: the list, the page of one, and what may be done with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from goldthread.partnership import queries
from goldthread.partnership.choices import AGENCY_KIND
from goldthread.partnership.forms.agencies import AgencyForm, EndsForm, JoinForm, NewAgencyForm
from goldthread.partnership.models import Agency, BoardAgency
from goldthread.partnership.permissions import MANAGE_PARTNERSHIP, SEE_PEOPLE
from goldthread.partnership.presenters import agencies as presenter
from goldthread.partnership.presenters.links import at, back
from goldthread.partnership.requests import BoardRequest
from goldthread.partnership.services import agencies as services
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page
from goldthread.ui.pages import form_page
from goldthread.ui.records import RecordTable, record_page

FILTERS = (
    Filter("kind", "Kind", AGENCY_KIND.choices(), lambda rows, value: rows.filter(agency__kind=value)),
    Filter(
        "now",
        "Now",
        [("here", "On the board"), ("left", "Left")],
        lambda rows, value: rows.filter(ends__isnull=value == "here"),
    ),
)


def index(request: BoardRequest) -> HttpResponse:
    """The board's agencies, opening with how many there are of each kind."""
    board, actor = request.board, request.actor
    may = actor.holds(MANAGE_PARTNERSHIP, board=board.pk)
    add = Button("Add an agency", at(board, "agency_new")) if may else None
    counted = queries.agencies_by_kind(actor, board.pk)
    return list_page(
        request,
        Listing(
            caption="Agencies",
            rows=queries.places_of(actor, board.pk),
            columns=presenter.columns(board),
            filters=FILTERS,
            search=("agency__name", "agency__short_name"),
            default_sort="name",
            file_name="agencies",
        ),
        title="Agencies",
        question="Who keeps people safe here together?",
        picture=presenter.by_kind(board, counted) if counted else None,
        button=add,
        others=[Button("Let one that is already here join", at(board, "agency_join"), True)] if may else [],
        back=back(board, "Partnership", "show"),
        empty=Empty(
            "No agencies yet", "Each organisation that keeps people safe here has its place on the board.", add
        ),
    )


def show(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """One agency: what it is, its boards, and its people for those who may see people."""
    board, actor = request.board, request.actor
    agency = _find(request, public_id)
    places = list(BoardAgency.objects.visible_to(actor).filter(agency=agency).select_related("board"))
    here = next(place for place in places if place.board_id == board.pk)
    may = actor.holds(MANAGE_PARTNERSHIP, board=board.pk)
    buttons = [Button("End its place on this board", at(board, "agency_leave", agency.pk), True)]
    return record_page(
        request,
        agency,
        title=agency.name,
        caption=AGENCY_KIND.text(agency.kind),
        rows=presenter.summary(agency, board, places, may_change=may),
        buttons=buttons if may and here.ends is None else [],
        tables=[_people(request, agency)] if actor.holds(SEE_PEOPLE, board=board.pk) else [],
        back=back(board, "All agencies", "agencies"),
        slot="partnership:agency",
    )


def new(request: BoardRequest) -> HttpResponse:
    """Add an agency."""
    board = request.board
    return form_page(
        request,
        NewAgencyForm,
        title="Add an agency",
        submit="Add the agency",
        back=back(board, "All agencies", "agencies"),
        save=lambda data, version: at(board, "agency", services.add_agency(board=board, by=request.actor, **data).pk),
    )


def join(request: BoardRequest) -> HttpResponse:
    """Give an agency that serves another board here a place on this one."""
    board = request.board
    return form_page(
        request,
        JoinForm,
        title="Let an agency join the board",
        lead="For an agency that is already on this installation because it serves another board.",
        submit="Let it join",
        back=back(board, "All agencies", "agencies"),
        save=lambda data, version: at(board, "agency", services.join_agency(board=board, by=request.actor, **data).pk),
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change what an agency is called or is."""
    board, agency = request.board, _find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.change_agency(public_id=public_id, version=version, by=request.actor, **data)
        return at(board, "agency", public_id)

    return form_page(
        request,
        AgencyForm,
        title=f"Change {agency.name}",
        lead="It changes on every board the agency serves.",
        initial={name: getattr(agency, name) for name in ("name", "short_name", "kind", "version")},
        back=back(board, "Back to the agency", "agency", public_id),
        save=save,
    )


def leave(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """End the agency's place on this board."""
    board, agency = request.board, _find(request, public_id)
    place = queries.places_of(request.actor, board.pk).get(agency=agency)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.end_place(public_id=place.pk, version=version, by=request.actor, **data)
        return at(board, "agency", public_id)

    return form_page(
        request,
        EndsForm,
        title=f"End the place of {agency.name}",
        lead="What it did for the board stays on record.",
        submit="End its place",
        initial={"version": place.version},
        back=back(board, "Back to the agency", "agency", public_id),
        save=save,
    )


def _find(request: BoardRequest, public_id: UUID) -> Agency:
    """The agency, if it has or had a place on this board."""
    places = BoardAgency.objects.visible_to(request.actor).filter(board=request.board)
    found: Agency = Agency.objects.filter(pk__in=places.values("agency")).seen_by(request.actor, public_id)
    return found


def _people(request: BoardRequest, agency: Agency) -> RecordTable:
    today = timezone.localdate()
    rows = queries.memberships_of(request.actor, request.board.pk).filter(agency=agency).select_related("person")
    held = [row for row in rows if row.in_force(today)]
    return RecordTable(
        caption="People",
        headings=("Name", "Role", "From", "Until"),
        rows=presenter.people_rows(request.board, held),
        empty=Empty("Nobody yet", "People who hold a role for this agency will be listed here."),
    )
