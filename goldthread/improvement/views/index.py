"""The composite plan."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.foundation.access import Actor
from goldthread.improvement import queries
from goldthread.improvement.choices import ACTION_STATE
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.presenters import plan
from goldthread.improvement.presenters.addresses import new_action_href, slug
from goldthread.improvement.presenters.tracker import ways_in
from goldthread.partnership.models import Agency, Board
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page

SOURCES = [("audit", "Case audits"), ("judgement", "Inspections and reviews"), ("none", "Nothing linked")]
DUE = [("overdue", "Overdue"), ("soon", "Due in the next 28 days"), ("undated", "No due date")]
MISSING = [("owner", "No owner"), ("evidence", "No evidence")]
EMPTY_TEXT = (
    "The plan holds each action once, whatever it answers. Add the first from a recommendation or a finding, "
    "or bring in the spreadsheet you keep your actions in now."
)


def index(request: BoardRequest) -> HttpResponse:
    """Every action the actor may see, once, opening with how they stand."""
    board, actor, today = request.board, request.actor, timezone.localdate()
    rows = queries.actions_of(actor, board.pk).select_related("board", *queries.OWNERS)
    add = Button("Add an action", new_action_href(board)) if actor.holds(WRITE_ACTIONS, board=board.pk) else None
    address = request.path
    return list_page(
        request,
        Listing(
            caption="Actions",
            rows=rows,
            columns=plan.columns(today),
            filters=_filters(actor, board, today),
            search=("text", "reference", "detail"),
            default_sort="due",
            file_name=f"{slug(board)}-plan",
        ),
        title="Composite plan",
        question="What is stuck, and did what we closed make a difference?",
        picture=plan.pictures(queries.counts_by_state(actor, board.pk, today), address),
        button=add,
        others=[
            Button("Update rounds", reverse("improvement:rounds", args=[slug(board)]), secondary=True),
            Button("The key and the days", reverse("improvement:key", args=[slug(board)]), secondary=True),
            *ways_in(actor, board),
        ],
        empty=Empty("No actions yet", EMPTY_TEXT, add),
    )


def _filters(actor: Actor, board: Board, today: dt.date) -> tuple[Filter, ...]:
    agencies = Agency.objects.visible_to(actor).filter(links__board=board)
    named = [(str(agency.pk), agency.short_name) for agency in agencies]
    return (
        Filter("state", "State", ACTION_STATE.choices(), lambda rows, value: rows.filter(state=value)),
        Filter("agency", "Owning agency", named, lambda rows, value: rows.filter(owner_agency=value)),
        Filter("source", "Source", SOURCES, partial(queries.from_source, actor)),
        Filter("due", "Due", DUE, lambda rows, value: _due(rows, value, today)),
        Filter("missing", "Missing", MISSING, _missing),
    )


def _due(rows: QuerySet[Any], value: str, today: dt.date) -> QuerySet[Any]:
    if value == "overdue":
        return queries.overdue(rows, today)
    if value == "undated":
        return rows.filter(due=None)
    return queries.due_between(rows, today, today + dt.timedelta(days=28))


def _missing(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    missing: Q = queries.NO_OWNER
    return rows.filter(missing) if value == "owner" else rows.filter(evidence_held=0)
