"""The list of meetings, and how each agency attended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldthread.kernel.years import FinancialYear
from goldthread.meetings import presenters, queries
from goldthread.meetings.models import Meeting
from goldthread.meetings.permissions import WRITE_MEETINGS
from goldthread.partnership.models import SubGroup
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page


def index(request: BoardRequest) -> HttpResponse:
    """When did we meet, and who came? Opens with attendance by agency in the year chosen."""
    board, actor, today = request.board, request.actor, timezone.localdate()
    years = queries.years_of(actor, board.pk)
    year = chosen_year(request, years, today)
    attended = queries.attendance_by_agency(actor, board.pk, year, today=today)
    silent = queries.silences_in(actor, board.pk, year, today=today)
    may_write = actor.holds(WRITE_MEETINGS, board=board.pk)
    call = Button("Call a meeting", presenters.list_href(board, "new")) if may_write else None
    by_agency = Button("Attendance by agency", f"{presenters.list_href(board, 'by_agency')}?year={year}", True)
    return list_page(
        request,
        _listing(request, years, today),
        title="Meetings",
        question="When did we meet, and who came?",
        picture=presenters.shares(attended, year) if attended else None,
        button=call,
        others=[by_agency] if years else [],
        empty=Empty(
            "No meeting is recorded",
            "Meetings and who attended them show that agencies take part. Call the next, or record the last.",
            call,
        ),
        template="meetings/index.html",
        silences=presenters.silences(silent),
        year=str(year),
    )


def by_agency(request: BoardRequest) -> HttpResponse:
    """Which agencies take part? Meetings attended of meetings due, in a year."""
    board, actor, today = request.board, request.actor, timezone.localdate()
    years = queries.years_of(actor, board.pk)
    year = chosen_year(request, years, today)
    attended = queries.attendance_by_agency(actor, board.pk, year, today=today)
    here = presenters.list_href(board, "by_agency")
    return render(
        request,
        "meetings/by_agency.html",
        {
            "title": f"Attendance by agency in {year}",
            "lead": "Present or by a deputy, of the meetings held of each group the agency attends.",
            "picture": presenters.shares(attended, year) if attended else None,
            "tables": [presenters.shares_table(attended, year)],
            "years": [(str(one), f"{here}?year={one}", one == year) for one in sorted({*years, year})],
            "back": Link("All meetings", presenters.list_href(board)),
        },
    )


def chosen_year(request: BoardRequest, years: Sequence[FinancialYear], today: dt.date) -> FinancialYear:
    """The year asked for, else the latest to tell of that has begun, else this one."""
    try:
        return FinancialYear.parse(request.GET.get("year", ""))
    except ValueError:
        begun = [year for year in years if year.start <= today]
        return begun[-1] if begun else FinancialYear.of(today)


def _in_year(rows: QuerySet[Meeting], value: str) -> QuerySet[Meeting]:
    return rows.filter(queries.in_year(FinancialYear.parse(value)))


def _listing(request: BoardRequest, years: Sequence[FinancialYear], today: dt.date) -> Listing:
    board, actor = request.board, request.actor
    groups = SubGroup.objects.visible_to(actor).filter(board=board)
    named = [(str(group.pk), str(group)) for group in groups if queries.sees_meetings_of(actor, board.pk, group.pk)]
    labels = [(str(year), str(year)) for year in reversed(years)]
    return Listing(
        caption="Meetings",
        rows=queries.meetings_of(actor, board.pk),
        columns=presenters.columns(today),
        filters=(
            Filter("group", "Group", named, lambda rows, value: rows.filter(group=value)),
            Filter("year", "Year", labels, _in_year),
        ),
        search=("place", "group__name"),
        default_sort="-held",
        file_name="meetings",
    )
