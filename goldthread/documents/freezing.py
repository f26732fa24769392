"""A document kept as it was issued: to plain JSON values and back, with nothing lost.

Facts are written once, by key, and named where they are mentioned, so the stored form is also the list of what the
document claimed. `SCHEMA` is raised whenever the shape changes; a form this version cannot read is refused, never
guessed at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeAlias

from goldthread.documents.model import (
    Block,
    Bullets,
    Column,
    Document,
    Emphasis,
    Fact,
    Figure,
    Inline,
    Inlines,
    Link,
    MissingNote,
    Paragraph,
    Prose,
    Reading,
    Section,
    Source,
    Table,
    facts_of,
)

SCHEMA = 1
Json: TypeAlias = dict[str, Any]
Facts: TypeAlias = Mapping[str, Fact]
RUNNING_TEXT: dict[str, type[Paragraph] | type[Reading] | type[Prose]] = {
    "paragraph": Paragraph,
    "reading": Reading,
    "prose": Prose,
}


def to_json(document: Document) -> Json:
    """The document as values `json.dumps` can write. Raises ValueError when two facts share a key."""
    return {
        "schema": SCHEMA,
        "title": document.title,
        "subtitle": document.subtitle,
        "body_name": document.body_name,
        "period": document.period,
        "language": document.language,
        "as_of": document.as_of.isoformat(),
        "status": document.status,
        "issued_on": document.issued_on.isoformat() if document.issued_on else None,
        "version": document.version,
        "facts": {key: _fact(fact) for key, fact in facts_of(document).items()},
        "sections": [_section(section) for section in document.sections],
    }


def from_json(stored: Json) -> Document:
    """The document that was frozen. Raises ValueError when it was written in a shape this version cannot read."""
    if stored.get("schema") != SCHEMA:
        raise ValueError(f"This document has shape {stored.get('schema')!r}; only shape {SCHEMA} can be read.")
    facts = {key: _read_fact(key, fact) for key, fact in stored["facts"].items()}
    issued_on = stored["issued_on"]
    return Document(
        title=stored["title"],
        subtitle=stored["subtitle"],
        body_name=stored["body_name"],
        period=stored["period"],
        language=stored["language"],
        as_of=dt.date.fromisoformat(stored["as_of"]),
        status=stored["status"],
        issued_on=dt.date.fromisoformat(issued_on) if issued_on else None,
        version=stored["version"],
        sections=tuple(_read_section(section, facts) for section in stored["sections"]),
    )


def _source(source: Source) -> Json:
    return {"kind": source.kind, "public_id": source.public_id, "label": source.label, "path": source.path}


def _fact(fact: Fact) -> Json:
    return {
        "value": fact.value,
        "text": fact.text,
        "as_of": fact.as_of.isoformat(),
        "sources": [_source(source) for source in fact.sources],
        "reading": fact.reading,
        "missing": fact.missing,
    }


def _read_fact(key: str, stored: Json) -> Fact:
    return Fact(
        key=key,
        value=stored["value"],
        text=stored["text"],
        as_of=dt.date.fromisoformat(stored["as_of"]),
        sources=tuple(Source(**source) for source in stored["sources"]),
        reading=stored["reading"],
        missing=stored["missing"],
    )


def _inline(inline: Inline) -> str | Json:
    match inline:
        case Fact():
            return {"fact": inline.key}
        case Emphasis():
            return {"emphasis": inline.text}
        case Link():
            return {"link": inline.text, "href": inline.href}
    return inline


def _read_inline(stored: str | Json, facts: Facts) -> Inline:
    match stored:
        case {"fact": key}:
            return facts[key]
        case {"emphasis": text}:
            return Emphasis(text)
        case {"link": text, "href": href}:
            return Link(text, href)
        case str():
            return stored
    raise ValueError(f"{stored!r} is no running text this version knows.")


def _inlines(inlines: Inlines) -> list[str | Json]:
    return [_inline(inline) for inline in inlines]


def _read_inlines(stored: list[str | Json], facts: Facts) -> Inlines:
    return tuple(_read_inline(inline, facts) for inline in stored)


def _columns(columns: tuple[Column, ...]) -> list[Json]:
    return [{"heading": column.heading, "numeric": column.numeric} for column in columns]


def _block(block: Block) -> Json:
    match block:
        case Bullets():
            return {"block": "bullets", "items": [_inlines(item) for item in block.items]}
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case MissingNote():
            return {"block": "missing", "text": block.text, "sources": [_source(each) for each in block.sources]}
        case Paragraph() | Reading() | Prose():
            name = next(name for name, kind in RUNNING_TEXT.items() if isinstance(block, kind))
            return {"block": name, "inlines": _inlines(block.inlines)}


def _table(table: Table) -> Json:
    return {
        "block": "table",
        "caption": table.caption,
        "columns": _columns(table.columns),
        "rows": [[_inlines(cell) for cell in row] for row in table.rows],
        "note": table.note,
    }


def _figure(figure: Figure) -> Json:
    return {
        "block": "figure",
        "title": figure.title,
        "measure": figure.measure,
        "description": figure.description,
        "svg": figure.svg,
        "columns": _columns(figure.columns),
        "rows": [list(row) for row in figure.rows],
    }


def _read_block(stored: Json, facts: Facts) -> Block:
    match stored["block"]:
        case "bullets":
            return Bullets(tuple(_read_inlines(item, facts) for item in stored["items"]))
        case "table":
            return _read_table(stored, facts)
        case "figure":
            return _read_figure(stored)
        case "missing":
            return MissingNote(stored["text"], tuple(Source(**source) for source in stored["sources"]))
        case name if name in RUNNING_TEXT:
            return RUNNING_TEXT[name](_read_inlines(stored["inlines"], facts))
    raise ValueError(f"“{stored['block']}” is no block this version knows.")


def _read_table(stored: Json, facts: Facts) -> Table:
    rows = tuple(tuple(_read_inlines(cell, facts) for cell in row) for row in stored["rows"])
    return Table(stored["caption"], _read_columns(stored), rows, stored["note"])


def _read_figure(stored: Json) -> Figure:
    return Figure(
        title=stored["title"],
        measure=stored["measure"],
        description=stored["description"],
        svg=stored["svg"],
        columns=_read_columns(stored),
        rows=tuple(tuple(row) for row in stored["rows"]),
    )


def _read_columns(stored: Json) -> tuple[Column, ...]:
    return tuple(Column(**column) for column in stored["columns"])


def _section(section: Section) -> Json:
    return {
        "key": section.key,
        "number": section.number,
        "title": section.title,
        "blocks": [_block(block) for block in section.blocks],
        "sections": [_section(each) for each in section.sections],
    }


def _read_section(stored: Json, facts: Facts) -> Section:
    return Section(
        key=stored["key"],
        number=stored["number"],
        title=stored["title"],
        blocks=tuple(_read_block(block, facts) for block in stored["blocks"]),
        sections=tuple(_read_section(each, facts) for each in stored["sections"]),
    )
