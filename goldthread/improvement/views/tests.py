"""“Did it make a difference?”: every impact test of the board."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.improvement import queries
from goldthread.improvement.choices import IMPACT_KIND, IMPACT_RESULT
from goldthread.improvement.presenters import tests as presenter
from goldthread.improvement.presenters.addresses import slug
from goldthread.improvement.presenters.impact import May
from goldthread.improvement.queries.impact import UNDECIDED
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page

STANDING = [("overdue", "Overdue"), ("soon", "Due in the next 90 days"), ("returned", "Came back, not decided yet")]
EMPTY_TEXT = (
    "A test says on a date whether something got better: a re-audit question, an indicator, a survey question, "
    "feedback or a dip sample. Plan one from a recommendation."
)


def index(request: BoardRequest) -> HttpResponse:
    """Every test planned, due and done, with what it found; and what has neither a test nor a reason."""
    board, actor, today = request.board, request.actor, timezone.localdate()
    may = May.of(actor, board)
    missing = queries.without_test(actor, board.pk)
    first = list(missing[: presenter.MOST_GAPS])
    total = len(first) if len(first) < presenter.MOST_GAPS else missing.count()
    found = queries.found_so_far(actor, board.pk)
    return list_page(
        request,
        Listing(
            caption="Impact tests",
            rows=queries.tests_of(actor, board.pk).select_related("decided_by"),
            columns=presenter.columns(board, may, today),
            filters=_filters(today),
            search=("question", "recommendation__reference", "action__reference", "evidence"),
            default_sort="-due",
            file_name=f"{slug(board)}-impact-tests",
        ),
        title="Did it make a difference?",
        question="What was tested, what it found, and what nobody has tested.",
        picture=presenter.picture(found, board) if found else None,
        button=Button("The plan", reverse("improvement:index", args=[slug(board)]), secondary=True),
        empty=Empty("No impact test yet", EMPTY_TEXT),
        template="improvement/tests.html",
        gaps=presenter.gaps_table(first, total, board, may),
    )


def _filters(today: dt.date) -> tuple[Filter, ...]:
    def standing(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value == "returned":
            return rows.filter(UNDECIDED)
        if value == "overdue":
            return queries.overdue_tests(rows, today)
        return queries.due_within(rows, today, today + dt.timedelta(days=90))

    return (
        Filter("result", "What it found", IMPACT_RESULT.choices(), lambda rows, value: rows.filter(result=value)),
        Filter("kind", "How", IMPACT_KIND.choices(), lambda rows, value: rows.filter(kind=value)),
        Filter("standing", "Standing", STANDING, standing),
    )
