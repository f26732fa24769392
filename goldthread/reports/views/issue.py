"""Issuing a report, and starting a new edition of an issued one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from goldthread.kernel.years import FinancialYear
from goldthread.partnership.requests import BoardRequest
from goldthread.reports import presenters, queries, services
from goldthread.reports.domain.states import ReportState
from goldthread.reports.models import AnnualReport
from goldthread.reports.reading import Opened, opened
from goldthread.reports.views import found
from goldthread.ui.content import Link
from goldthread.ui.pages import confirm_page

FROZEN = "It is frozen with its facts: later changes of the records are shown beside it and do not alter it."


def issue(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Ask once before issuing, showing how complete each section is and what stands in the way."""
    report = found.report_in(request, public_id, ReportState.DRAFT)
    read = opened(request.actor, report, today=timezone.localdate())
    return confirm_page(
        request,
        title=f"Issue the {presenters.title(report).lower()}",
        submit="Issue the report",
        lead=FROZEN,
        consequences=_consequences(report, read),
        initial={"version": report.version},
        back=Link("Back to the report", presenters.href(report)),
        template="reports/issue.html",
        contents=presenters.contents(read, may_write=False, page=presenters.href(report)),
        save=lambda data, version: presenters.href(
            services.issue_report(public_id=public_id, version=version, by=request.actor)
        ),
    )


def _consequences(report: AnnualReport, read: Opened) -> tuple[str, ...]:
    lines = presenters.standings(read)
    unexplained = [each for each in lines if each.is_unexplained]
    told = [f"{each.heading}: {each.fault}" for each in lines if each.fault]
    waiting = list(queries.unsigned_in(report.board_id, FinancialYear.parse(report.year)))
    if waiting:
        listed = ", ".join(finding.reference for finding in waiting)
        told.append(f"Findings that a chair must sign off first: {listed}.")
    gaps = sum(each.gaps for each in unexplained)
    if gaps:
        sections = ", ".join(each.heading.split(" ")[0] for each in unexplained)
        told.append(f"{gaps} gaps are printed without an explanation, in sections {sections}.")
    return tuple(told)


def new_edition(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Start a new edition of an issued report."""
    report = found.report_in(request, public_id, ReportState.ISSUED)
    return confirm_page(
        request,
        title=f"Start a new edition of the {presenters.title(report).lower()}",
        submit="Start the new edition",
        lead=f"Edition {report.edition} stays as it was issued. The new one begins with its editor's words.",
        back=Link("Back to the report", presenters.href(report)),
        save=lambda data, version: presenters.href(services.start_edition(public_id=public_id, by=request.actor)),
    )
