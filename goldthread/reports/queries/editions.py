"""Reads of the reports themselves."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast

from goldthread.foundation.access import Actor
from goldthread.reports.domain.states import ReportState
from goldthread.reports.models import AnnualReport, SectionProse


def reports_of(actor: Actor, board: UUID) -> QuerySet[AnnualReport]:
    """The board's reports this actor may see, without the text of the issued ones."""
    rows: QuerySet[AnnualReport] = AnnualReport.objects.visible_to(actor).filter(board=board)
    return rows.select_related("board", "issued_by").defer("frozen")


def drafts_of(actor: Actor, board: UUID, year: str) -> QuerySet[AnnualReport]:
    """The drafts of a year; there is at most one."""
    return reports_of(actor, board).filter(year=year, state=ReportState.DRAFT)


def prose_of(actor: Actor, report: AnnualReport) -> dict[str, SectionProse]:
    """What an editor wrote for a report, by section."""
    rows = SectionProse.objects.visible_to(actor).filter(report=report)
    return {row.section: row for row in rows}


def issued_naming(actor: Actor, board: UUID, record: UUID) -> QuerySet[AnnualReport]:
    """Issued reports with a fact that comes from this record."""
    issued = reports_of(actor, board).filter(state=ReportState.ISSUED)
    return issued.annotate(kept=Cast("frozen", TextField())).filter(kept__contains=str(record))


def editions_by_year(actor: Actor, board: UUID) -> list[tuple[str, int, int]]:
    """(year, editions issued, drafts) for each year that has a report, the latest first."""
    rows = AnnualReport.objects.visible_to(actor).filter(board=board).order_by("-year").values("year")
    counts = rows.annotate(
        issued=Count("pk", filter=Q(state=ReportState.ISSUED)), drafts=Count("pk", filter=Q(state=ReportState.DRAFT))
    )
    return [(row["year"], row["issued"], row["drafts"]) for row in counts]
