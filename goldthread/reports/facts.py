"""How a report turns records into facts: counts, dates and words that carry the records they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Model

from goldthread.documents.model import Document, Fact, Inline, Inlines, Link, MissingNote, Source, facts_of
from goldthread.documents.wording import figures, number_words, plural
from goldthread.foundation.models import Record
from goldthread.kernel.partial_dates import PartialDate
from goldthread.reports import addresses
from goldthread.reports.year_records import YearRecords

OPENING = "_opening"
PLAIN_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
UNDATED = "date not recorded"


@dataclass(frozen=True)
class Facts:
    """Makes the facts of one year's report."""

    year: YearRecords

    def sources(self, records: Iterable[Model]) -> tuple[Source, ...]:
        return addresses.sources(self.year.board, records)

    def count(self, key: str, number: int, records: Iterable[Model] = ()) -> Fact:
        """A count as running text has it: words under ten, figures from ten on."""
        return Fact(key, number, number_words(number), self.year.as_of, self.sources(records))

    def figure(self, key: str, number: int | None, records: Iterable[Model] = (), *, missing: str = "") -> Fact:
        """A count in figures, as a table has it; None is not recorded, which is not nought."""
        if number is None:
            return self.missing(key, missing or "not recorded", records)
        return Fact(key, number, figures(number), self.year.as_of, self.sources(records))

    def date(
        self, key: str, value: PartialDate | None, record: Model, *, reading: bool = False, missing: str = UNDATED
    ) -> Fact:
        """A date, as exactly as it is known."""
        if value is None:
            return self.missing(key, missing, [record])
        return Fact(key, value.isoformat(), str(value), self.year.as_of, self.sources([record]), reading=reading)

    def words(self, key: str, text: str, record: Model, *, reading: bool = False, missing: str = "") -> Fact:
        """A word or a text of a record, such as its state."""
        if not text:
            return self.missing(key, missing or "not recorded", [record])
        return Fact(key, text, text, self.year.as_of, self.sources([record]), reading=reading)

    def missing(self, key: str, text: str, records: Iterable[Model] = ()) -> Fact:
        """What the records do not say."""
        return Fact(key, None, text, self.year.as_of, self.sources(records), missing=text)

    def gap(self, text: str, records: Iterable[Model] = ()) -> MissingNote:
        """A sentence on what is missing."""
        return MissingNote(text, self.sources(records))

    def link(self, text: str, record: Model) -> Inline:
        """Words that lead to a record's page."""
        return Link(text, addresses.path_of(self.year.board, record))


def named(record: Record) -> str:
    """A record's part in a fact's key: its reference where that is plain, else the start of its identifier."""
    reference = getattr(record, "reference", "")
    return reference if PLAIN_KEY.fullmatch(reference) else record.pk.hex[:12]


def noun(number: int | str | None, singular: str, many: str = "") -> str:
    """The word for what is counted, in the number that goes with it: “ case”, “ cases”."""
    return " " + plural(number if isinstance(number, int) else 0, singular, many).split(" ", 1)[1]


def counted(fact: Fact, singular: str, many: str = "") -> Inlines:
    """A count and what it counts."""
    return fact, noun(fact.value, singular, many)


def opening(fact: Fact) -> Fact:
    """The same count as the first word of a sentence."""
    if fact.text[:1].isdigit():
        return fact
    return replace(fact, key=f"{fact.key}{OPENING}", text=fact.text[:1].upper() + fact.text[1:])


def in_figures(fact: Fact) -> Fact:
    """The same count as a table has it."""
    if not isinstance(fact.value, int) or fact.text == figures(fact.value):
        return fact
    return replace(fact, key=f"{fact.key}-in-figures", text=figures(fact.value))


def insertable(document: Document) -> dict[str, Fact]:
    """The facts an editor may put into prose. One that opens a sentence is offered as it reads within one."""
    offered: dict[str, Fact] = {}
    for key, fact in facts_of(document).items():
        if key.endswith(OPENING):
            text = fact.text[:1].lower() + fact.text[1:]
            fact = replace(fact, key=key.removesuffix(OPENING), text=text)
        offered.setdefault(fact.key, fact)
    return offered


def joined(parts: Sequence[Inlines], *, between: str = ", ", last: str = " and ") -> Inlines:
    """Phrases as a list in a sentence: commas between, “and” before the last."""
    found: list[Inline] = []
    for at, part in enumerate(parts):
        if at:
            found.append(last if at == len(parts) - 1 else between)
        found.extend(part)
    return tuple(found)
