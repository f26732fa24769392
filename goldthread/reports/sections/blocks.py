"""Putting blocks together: paragraphs, tables and parts of sections."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.model import Block, Column, Inline, Inlines, Paragraph, Section, Table
from goldthread.reports.domain.outline import Heading


def said(*inlines: Inline) -> Paragraph:
    """A paragraph of words and facts."""
    return Paragraph(inlines)


def headed(heading: Heading, blocks: Sequence[Block] = (), parts: Sequence[Section] = ()) -> Section:
    """A section of the report with its parts."""
    return Section(heading.key, heading.number, heading.title, tuple(blocks), tuple(parts))


def part(heading: Heading, number: int, key: str, title: str, blocks: Sequence[Block]) -> Section:
    """A part of a section, numbered within it."""
    return Section(f"{heading.key}-{key}", f"{heading.number}.{number}", title, tuple(blocks))


def table(caption: str, headings: Sequence[str], rows: Sequence[Sequence[Inlines | Inline]], note: str = "") -> Table:
    """A table; a heading that ends in “#” stands over figures. A cell may be one inline or several."""
    columns = tuple(Column(text.removesuffix("#"), text.endswith("#")) for text in headings)
    cells = tuple(tuple(cell if isinstance(cell, tuple) else (cell,) for cell in row) for row in rows)
    return Table(caption, columns, cells, note)


def stopped(text: str) -> str:
    """A person's words as a sentence: a full stop at the end, once."""
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
