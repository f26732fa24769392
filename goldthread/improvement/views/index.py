"""The composite plan."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.improvement.permissions import ANSWER_ACTIONS, WRITE_ACTIONS
from goldthread.improvement.presenters import plan_pictures
from goldthread.improvement.presenters.addresses import at, new_action_href, slug, tests_href
from goldthread.improvement.presenters.tracker import ways_in
from goldthread.improvement.views import saved
from goldthread.improvement.views.seeing import Seen, see_plan
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.list_query import ListQuery
from goldthread.ui.lists import Button, Empty, list_page

EMPTY_TEXT = (
    "The plan holds each action once, whatever it answers. Add the first from a recommendation or a finding, "
    "or bring in the spreadsheet you keep your actions in now."
)
ENDED_TEXT = "Every action has ended. What was closed, and on what evidence, is still in the plan."


def index(request: BoardRequest) -> HttpResponse:
    """Every open action the actor may see, once, whatever it answers; and with a word of the address every other."""
    seen = see_plan(request)
    return plan_page(
        request,
        seen,
        title="Composite plan",
        views=saved.shown(request, seen.listing),
        template="improvement/plan.html",
    )


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
            *_our_part(request, seen),
            Button("Did it make a difference?", tests_href(board), secondary=True),
            Button("Word document", document_href(request, seen), secondary=True),
            Button("Update rounds", reverse("improvement:rounds", args=[slug(board)]), secondary=True),
            Button("The key and the days", reverse("improvement:key", args=[slug(board)]), secondary=True),
            *ways_in(actor, board),
        ],
        empty=Empty("Nothing is open", ENDED_TEXT, everything)
        if has_ended
        else Empty("No actions yet", EMPTY_TEXT, add),
        **context,
    )


def _our_part(request: BoardRequest, seen: Seen) -> list[Button]:
    """From the whole plan to the part of who answers for one agency, and from there to what is theirs by name."""
    board, actor = request.board, request.actor
    agencies = actor.agencies(board.pk)
    if len(agencies) != 1 or not actor.holds(ANSWER_ACTIONS, board=board.pk):
        return []
    (agency,) = agencies
    if seen.part is None:
        return [
            Button("Our actions", at(board, "agency", agency), secondary=actor.holds(WRITE_ACTIONS, board=board.pk))
        ]
    ours = seen.part.without == "agency" and seen.part.value == str(agency)
    return [Button("My actions", at(board, "mine"), secondary=True)] if ours else []


def document_href(request: BoardRequest, seen: Seen) -> str:
    """Where what is listed is drawn as a document. A part of the plan is asked for by the filter it answers."""
    query = ListQuery.read(seen.listing, request.GET.dict())
    part = {seen.part.without: seen.part.value} if seen.part else {}
    return at(request.board, "document") + query.address(**part)
