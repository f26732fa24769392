"""Who did and viewed what."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone

from goldthread.home import choices
from goldthread.home.presenters import trail as presenter
from goldthread.home.queries import trail as queries
from goldthread.partnership.models import Board
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.lists import Empty, Filter, Listing, list_page

DAYS = [("1", "Today"), ("7", "The last 7 days"), ("31", "The last 31 days"), ("366", "The last 366 days")]


def trail(request: BoardRequest) -> HttpResponse:
    """The board's events, the latest first."""
    board = request.board
    return list_page(
        request,
        Listing(
            caption="Events",
            rows=queries.events_of(request.actor, board),
            columns=presenter.columns(board),
            filters=_filters(board),
            default_sort="-when",
            page_size=50,
            file_name=f"{board.short_name.lower()}-trail",
        ),
        title="Trail",
        question="Who did and viewed what, and when?",
        empty=Empty(
            "Nothing has happened yet", "Every change, every view of a sensitive record and every refusal is kept."
        ),
    )


def _filters(board: Board) -> tuple[Filter, ...]:
    kinds = sorted(((kind, choices.happened(kind)) for kind in queries.kinds_of(board)), key=lambda one: one[1])
    people = [(str(person), name) for person, name in queries.people_of(board)]
    return (
        Filter("kind", "What", kinds, lambda rows, value: rows.filter(kind=value)),
        Filter("person", "Who", people, lambda rows, value: rows.filter(actor=value)),
        Filter("days", "When", DAYS, _since),
    )


def _since(rows: QuerySet[Any], days: str) -> QuerySet[Any]:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return rows.filter(at__gte=midnight - dt.timedelta(days=int(days) - 1))
