"""The appendix “What each number counts”: every fact of a document with the records behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Document, Fact, Section, Source, inlines_of, walk
from goldthread.kernel.partial_dates import PartialDate

TITLE = "What each number counts"
KEY = "what-each-number-counts"
COLUMNS = ("Section", "As printed", "The records it comes from")


@dataclass(frozen=True)
class Entry:
    """One fact: the number of the section that mentions it first, how it is printed, and where it comes from.

    `of_another_day` is the day its records stood at, where that is not the day of the whole document.
    """

    section: str
    fact: Fact
    of_another_day: str = ""

    @property
    def printed(self) -> str:
        return self.fact.printed

    @property
    def sources(self) -> str:
        """The records in words, with their day where it is another; for a fact without a value, why it has none."""
        return f"{self._records} (as on {self.of_another_day})" if self.of_another_day else self._records

    @property
    def _records(self) -> str:
        records = records_of(self.fact.sources)
        if self.fact.missing:
            reason = f"Not recorded: {self.fact.missing}"
            return f"{reason} ({records})" if records else reason
        return records or "No single record: nothing of this kind is recorded"

    @property
    def cells(self) -> tuple[str, str, str]:
        return self.section, self.printed, self.sources


def records_of(sources: Sequence[Source]) -> str:
    """Records in words, those of one kind together: “Case audit: Neglect; Homelessness. Inspection: Ofsted”."""
    kinds = dict.fromkeys(source.kind for source in sources)
    return ". ".join(f"{kind}: {'; '.join(each.label for each in sources if each.kind == kind)}" for kind in kinds)


def entries(document: Document) -> tuple[Entry, ...]:
    """The document's facts in order of first mention."""
    found: dict[str, Entry] = {}
    for section in walk(document.sections):
        for fact in facts_in(section):
            other = "" if fact.as_of == document.as_of else day(fact.as_of)
            found.setdefault(fact.key, Entry(section.number, fact, other))
    return tuple(found.values())


def note(document: Document) -> str:
    """What the appendix is, and the day its records stood at."""
    return f"Every number and date in this document is read from these records, as they stood on {day(document.as_of)}."


def facts_in(section: Section) -> Sequence[Fact]:
    """The facts a section's own blocks mention, those of the sections within it left out."""
    return [inline for block in section.blocks for inline in inlines_of(block) if isinstance(inline, Fact)]


def day(value: dt.date) -> str:
    """A day as a person writes it: 1 April 2026."""
    return str(PartialDate.day(value))


def standing(document: Document) -> str:
    """How a document stands: draft or issued, and the day its records are of; of a paper, only the day."""
    records = f"The records are as they stood on {day(document.as_of)}."
    if document.is_paper:
        return records
    if document.issued_on:
        return f"Version {document.version}, issued on {day(document.issued_on)}. {records}"
    return f"Draft, version {document.version}, not issued. {records}"
