"""For whom a year is read, and what counts as within it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from goldthread.audits.models import CaseAudit
from goldthread.audits.queries import completed_in
from goldthread.foundation.access import Actor
from goldthread.kernel.years import FinancialYear

THE_REPORT = Actor.system("annual report")


def within(field: str, first: FinancialYear, last: FinancialYear | None = None) -> Q:
    """Rows whose date starts within one year, or from the first to the last."""
    after = (last or first).next().start.isoformat()
    return Q(**{f"{field}__gte": first.start.isoformat(), f"{field}__lt": after})


def completed_audits(board: UUID, year: FinancialYear) -> QuerySet[CaseAudit]:
    """Audits completed in a year, in no order, to be compared with."""
    return completed_in(THE_REPORT, board, year).order_by()
