"""The composite plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.improvement import queries
from goldthread.improvement.models import PlanSettings
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.presenters import plan_pictures
from goldthread.improvement.presenters.addresses import new_action_href, slug, tests_href
from goldthread.improvement.presenters.plan import Asked, PlanTable
from goldthread.improvement.presenters.tracker import ways_in
from goldthread.improvement.queries.pictures import Counted, counted
from goldthread.improvement.queries.plan import as_rows, facets, owner_names
from goldthread.improvement.queries.settings import plan_settings
from goldthread.improvement.views.narrowing import WHICH, Choices, filters
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.list_query import ListQuery
from goldthread.ui.lists import Button, Empty, Listing, list_page

EMPTY_TEXT = (
    "The plan holds each action once, whatever it answers. Add the first from a recommendation or a finding, "
    "or bring in the spreadsheet you keep your actions in now."
)
ENDED_TEXT = "Every action has ended. What was closed, and on what evidence, is still in the plan."
SEARCHED = ("text", "reference", "detail")


@dataclass(frozen=True)
class Part:
    """A part of the plan that has a page of its own: whose actions, and the filter its page needs no longer."""

    owned: Q
    without: str
    file_name: str


@dataclass(frozen=True)
class Seen:
    """The plan as one request sees it: the list, the board's key, and what the pictures count."""

    listing: Listing
    settings: PlanSettings
    counted: Counted


def index(request: BoardRequest) -> HttpResponse:
    """Every open action the actor may see, once, whatever it answers; and with a word of the address every other."""
    return plan_page(request, see_plan(request), title="Composite plan")


def plan_page(request: BoardRequest, seen: Seen, *, title: str, **context: Any) -> HttpResponse:
    """The plan, or a part of it, as a page that opens with how it stands."""
    board, actor, today = request.board, request.actor, timezone.localdate()
    add = Button("Add an action", new_action_href(board)) if actor.holds(WRITE_ACTIONS, board=board.pk) else None
    has_ended = bool(seen.counted.all_closed or seen.counted.before)
    everything = Button("Show what has ended", "?state=all", secondary=True)
    return list_page(
        request,
        seen.listing,
        title=title,
        question="What is stuck, and did what we closed make a difference?",
        lead=plan_pictures.sentence(seen.counted),
        picture=plan_pictures.pictures(seen.counted, seen.settings, today, request.path),
        button=add,
        others=[
            Button("Did it make a difference?", tests_href(board), secondary=True),
            Button("Update rounds", reverse("improvement:rounds", args=[slug(board)]), secondary=True),
            Button("The key and the days", reverse("improvement:key", args=[slug(board)]), secondary=True),
            *ways_in(actor, board),
        ],
        empty=Empty("Nothing is open", ENDED_TEXT, everything)
        if has_ended
        else Empty("No actions yet", EMPTY_TEXT, add),
        **context,
    )


def see_plan(request: BoardRequest, part: Part | None = None) -> Seen:
    """Read the plan, or a part of it, for whoever asks: the names, sources and figures that its page needs."""
    board, actor, today = request.board, request.actor, timezone.localdate()
    settings = plan_settings(actor, board.pk)
    visible = queries.actions_of(actor, board.pk)
    visible = visible.filter(part.owned) if part else visible
    names = owner_names(visible)
    table = PlanTable(Asked(actor, board.pk, slug(board), today), settings, names)
    offered = Choices(actor, board, today, settings, names, facets(actor, board.pk))
    listing = Listing(
        caption="Actions",
        rows=as_rows(queries.with_rating(visible, today, settings.soon_days)),
        columns=table.columns(),
        filters=filters(offered, without=part.without if part else ""),
        search=SEARCHED,
        default_sort="due",
        file_name=part.file_name if part else f"{slug(board)}-plan",
        gather=table.gather,
    )
    chosen = ListQuery.read(listing, request.GET.dict()).chosen
    pictured = visible
    for each in listing.filters:
        if each.key in WHICH and each.key in chosen:
            pictured = each.apply(pictured, chosen[each.key])
    return Seen(listing, settings, counted(pictured, today, settings.soon_days))
