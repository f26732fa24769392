"""A document as Markdown, for keeping in plain text and for pasting elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from goldthread.documents import appendix
from goldthread.documents.characters import printable
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
    Table,
)

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|$~])")
OPENS_A_BLOCK = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def render(document: Document) -> str:
    """The document as one Markdown text (pipe tables); every mark a person typed is escaped, so it stays text."""
    head = [
        f"# {_text(document.title)}",
        _text(document.subtitle),
        f"{_text(document.body_name)}, {_text(document.period)}",
        _text(appendix.standing(document)),
    ]
    sections = [part for section in document.sections for part in _section(section, 2)]
    return "\n\n".join(part for part in [*head, *sections, *_appendix(document)] if part) + "\n"


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * min(level, 6)} {_text(f'{section.number} {section.title}'.strip())}"
    for block in section.blocks:
        yield _block(block)
    for each in section.sections:
        yield from _section(each, level + 1)


def _block(block: Block) -> str:
    match block:
        case Paragraph() | Prose():
            return _opening(_inlines(block.inlines))
        case Reading():
            return f"> **Our reading:** {_inlines(block.inlines, marked=False)}"
        case Bullets():
            return "\n".join(f"- {_opening(_inlines(item))}" for item in block.items)
        case MissingNote():
            return f"*Not recorded: {_text(block.text)}*"
        case Table():
            rows = ([_inlines(cell) for cell in row] for row in block.rows)
            return _captioned(block.caption, block.columns, rows, block.note)
        case Figure():
            rows = ([_text(cell) for cell in row] for row in block.rows)
            measure = _text(block.description)
            return f"{_captioned(block.title, block.columns, rows)}\n\n{measure}"


def _captioned(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], note: str = "") -> str:
    headings = _row([_text(column.heading) for column in columns])
    marks = _row(["---:" if column.numeric else "---" for column in columns])
    table = "\n".join([headings, marks, *map(_row, rows)])
    return "\n\n".join(part for part in (f"**{_text(caption)}**", table, _opening(_text(note))) if part)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inlines(inlines: Inlines, *, marked: bool = True) -> str:
    return "".join(_inline(inline, marked=marked) for inline in inlines)


def _inline(inline: Inline, *, marked: bool) -> str:
    match inline:
        case Fact():
            words = _text(inline.printed if marked else inline.text)
            return f"*{words}*" if inline.missing else words
        case Emphasis():
            return f"*{_text(inline.text)}*"
        case Link():
            target = re.sub(r"[\s<>\\|]", lambda found: f"%{ord(found[0]):02X}", inline.href)
            return f"[{_text(inline.text)}](<{target}>)"
    return _text(inline)


def _text(words: str) -> str:
    """What a person typed, on one line, with every character that Markdown would act on escaped."""
    return SPECIAL.sub(r"\\\1", re.sub(r"\s", " ", printable(words))).replace("&", "&amp;")


def _opening(line: str) -> str:
    """A line that opens a paragraph, kept from being taken for a list or a rule."""
    return OPENS_A_BLOCK.sub(lambda found: f"{found[2]}\\" if found[2].isdigit() else f"\\{found[2]}", line)


def _appendix(document: Document) -> list[str]:
    entries = appendix.entries(document)
    if not entries:
        return []
    columns = [Column(heading) for heading in appendix.COLUMNS]
    rows = ([_text(cell) for cell in entry.cells] for entry in entries)
    return [f"## {appendix.TITLE}", appendix.note(document), _captioned(appendix.TITLE, columns, rows)]
