"""The list of reports, and starting one."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.kernel.years import FinancialYear
from goldthread.partnership.requests import BoardRequest
from goldthread.reports import presenters, queries, services
from goldthread.reports.choices import REPORT_STATE
from goldthread.reports.forms import StartForm
from goldthread.reports.permissions import WRITE_REPORTS
from goldthread.ui.content import Link
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page
from goldthread.ui.pages import form_page

FILTERS = (Filter("state", "State", REPORT_STATE.choices(), lambda rows, value: rows.filter(state=value)),)
TEACH = "A year's report is built from its records. Start a draft, explain its gaps, and issue it."


def index(request: BoardRequest) -> HttpResponse:
    """Every report of the board this reader may see."""
    board, actor = request.board, request.actor
    may_write = actor.holds(WRITE_REPORTS, board=board.pk)
    start = Button("Start a report", reverse("reports:new", args=[board.short_name.lower()])) if may_write else None
    years = queries.editions_by_year(actor, board.pk)
    return list_page(
        request,
        Listing(
            caption="Annual reports",
            rows=queries.reports_of(actor, board.pk),
            columns=presenters.columns(),
            filters=FILTERS,
            default_sort="-year",
            file_name="annual-reports",
        ),
        title="Annual reports",
        question="What did we do, what changed, what is missing?",
        picture=presenters.editions(years) if years else None,
        button=start,
        empty=Empty("No report yet", TEACH if may_write else "A report is listed here once it is issued.", start),
    )


def new(request: BoardRequest) -> HttpResponse:
    """Start the report of a year."""
    last = FinancialYear.of(timezone.localdate()).previous()
    return form_page(
        request,
        StartForm,
        title="Start an annual report",
        submit="Start the report",
        lead="The draft is built from the year's records each time it is read, until it is issued.",
        initial={"year": str(last)},
        back=Link("All reports", reverse("reports:index", args=[request.board.short_name.lower()])),
        save=lambda data, version: presenters.href(
            services.start_report(board=request.board, year=data["year"], by=request.actor)
        ),
    )
