"""Reading a report, what stands behind each number, and taking it away."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldthread.documents import html
from goldthread.foundation import trail
from goldthread.partnership.requests import BoardRequest
from goldthread.reports import formats, presenters
from goldthread.reports.choices import REPORT_STATE
from goldthread.reports.models import AnnualReport
from goldthread.reports.permissions import WRITE_REPORTS
from goldthread.reports.reading import Opened, opened
from goldthread.reports.views import found
from goldthread.ui.content import Link, day


def show(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """The report: contents with how complete each section is, the next step, and the document beneath."""
    report = found.report(request, public_id)
    read = opened(request.actor, report, today=timezone.localdate())
    may_write = read.is_draft and request.actor.holds(WRITE_REPORTS, board=report.board_id)
    back = Link("All reports", reverse("reports:index", args=[request.board.short_name.lower()]))
    shown = {
        "title": presenters.title(report),
        "caption": f"Edition {report.edition}",
        "state": REPORT_STATE.tag(report.state),
        "lead": _lead(read),
        "buttons": presenters.buttons(read, request.actor),
        "picture": presenters.picture(read),
        "contents": presenters.contents(read, may_write=may_write),
        "changes": presenters.changes(read.changes) if read.now and not read.is_draft and read.document else None,
        "downloads": presenters.downloads(report) if read.document else [],
        "document": _document(read),
        "back": back,
    }
    return render(request, "reports/show.html", shown)


def _lead(read: Opened) -> str:
    if read.document is None:
        return "This edition was kept in a form that this version cannot read. The records themselves are untouched."
    stood = f"The records are as they stood on {day(read.document.as_of)}."
    return f"Issued on {day(read.document.issued_on)}. {stood}" if read.document.issued_on else stood


def _document(read: Opened) -> str:
    if read.document is None:
        return ""
    return html.render(read.document, lambda fact: presenters.fact_href(read.report, fact))


def fact(request: BoardRequest, public_id: UUID, key: str) -> HttpResponse:
    """What a number counts: the records behind it, and what they say now."""
    report = found.report(request, public_id)
    read = opened(request.actor, report, today=timezone.localdate())
    one = read.fact(key)
    if one is None:
        raise Http404
    shown = {
        "title": "What this number counts",
        "caption": f"{presenters.title(report)}, edition {report.edition}",
        "rows": presenters.fact_rows(read, one),
        "tables": [presenters.source_table(one.sources, request.actor, report.board_id)],
        "back": Link("Back to the report", presenters.href(report)),
    }
    return render(request, "ui/record.html", shown)


def download(request: BoardRequest, public_id: UUID, format: str) -> HttpResponse:
    """The report as a file. The trail keeps who took it."""
    report = found.report(request, public_id)
    kind = formats.FORMATS.get(format)
    if kind is None:
        raise Http404
    document = opened(request.actor, report, today=timezone.localdate()).document
    if document is None:
        raise Http404
    body = kind.render(document)
    detail = {"report": str(report.pk), "edition": report.edition, "format": format}
    trail.happened(kind="reports.downloaded", by=request.actor, board=report.board_id, detail=detail)
    disposition = f'attachment; filename="{_file_name(report)}.{kind.ending}"'
    return HttpResponse(body, content_type=kind.media_type, headers={"Content-Disposition": disposition})


def _file_name(report: AnnualReport) -> str:
    standing = f"edition-{report.edition}" if report.issued_at else "draft"
    return f"{report.board.short_name.lower()}-annual-report-{report.year}-{standing}"
