"""A document as a Word file that its readers can edit: real styles, captions, header rows, described pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm
from docx.text.paragraph import Paragraph as WordParagraph

from goldthread.documents import appendix, word_styles, word_xml
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
from goldthread.documents.pictures import png
from goldthread.documents.widths import shares

RULE = "B4BEC8"
PICTURE_WIDTH = Cm(16)
TEXT_WIDTH, TEXT_WIDTH_ACROSS = Cm(16.4), Cm(25.1)
LOGO_HEIGHT = Cm(1.6)
DEEPEST = 4
CORE_LIMIT = 255


def render(document: Document, *, font_paths: tuple[Path, ...] = (), logo: bytes | None = None) -> bytes:
    """The document as .docx bytes; `font_paths` are folders with the typeface of the charts.

    `logo` is a picture (PNG or JPEG) for the head of the first page.
    """
    writer = _Writer(document, font_paths, logo)
    writer.write()
    stream = BytesIO()
    writer.word.save(stream)
    return stream.getvalue()


class _Writer:
    """Writes one document from top to bottom, counting its tables, figures and bookmarks as it goes."""

    def __init__(self, document: Document, font_paths: tuple[Path, ...], logo: bytes | None = None) -> None:
        self.document = document
        self.font_paths = font_paths
        self.logo = logo
        self.word: WordDocument = word_styles.styled_document(document.language, landscape=document.is_paper)
        self.text_width = TEXT_WIDTH_ACROSS if document.is_paper else TEXT_WIDTH
        self.numbers = {"Table": count(1), "Figure": count(1), "bookmark": count(1)}

    def write(self) -> None:
        self._properties()
        self._header_and_footer()
        self._front()
        for section in self.document.sections:
            self._section(section, 1)
        self._appendix()

    def _properties(self) -> None:
        document, core = self.document, self.word.core_properties
        core.title, core.subject = _core(document.title), _core(document.subtitle)
        core.author = core.last_modified_by = _core(document.body_name)
        core.category, core.content_status, core.language = "Report", document.status, document.language
        core.comments = ""
        core.created = core.modified = dt.datetime.combine(document.issued_on or document.as_of, dt.time())

    def _header_and_footer(self) -> None:
        page = self.word.sections[0]
        head = page.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if self.document.status == "Draft":
            head.style = word_styles.DRAFT
            head.add_run("Draft. ")
        head.add_run(printable(self.document.running_title))
        foot = page.footer.paragraphs[0]
        foot.add_run(printable(f"{self.document.body_name}, {self.document.period}. Page "))
        word_xml.add_field(foot, "PAGE", "1")
        foot.add_run(" of ")
        word_xml.add_field(foot, "NUMPAGES", "1")

    def _front(self) -> None:
        document = self.document
        if self.logo:
            picture: Any = self.word.add_picture(BytesIO(self.logo), height=LOGO_HEIGHT)
            picture._inline.docPr.set("descr", printable(f"Logo of {document.body_name}"))
        self._paragraph(document.body_name, "Subtitle")
        self._paragraph(document.title, "Title")
        self._paragraph(document.subtitle, "Subtitle")
        self._paragraph(appendix.standing(document), word_styles.NOTE)
        if document.is_paper:
            return
        for section in document.sections:
            self._contents_line(section, "toc 1")
            for inner in section.sections:
                self._contents_line(inner, "toc 2")
        self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _contents_line(self, section: Section, style: str) -> None:
        line = self.word.add_paragraph(style=style)
        word_xml.add_link(line, printable(_numbered(section)), bookmark=_bookmark(section.key))

    def _paragraph(self, text: str, style: str) -> WordParagraph:
        return self.word.add_paragraph(printable(text), style=style)

    def _section(self, section: Section, level: int) -> None:
        heading = self.word.add_heading(printable(_numbered(section)), min(level, DEEPEST))
        word_xml.add_bookmark(heading, next(self.numbers["bookmark"]), _bookmark(section.key))
        for block in section.blocks:
            self._block(block)
        for each in section.sections:
            self._section(each, level + 1)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph() | Prose():
                _write(self.word.add_paragraph(), block.inlines)
            case Bullets():
                for item in block.items:
                    _write(self.word.add_paragraph(style="List Bullet"), item)
            case Reading():
                paragraph = self.word.add_paragraph(style=word_styles.OUR_READING)
                paragraph.add_run("Our reading: ").bold = True
                _write(paragraph, block.inlines, marked=False)
            case MissingNote():
                paragraph = self.word.add_paragraph(style=word_styles.NOT_RECORDED)
                paragraph.add_run("Not recorded: ").bold = True
                paragraph.add_run(printable(block.text))
            case Table():
                self._table(block.caption, block.columns, block.rows, block.note)
            case Figure():
                self._figure(block)

    def _caption(self, kind: str, text: str) -> None:
        caption = self.word.add_paragraph(f"{kind} ", style="Caption")
        word_xml.add_field(caption, f"SEQ {kind} \\* ARABIC", str(next(self.numbers[kind])))
        caption.add_run(f": {printable(text)}")

    def _table(self, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Inlines]], note: str) -> None:
        self._caption("Table", caption)
        table = self.word.add_table(rows=1, cols=len(columns), style="Table Grid")
        word_xml.describe_table(table, printable(caption))
        word_xml.rule_lines(table, RULE)
        word_xml.repeat_as_header(table.rows[0])
        headings = [_bold(column.heading) for column in columns]
        _fill(table.rows[0], columns, headings)
        for row in rows:
            added = table.add_row()
            word_xml.keep_whole(added)
            _fill(added, columns, [_running(cell) for cell in row])
        texts = [[column.heading for column in columns], *([_plain(cell) for cell in row] for row in rows)]
        word_xml.share_width(table, [round(share * self.text_width) for share in shares(texts)])
        self._paragraph(note, word_styles.NOTE)

    def _figure(self, figure: Figure) -> None:
        self._caption("Figure", figure.title)
        self._paragraph(figure.measure, word_styles.NOTE).paragraph_format.keep_with_next = True
        picture = self.word.add_picture(BytesIO(png(figure.svg, self.font_paths)), width=PICTURE_WIDTH)
        properties: Any = picture._inline.docPr
        properties.set("descr", printable(figure.description))
        properties.set("title", printable(figure.title))
        rows = [[(cell,) for cell in row] for row in figure.rows]
        self._table(f"The numbers: {figure.title}", figure.columns, rows, "")

    def _appendix(self) -> None:
        entries = appendix.entries(self.document)
        if not entries:
            return
        self.word.add_heading(appendix.TITLE, 1)
        self._paragraph(appendix.note(self.document), "Normal")
        columns = [Column(heading) for heading in appendix.COLUMNS]
        self._table(appendix.TITLE, columns, [[(cell,) for cell in entry.cells] for entry in entries], "")


def _numbered(section: Section) -> str:
    return f"{section.number} {section.title}".strip()


def _bookmark(key: str) -> str:
    """A name Word takes for a bookmark: a letter first, then letters, digits and underscores, at most 40."""
    return "s_" + "".join(each if each.isalnum() else "_" for each in key)[:38]


def _core(text: str) -> str:
    return printable(text)[:CORE_LIMIT]


def _bold(text: str) -> Callable[[WordParagraph], None]:
    def write(paragraph: WordParagraph) -> None:
        paragraph.add_run(printable(text)).bold = True

    return write


def _plain(inlines: Inlines) -> str:
    return "".join(
        each if isinstance(each, str) else each.printed if isinstance(each, Fact) else each.text for each in inlines
    )


def _running(inlines: Inlines) -> Callable[[WordParagraph], None]:
    return lambda paragraph: _write(paragraph, inlines)


def _fill(row: Any, columns: Sequence[Column], writers: Sequence[Callable[[WordParagraph], None]]) -> None:
    for cell, column, write in zip(row.cells, columns, writers, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = 0
        if column.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        write(paragraph)


def _write(paragraph: WordParagraph, inlines: Inlines, *, marked: bool = True) -> None:
    for inline in inlines:
        _write_inline(paragraph, inline, marked)


def _write_inline(paragraph: WordParagraph, inline: Inline, marked: bool) -> None:
    match inline:
        case Fact():
            run = paragraph.add_run(printable(inline.printed if marked else inline.text))
            if inline.missing:
                run.style = word_styles.MISSING
        case Emphasis():
            paragraph.add_run(printable(inline.text), style="Emphasis")
        case Link() if not inline.href.startswith(("/", "#")):
            word_xml.add_link(paragraph, printable(inline.text), address=inline.href)
        case Link():
            paragraph.add_run(printable(inline.text))
        case _:
            paragraph.add_run(printable(inline))
