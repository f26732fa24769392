"""Writing a board's annual report to a file."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from goldthread.kernel.years import FinancialYear
from goldthread.reports.building import write_annual_report


def default_path(board: str, year: str, format: str) -> Path:
    """Where a report goes unless told: in var/reports/, named after its board and year."""
    return Path(settings.VAR) / "reports" / f"{board.lower()}-annual-report-{year}.{format}"


def write(board: str, year: FinancialYear, format: str, path: Path) -> None:
    """Write the annual report of a board's year as the records stand. Raises Refused when there is no such board."""
    write_annual_report(board_short_name=board, year=str(year), format=format, path=path)
