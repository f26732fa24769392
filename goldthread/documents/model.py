"""The document: sections of sentences, tables and figures whose numbers are facts, each with the records behind it.

A document knows nothing of how it will be drawn. The renderers (`html`, `word`, `pdf`, `markdown`) read this model and
nothing else, so that every format says the same. Values are frozen: an issued document is kept as it was issued
(`freezing`) and compared with the records of a later day (`differences`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*")
SAFE_LINK = re.compile(r"(https?://|mailto:|#|/(?![/\\]))", re.IGNORECASE)
Status = Literal["Draft", "Issued"]
Shape = Literal["report", "paper"]


@dataclass(frozen=True)
class Source:
    """The record a number counts, or a sentence comes from.

    `kind` is the sector's word for it ("case audit"); `path` is where it is seen in the browser, "" when nowhere.
    """

    kind: str
    public_id: str
    label: str
    path: str = ""


@dataclass(frozen=True)
class Fact:
    """A value the records hold on a day, as it is printed.

    `value` is what is compared later: a count, a word, or a date in the ISO form of `PartialDate`; None when the
    records hold none, and then `missing` is the reason. `reading` marks what the partnership infers.
    """

    key: str
    value: int | str | None
    text: str
    as_of: dt.date
    sources: tuple[Source, ...] = ()
    reading: bool = False
    missing: str = ""

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.key):
            raise ValueError(f"“{self.key}” is not a fact's key: give letters, digits and . _ : - only.")
        if (self.value is None) != bool(self.missing):
            raise ValueError(f"{self.key}: a fact has either a value or the reason why it has none.")

    @property
    def printed(self) -> str:
        """The words on the page, marked where the partnership infers them."""
        return f"{self.text} (our reading)" if self.reading else self.text


@dataclass(frozen=True)
class Emphasis:
    text: str


@dataclass(frozen=True)
class Link:
    """A link to a web page, an e-mail address, or a page of this installation (`/...`)."""

    text: str
    href: str

    def __post_init__(self) -> None:
        if not SAFE_LINK.match(self.href):
            raise ValueError(f"“{self.href}” cannot be linked: give an https or mailto address, or a path.")


Inline: TypeAlias = str | Fact | Emphasis | Link
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    inlines: Inlines


@dataclass(frozen=True)
class Bullets:
    items: tuple[Inlines, ...]


@dataclass(frozen=True)
class Column:
    heading: str
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first cell names the row. Every row has one cell for each column."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        _check_widths(self.caption, self.columns, self.rows)


@dataclass(frozen=True)
class Figure:
    """A chart as drawn, what it shows in words, and the same numbers as rows.

    `svg` is our own drawing, never something a person gave.
    """

    title: str
    measure: str
    description: str
    svg: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if not self.description.strip():
            raise ValueError(f"“{self.title}” has no description for someone who cannot see it.")
        _check_widths(self.title, self.columns, self.rows)


@dataclass(frozen=True)
class MissingNote:
    """What the records do not hold; drawn as a gap, never left out."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What the partnership infers; always printed as “our reading”, never as another body's words."""

    inlines: Inlines


@dataclass(frozen=True)
class Prose:
    """A paragraph in an editor's own words; numbers in it are facts (see `prose`)."""

    inlines: Inlines


Block: TypeAlias = Paragraph | Bullets | Table | Figure | MissingNote | Reading | Prose


@dataclass(frozen=True)
class Section:
    """A part of a document. `key` is its anchor, `number` what is printed before the title ("2", "2.1")."""

    key: str
    number: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.key):
            raise ValueError(f"“{self.key}” is not a section's key: give letters, digits and . _ : - only.")


@dataclass(frozen=True)
class Document:
    """A report or paper of one body for one period, as its records stood on `as_of`.

    A report stands upright, with contents and versions. A paper for a meeting lies across (landscape), and begins with
    what it has to say: it is printed on a day, and the next printing replaces it.
    """

    title: str
    subtitle: str
    body_name: str
    period: str
    as_of: dt.date
    sections: tuple[Section, ...]
    status: Status = "Draft"
    issued_on: dt.date | None = None
    version: int = 1
    language: str = "en-GB"
    shape: Shape = "report"

    @property
    def is_paper(self) -> bool:
        """Whether it lies across, without contents."""
        return self.shape == "paper"

    @property
    def running_title(self) -> str:
        """What the head of each page says."""
        return self.title if self.is_paper else f"{self.title}, version {self.version}"

    def __post_init__(self) -> None:
        if (self.status == "Issued") != (self.issued_on is not None):
            raise ValueError("An issued document has the day it was issued; a draft has none.")


@dataclass(frozen=True)
class Completeness:
    """How many facts a section states and how many gaps it shows."""

    facts: int
    gaps: int

    @property
    def text(self) -> str:
        if not self.gaps:
            return "no gaps"
        return "1 gap" if self.gaps == 1 else f"{self.gaps} gaps"


def inlines_of(block: Block) -> Iterator[Inline]:
    """Every piece of running text of a block, in reading order."""
    match block:
        case Paragraph() | Reading() | Prose():
            yield from block.inlines
        case Bullets():
            yield from (inline for item in block.items for inline in item)
        case Table():
            yield from (inline for row in block.rows for cell in row for inline in cell)
        case Figure() | MissingNote():
            return


def walk(sections: Sequence[Section]) -> Iterator[Section]:
    """Sections and the sections within them, in reading order."""
    for section in sections:
        yield section
        yield from walk(section.sections)


def facts_of(document: Document) -> dict[str, Fact]:
    """The document's facts by key, in order of first mention.

    Raises ValueError when one key stands for two different facts: then a reader could not tell which is meant.
    """
    return _facts_within(document.sections)


def completeness(section: Section) -> Completeness:
    """What a section, with those within it, states and what it shows as missing."""
    facts = _facts_within((section,)).values()
    notes = [block for each in walk((section,)) for block in each.blocks if isinstance(block, MissingNote)]
    return Completeness(len(facts), len(notes) + sum(1 for fact in facts if fact.missing))


def _facts_within(sections: Sequence[Section]) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for section in walk(sections):
        for inline in (inline for block in section.blocks for inline in inlines_of(block)):
            if isinstance(inline, Fact) and facts.setdefault(inline.key, inline) != inline:
                raise ValueError(f"Two different facts have the key “{inline.key}”.")
    return facts


def _check_widths(name: str, columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> None:
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"“{name}” has {len(columns)} columns, but a row of {len(row)} cells.")
