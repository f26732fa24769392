"""The year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board
from goldthread.partnership.requests import BoardRequest
from goldthread.programme import queries
from goldthread.programme.choices import ENTRY_KIND, STANDING
from goldthread.programme.models import Entry
from goldthread.programme.permissions import SEE_OBSTACLES, WRITE_PROGRAMME
from goldthread.programme.presenters import year as presenters
from goldthread.programme.presenters.sentence import are_we_doing_what_we_said
from goldthread.programme.queries import Work
from goldthread.ui.lists import Button, Filter, Listing, list_page


def year(request: BoardRequest) -> HttpResponse:
    """Are we doing what we said? The year line, the answer in a sentence, the entries, and what is missing."""
    board, actor, today = request.board, request.actor, timezone.localdate()
    years = queries.years_of(actor, board.pk)
    shown = _chosen(request.GET.get("year", ""), years, today)
    works = queries.work_of(actor, board.pk, shown, today=today)
    plan = _plan_button(request, shown)
    return list_page(
        request,
        _listing(request, shown, works),
        title=f"The year {shown}",
        question="Are we doing what we said?",
        lead=are_we_doing_what_we_said(works) or "Nothing is planned or recorded for this year.",
        picture=presenters.year_line(works, shown, today) if works else None,
        button=plan,
        others=_others(request),
        empty=presenters.no_entries(works, shown, plan),
        template="programme/year.html",
        years=presenters.switcher(board, years, shown),
        year=str(shown),
        unplanned=presenters.unplanned(queries.unserved_priorities(actor, board.pk, shown)),
        outside=presenters.outside(works),
    )


def _chosen(given: str, years: Sequence[FinancialYear], today: dt.date) -> FinancialYear:
    """The year asked for, else the one with work nearest today."""
    try:
        return FinancialYear.parse(given)
    except ValueError:
        return queries.year_nearest(years, today)


def _listing(request: BoardRequest, shown: FinancialYear, works: Sequence[Work]) -> Listing:
    by_entry = {work.entry.pk: work for work in works if work.entry}
    rows = queries.listed_entries(request.actor, request.board.pk, shown).select_related("board")
    return Listing(
        caption=f"Programme of {shown}",
        rows=rows,
        columns=presenters.columns(by_entry),
        filters=_filters(works),
        search=("title",),
        default_sort="title",
        file_name=f"programme-{shown}",
        kept={"year": str(shown)},
    )


def _filters(works: Sequence[Work]) -> tuple[Filter, ...]:
    def standing(rows: QuerySet[Entry], value: str) -> QuerySet[Entry]:
        return rows.filter(pk__in=[work.entry.pk for work in works if work.entry and work.standing == value])

    return (
        Filter("kind", "Kind", ENTRY_KIND.choices(), lambda rows, value: rows.filter(kind=value)),
        Filter("standing", "Standing", STANDING.choices(), standing),
    )


def _plan_button(request: BoardRequest, shown: FinancialYear) -> Button | None:
    if not request.actor.holds(WRITE_PROGRAMME, board=request.board.pk):
        return None
    return Button("Plan the next thing", f"{_address('new', request.board)}?year={shown}")


def _others(request: BoardRequest) -> list[Button]:
    if not request.actor.holds(SEE_OBSTACLES, board=request.board.pk):
        return []
    return [Button("Obstacles and answers", _address("obstacles", request.board), secondary=True)]


def _address(page: str, board: Board) -> str:
    return reverse(f"programme:{page}", args=[board.short_name.lower()])
