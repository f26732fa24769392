"""Finding the report a page is about."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from goldthread.partnership.requests import BoardRequest
from goldthread.reports.domain.states import ReportState
from goldthread.reports.models import AnnualReport


def report(request: BoardRequest, public_id: UUID) -> AnnualReport:
    """The report, if this reader may know of it."""
    rows = AnnualReport.objects.select_related("board", "issued_by")
    found: AnnualReport = rows.seen_by(request.actor, public_id, board=request.board)
    return found


def report_in(request: BoardRequest, public_id: UUID, state: ReportState) -> AnnualReport:
    """The report in a state: a page about drafts is not there for an issue, nor the other way round."""
    found = report(request, public_id)
    if found.state != state:
        raise Http404
    return found
