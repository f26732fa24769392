"""Saved views: a name for the filters in the address of the plan, one's own or shared with the board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from django.http import HttpResponse

from goldthread.foundation.errors import Forbidden
from goldthread.improvement.forms.saved import SavedViewForm
from goldthread.improvement.models import SavedView
from goldthread.improvement.permissions import SEE_ACTIONS
from goldthread.improvement.presenters.addresses import at
from goldthread.improvement.services import saved as services
from goldthread.improvement.views.seeing import see_plan
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.list_query import ListQuery
from goldthread.ui.lists import Listing
from goldthread.ui.pages import confirm_page, form_page

LEAD = (
    "It keeps what you chose, not the actions: whoever opens it sees only what they may. Searched words are not kept."
)


@dataclass(frozen=True)
class Shown:
    """A saved view above the filters; `remove` is empty for one that someone else shared."""

    name: str
    href: str
    is_current: bool
    remove: str


@dataclass(frozen=True)
class Views:
    """The saved views of the reader, and where what is chosen now can be saved."""

    listed: Sequence[Shown]
    save: str


def shown(request: BoardRequest, listing: Listing) -> Views:
    """What stands above the filters. One select."""
    query = ListQuery.read(listing, request.GET.dict())
    chosen = query.address(q="")
    rows = SavedView.objects.visible_to(request.actor).filter(board=request.board)
    listed = [_shown(request, row, chosen) for row in rows if _is_for(request, row, listing)]
    may_save = query.address(q="") != "?" and not any(one.is_current for one in listed)
    return Views(listed, at(request.board, "save_view") + chosen if may_save else "")


def _is_for(request: BoardRequest, row: SavedView, listing: Listing) -> bool:
    """Whether to list a view: one's own, or one whose every filter this reader is offered too.

    The filters of others may name a theme, a source or a person of what this reader may not see.
    """
    if row.person_id == request.actor.person:
        return True
    return ListQuery.read(listing, dict(parse_qsl(row.query))).address(q="") == f"?{row.query}"


def _shown(request: BoardRequest, row: SavedView, chosen: str) -> Shown:
    own = row.person_id == request.actor.person
    remove = at(request.board, "drop_view", row.pk) if own else ""
    return Shown(row.name, f"{at(request.board, 'index')}?{row.query}", chosen == f"?{row.query}", remove)


def save_view(request: BoardRequest) -> HttpResponse:
    """Save what is chosen under a name. Only filters the plan knows are kept, never a free address."""
    query = ListQuery.read(see_plan(request).listing, request.GET.dict())
    chosen, index = query.address(q=""), at(request.board, "index")

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.save_view(board=request.board, query=chosen.removeprefix("?"), by=request.actor, **data)
        return f"{index}{chosen}"

    return form_page(
        request,
        SavedViewForm,
        title="Save this view of the plan",
        lead=LEAD,
        submit="Save the view",
        back=Link("Back to the plan", f"{index}{chosen}"),
        save=save,
    )


def drop_view(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Take away a view of one's own. The actions it showed are untouched."""
    view: SavedView = SavedView.objects.seen_by(request.actor, public_id, board=request.board)
    if view.person_id != request.actor.person:
        raise Forbidden(verb=SEE_ACTIONS.key, sentence="take away a view that someone else saved")
    index = at(request.board, "index")

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.drop_view(public_id=public_id, by=request.actor)
        return index

    return confirm_page(
        request,
        title=f"Remove the view “{view.name}”",
        submit="Remove the view",
        back=Link("Back to the plan", index),
        consequences=("The actions it shows stay as they are.",),
        save=save,
    )
