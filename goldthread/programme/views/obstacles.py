"""The obstacles of the year's work, and what was done about them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.kernel.years import FinancialYear
from goldthread.partnership.requests import BoardRequest
from goldthread.programme import queries, services
from goldthread.programme.forms import ObstacleForm
from goldthread.programme.models import Obstacle
from goldthread.programme.permissions import WRITE_OBSTACLES
from goldthread.programme.presenters import obstacle as presenters
from goldthread.ui.content import Link
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page
from goldthread.ui.pages import form_page

FIELDS = (*services.OBSTACLE_FIELDS, "version")


def index(request: BoardRequest) -> HttpResponse:
    """What got in the way, and what was done about it."""
    board, actor = request.board, request.actor
    counts = queries.obstacles_by_year(actor, board.pk)
    may_write = actor.holds(WRITE_OBSTACLES, board=board.pk)
    new = reverse("programme:new_obstacle", args=[board.short_name.lower()])
    record = Button("Record an obstacle", new) if may_write else None
    years = [(year, year) for year, _, _ in counts]
    return list_page(
        request,
        Listing(
            caption="Obstacles",
            rows=queries.obstacles_of(actor, board.pk),
            columns=presenters.columns(may_change=may_write),
            filters=(Filter("year", "Year", years, lambda rows, value: rows.filter(year=value)),),
            search=("text", "answer"),
            default_sort="-year",
            file_name="obstacles",
        ),
        title="Obstacles and answers",
        question="What got in the way, and what did we do about it?",
        picture=presenters.answered(counts) if counts else None,
        button=record,
        empty=Empty(
            "No obstacle recorded",
            "The annual report tells what the year's work met and what was done about it. Record it as it happens.",
            record,
        ),
    )


def new(request: BoardRequest) -> HttpResponse:
    """Record an obstacle."""

    def save(data: Any, version: int | None) -> str:
        services.record_obstacle(board=request.board, by=request.actor, **data)
        return presenters.list_href(request.board)

    return form_page(
        request,
        ObstacleForm,
        title="Record an obstacle",
        submit="Record the obstacle",
        initial={"year": str(FinancialYear.of(timezone.localdate()))},
        form_kwargs={"actor": request.actor, "board": request.board},
        back=_back(request),
        save=save,
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change an obstacle, or record what was done about it."""
    found = Obstacle.objects.select_related("board").seen_by(request.actor, public_id, board=request.board)

    def save(data: Any, version: int | None) -> str:
        services.change_obstacle(public_id=public_id, version=version, by=request.actor, **data)
        return presenters.list_href(request.board)

    return form_page(
        request,
        ObstacleForm,
        title="Change or answer an obstacle",
        initial={name: getattr(found, name) for name in FIELDS},
        form_kwargs={"actor": request.actor, "board": request.board},
        back=_back(request),
        save=save,
    )


def _back(request: BoardRequest) -> Link:
    return Link("Back to the obstacles", presenters.list_href(request.board))
