"""Named reads of this room, always for an actor: the reports themselves, and the records of a year."""

from goldthread.reports.queries.editions import drafts_of, editions_by_year, issued_naming, prose_of, reports_of
from goldthread.reports.queries.year import records_of, unsigned_in

__all__ = [
    "drafts_of",
    "editions_by_year",
    "issued_naming",
    "prose_of",
    "records_of",
    "reports_of",
    "unsigned_in",
]
