"""The seven sections, each a function from the records of the year to what is printed."""

from goldthread.documents.model import Section
from goldthread.reports.facts import Facts
from goldthread.reports.sections import challenges, governance, introduction, next_steps, outcomes, progress, statutory
from goldthread.reports.year_records import YearRecords

SECTIONS = (introduction, statutory, governance, progress, outcomes, challenges, next_steps)


def sections_of(year: YearRecords) -> tuple[Section, ...]:
    """Every section, in order. One with nothing recorded says what is missing."""
    facts = Facts(year)
    return tuple(module.section(year, facts) for module in SECTIONS)
