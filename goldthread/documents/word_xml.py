"""What Word can do and its Python library has no call for: header rows, fields, bookmarks, links, language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

# Children of w:pPr that come after borders and shading, in the order the schema asks for.
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")
AFTER_SHADING = AFTER_BORDERS[1:]


def element(tag: str, /, **attributes: str) -> Any:
    """An element of the w: namespace with w: attributes."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_language(document: WordDocument, language: str) -> None:
    """The proofing and reading language of every style."""
    for lang in document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang"):
        lang.set(qn("w:val"), language)


def repeat_as_header(row: _Row) -> None:
    """Mark a row as the table's header: repeated on every page and read out with each cell."""
    row._tr.get_or_add_trPr().append(element("tblHeader", val="true"))


def keep_whole(row: _Row) -> None:
    """Keep a row from breaking over two pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit", val="true"))


def describe_table(table: Table, caption: str) -> None:
    """Give a table its title for those who hear it, and say that its first row and column are headings."""
    properties = table._tbl.tblPr
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    look = element("tblLook", val="00A0", firstRow="1", lastRow="0", firstColumn="1", lastColumn="0")
    look.set(qn("w:noHBand"), "1")
    look.set(qn("w:noVBand"), "1")
    properties.append(look)
    properties.append(element("tblCaption", val=caption))


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word works out, such as a page number; `shown` stands until it does."""
    field = element("fldSimple", instr=instruction)
    run = element("r")
    text = element("t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def add_bookmark(paragraph: Paragraph, number: int, name: str) -> None:
    """A place in the document that links can lead to; `number` is its own in the document."""
    start = element("bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def add_link(paragraph: Paragraph, text: str, *, address: str = "", bookmark: str = "") -> None:
    """A link to a web address, or to a bookmark of this document."""
    link = element("hyperlink", anchor=bookmark) if bookmark else OxmlElement("w:hyperlink")
    if address:
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.style = "Hyperlink"
    link.append(run._r)
    paragraph._p.append(link)


def set_apart(style: Any, *, edge: str, ground: str, dashed: bool) -> None:
    """Draw a paragraph style with a line at its left and a tinted ground; colours as RRGGBB."""
    properties = style.element.get_or_add_pPr()
    borders = element("pBdr")
    kind = "dashed" if dashed else "single"
    borders.append(element("left", val=kind, sz="18", space="6", color=edge))
    properties.insert_element_before(borders, *AFTER_BORDERS)
    properties.insert_element_before(element("shd", val="clear", color="auto", fill=ground), *AFTER_SHADING)


def share_width(table: Table, widths: Sequence[int]) -> None:
    """Give each column its width, in English Metric Units, in the grid and in every cell."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Emu(width)


def rule_lines(table: Table, colour: str) -> None:
    """Thin lines between rows only; colour as RRGGBB."""
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        drawn = side in ("top", "bottom", "insideH")
        borders.append(element(side, val="single" if drawn else "nil", sz="4", space="0", color=colour))
    properties = table._tbl.tblPr
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption")
