"""The look of a Word document, as styles its readers can change: fonts, colours, headings, captions, boxes."""

from __future__ import annotations

from typing import Any

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from goldthread.documents import word_xml

ACCENT = RGBColor(0x13, 0x3E, 0x66)
INK = RGBColor(0x10, 0x27, 0x3F)
QUIET = RGBColor(0x46, 0x53, 0x5F)
GAP = RGBColor(0x8A, 0x3B, 0x00)
FACE = "Calibri"
NOT_RECORDED = "Not Recorded"
OUR_READING = "Our Reading"
NOTE = "Table Note"
DRAFT = "Draft Mark"
MISSING = "Missing Value"


def styled_document(language: str, *, landscape: bool = False) -> WordDocument:
    """An empty A4 document with our styles, upright or lying across."""
    document = new_document()
    page = document.sections[0]
    page.page_width, page.page_height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.left_margin = page.right_margin = Cm(2.3)
    page.top_margin = page.bottom_margin = Cm(2.3)
    word_xml.set_language(document, language)
    _text_styles(document)
    _box_styles(document)
    return document


def _text_styles(document: WordDocument) -> None:
    _look(document, "Normal", 11, INK, after=7)
    _look(document, "Title", 26, ACCENT, bold=True, after=4)
    _look(document, "Subtitle", 13, QUIET, after=6)
    for level, size in ((1, 17), (2, 14), (3, 12), (4, 11)):
        _look(document, f"Heading {level}", size, ACCENT, bold=True, before=16, after=6)
    _look(document, "Caption", 10, INK, bold=True, before=8, after=4)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    _remove_title_rule(document)


def _box_styles(document: WordDocument) -> None:
    add = document.styles.add_style
    for name in (NOT_RECORDED, OUR_READING, NOTE, DRAFT, "toc 1", "toc 2"):
        style: Any = add(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
        style.base_style = document.styles["Normal"]
    word_xml.set_apart(document.styles[NOT_RECORDED], edge="8A3B00", ground="FDF3EA", dashed=True)
    word_xml.set_apart(document.styles[OUR_READING], edge="43307A", ground="F6F3FB", dashed=False)
    _look(document, NOTE, 9.5, QUIET, before=4, after=8)
    _look(document, DRAFT, 9, GAP, bold=True, after=0)
    _look(document, "toc 1", 11, INK, after=2)
    _look(document, "toc 2", 10.5, INK, after=2)
    document.styles["toc 2"].paragraph_format.left_indent = Cm(0.8)
    link: Any = add("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = RGBColor(0x1A, 0x5A, 0x96), True
    missing: Any = add(MISSING, WD_STYLE_TYPE.CHARACTER)
    missing.font.color.rgb, missing.font.italic = GAP, True


def _look(
    document: WordDocument,
    name: str,
    size: float,
    colour: RGBColor,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 6,
) -> None:
    style: Any = document.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = FACE, Pt(size), bold, False
    style.font.color.rgb = colour
    fonts = style.element.rPr.rFonts
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _remove_title_rule(document: WordDocument) -> None:
    properties = document.styles["Title"].element.pPr
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
