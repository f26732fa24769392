"""Which months of a year nothing is known of, and how a sentence names them."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence

from goldthread.documents.wording import join_and
from goldthread.kernel.years import FinancialYear

Span = tuple[dt.date, dt.date]


def months_of(year: FinancialYear) -> list[dt.date]:
    """The first days of the year's twelve months."""
    return [dt.date(year.first + (month > 12), (month - 1) % 12 + 1, 1) for month in range(4, 16)]


def months_not_covered(spans: Iterable[Span], year: FinancialYear) -> list[dt.date]:
    """The months of which not one day lies in any of the spans (first and last day, inclusive)."""
    known = list(spans)
    return [month for month in months_of(year) if not any(_touches(span, month) for span in known)]


def named(months: Sequence[dt.date]) -> str:
    """Months as a sentence has them: “September and October 2016”, “June to August 2016”."""
    return join_and([_run(run) for run in _runs(months)])


def _touches(span: Span, month: dt.date) -> bool:
    last = dt.date(month.year, month.month, calendar.monthrange(month.year, month.month)[1])
    return span[0] <= last and span[1] >= month


def _runs(months: Sequence[dt.date]) -> list[list[dt.date]]:
    runs: list[list[dt.date]] = []
    for month in months:
        if runs and (month - runs[-1][-1]).days <= 31:
            runs[-1].append(month)
        else:
            runs.append([month])
    return runs


def _run(run: Sequence[dt.date]) -> str:
    first, last = run[0], run[-1]
    if first == last:
        return f"{first:%B %Y}"
    joint = "and" if len(run) == 2 else "to"
    opening = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
    return f"{opening} {joint} {last:%B %Y}"
