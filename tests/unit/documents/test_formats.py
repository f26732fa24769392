"""Every format says the same, reads aloud, and takes nobody's words for code."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import page
import pypdf
import pytest
import typst
from docx import Document as open_word
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from goldthread.documents import html, markdown, pdf, word
from goldthread.documents.characters import DRAWN
from goldthread.documents.figures import Chart
from goldthread.documents.model import Document, Fact, Link, Paragraph, Section, facts_of
from goldthread.documents.pictures import png
from goldthread.documents.widths import shares

MARKS = (
    "#panic()",
    "$x$",
    "<script>alert(1)</script>",
    "[link](x)",
    "*bold*",
    "`code`",
    "{{ x }}",
    "{% y %}",
    "ŵ",
    "ŷ",
)


class Outline(HTMLParser):
    """Collects the elements and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.starts: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.starts.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def levels(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.starts if re.fullmatch(r"h[1-6]", tag)]

    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.starts if "id" in attributes]


def never_skips(levels: list[int]) -> bool:
    return all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def pdf_text(data: bytes) -> str:
    text = "".join(each.extract_text() for each in pypdf.PdfReader(BytesIO(data)).pages)
    return re.sub(r"[\s\u200b]", "", text)


def word_of(document: Document) -> WordDocument:
    return open_word(BytesIO(word.render(document)))


def word_text(document: WordDocument) -> str:
    return "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))


def in_pdf(document: Document) -> str:
    return pdf_text(pdf.render(document))


def in_word(document: Document) -> str:
    return word_text(word_of(document))


def in_html(document: Document) -> str:
    return "".join(Outline(html.standalone(document)).words)


@pytest.mark.parametrize("draw", [in_pdf, in_word, in_html, markdown.render])
def test_every_format_says_the_same(annual_report: Document, draw: Callable[[Document], str]) -> None:
    text = re.sub(r"\s", "", draw(annual_report))
    opening = (
        "Three multi-agency case audits were completed, reviewing 18 cases and 45 children; in the 12 months before "
        "the inspection there were two, with 12 children."
    )
    expected = [opening.replace(" (what this counts)", ""), "What each number counts", "Our reading", "Not recorded"]
    if draw is in_html:
        text = text.replace("(whatthiscounts)", "")
    for words in [*expected, "3 April 2017", "no impact test", "Looked After Children Out of County", "early help"]:
        assert words.replace(" ", "").lower() in text.lower(), words


@pytest.mark.parametrize("draw", [in_pdf, in_word, in_html])
def test_hostile_words_come_out_as_words(hostile_report: Document, draw: Callable[[Document], str]) -> None:
    text = re.sub(r"\s", "", draw(hostile_report))
    for mark in MARKS:
        assert text.count(mark.replace(" ", "")) > 20, mark


def test_hostile_words_stay_words_in_markdown(hostile_report: Document) -> None:
    text = markdown.render(hostile_report)
    assert "<script>" not in text
    assert not re.search(r"(?<!\\)\[link\]", text)
    assert not re.search(r"(?<!\\)`", text)
    widths = {len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines() if line.startswith("| ")}
    assert widths <= {3, 4}, "a bar somebody typed became a column"
    for line in ("1. one", "- two", "+ three", "=== four"):
        section = Section("a", "", "", (Paragraph((line,)),))
        body = markdown.render(replace(hostile_report, sections=(section,)))
        assert line not in body.splitlines()


def test_hostile_words_make_no_elements(hostile_report: Document) -> None:
    for text in (html.standalone(hostile_report), html.render(hostile_report, lambda fact: "/x")):
        tags = {tag for tag, _ in Outline(text).starts}
        assert "script" not in tags
        assert "<script>" not in text


def test_html_is_semantic(annual_report: Document) -> None:
    text = html.render(annual_report, lambda fact: f"/facts/{fact.key}")
    outline = Outline(text)
    assert outline.levels()[0] == 2
    assert never_skips(outline.levels())
    assert len(outline.ids()) == len(set(outline.ids()))
    heads = [attributes.get("scope") for tag, attributes in outline.starts if tag == "th"]
    assert set(heads) == {"col", "row"}
    tags = [tag for tag, _ in outline.starts]
    assert tags.count("table") == tags.count("caption") == 3
    assert tags.count("details") == tags.count("svg") == 1
    links = {attributes.get("href") for tag, attributes in outline.starts if tag == "a"}
    assert {f"/facts/{key}" for key in facts_of(annual_report)} <= links
    assert "style" not in tags
    assert 'style="' not in text


def test_a_fact_without_a_page_is_plain_text(annual_report: Document) -> None:
    assert "gt-document__fact" not in html.render(annual_report, lambda fact: None)


def test_contents_say_how_complete_each_section_is(annual_report: Document) -> None:
    text = html.contents(annual_report)
    assert 'href="#progress">4 Progress, services and provision</a> <span class="govuk-hint">2 gaps' in text


def test_a_standalone_file_needs_nothing_else(annual_report: Document) -> None:
    inner = Section("inner", "9", "Inner", (Paragraph((Link("the audit", "/nscb/audits/x/"),)),))
    text = html.standalone(replace(annual_report, sections=(*annual_report.sections, inner)))
    outline = Outline(text)
    assert outline.starts[0] == ("html", {"lang": "en-GB"})
    assert "<title>Quality Assurance Annual Report 2016-17" in text
    assert outline.levels()[0] == 1
    assert never_skips(outline.levels())
    hrefs = [attributes.get("href") or "" for tag, attributes in outline.starts if tag == "a"]
    inner_links = [href[1:] for href in hrefs if href.startswith("#")]
    assert set(inner_links) <= set(outline.ids())
    assert all(href.startswith(("#", "https://")) for href in hrefs)
    assert "the audit" in text
    assert "src=" not in text
    assert "@import" not in text


def test_word_has_real_styles_and_header_rows(annual_report: Document) -> None:
    found = word_of(annual_report)
    names = [paragraph.style.name if paragraph.style else "" for paragraph in found.paragraphs]
    assert {"Title", "Heading 1", "Heading 2", "Caption", "List Bullet", "Not Recorded", "Our Reading"} <= set(names)
    levels = [int(name[-1]) for name in names if name and re.fullmatch(r"Heading \d", name)]
    assert levels[0] == 1
    assert never_skips(levels)
    for table in found.tables:
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
        assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val")
    assert len(found.tables) == 4


def test_word_has_language_properties_and_described_pictures(annual_report: Document) -> None:
    found = word_of(annual_report)
    lang = found.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")[0]
    assert lang.get(qn("w:val")) == "en-GB"
    core = found.core_properties
    assert (core.title, core.language) == ("Quality Assurance Annual Report 2016-17", "en-GB")
    assert core.subject == annual_report.subtitle
    assert core.author == annual_report.body_name
    shapes = [shape._inline.docPr.get("descr") for shape in found.inline_shapes]
    assert shapes == ["Bar chart: 6 children in June, 15 in September, 24 in December 2016."]
    assert found.sections[0].header.paragraphs[0].text.startswith("Draft")
    bookmarks = {mark.get(qn("w:name")) for mark in found.element.body.iter(qn("w:bookmarkStart"))}
    anchors = {link.get(qn("w:anchor")) for link in found.element.body.iter(qn("w:hyperlink"))} - {None}
    assert anchors <= bookmarks
    assert anchors


def test_pdf_is_tagged_titled_and_in_english(annual_report: Document) -> None:
    reader = pypdf.PdfReader(BytesIO(pdf.render(annual_report)))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata
    assert reader.metadata.title == annual_report.title
    assert all("Draft" in each.extract_text() for each in reader.pages)


@pytest.mark.parametrize("name", ["annual_report", "hostile_report"])
@pytest.mark.parametrize("profile", ["PDF/UA-1", "PDF/A-2a"])
def test_pdf_meets_the_standards(name: str, profile: str, request: pytest.FixtureRequest) -> None:
    report = page.validate_pdf_bytes(pdf.render(request.getfixturevalue(name)), profile=profile)
    assert [str(failure) for failure in report.failures] == []
    assert report.is_compliant


def test_an_issued_pdf_is_no_draft_and_is_the_same_twice(annual_report: Document) -> None:
    issued = replace(annual_report, status="Issued", issued_on=dt.date(2017, 6, 1))
    data = pdf.render(issued)
    assert data == pdf.render(issued)
    assert "Draft" not in pdf_text(data)
    assert "Version1,issuedon1June2017" in pdf_text(data)


def test_a_long_column_does_not_starve_its_neighbours(hostile_report: Document) -> None:
    assert len(pypdf.PdfReader(BytesIO(pdf.render(hostile_report))).pages) < 15
    assert shares([["a", "b" * 500], ["c", "d"]]) == (9 / 54, 45 / 54)


def test_the_pdf_typefaces_draw_all_they_are_said_to(annual_report: Document) -> None:
    every = "".join(chr(code) for first, last in DRAWN for code in range(first, last + 1))
    parts = tuple(Paragraph((every[at : at + 100],)) for at in range(0, len(every), 100))
    document = replace(annual_report, title="\U0001f600 中", sections=(Section("all", "1", "\u00ad\u202e", parts),))
    text = pdf_text(pdf.render(document))
    assert "ŵ" in text
    assert "[" in text


def test_a_picture_is_drawn_from_data_alone(children_reviewed: Chart) -> None:
    svg = children_reviewed.svg()
    ElementTree.fromstring(svg)
    assert png(svg).startswith(b"\x89PNG")
    with pytest.raises(typst.TypstError):
        png("#panic()")


def test_an_empty_document_is_still_a_document() -> None:
    empty = Document("Title", "", "Board", "2016-17", dt.date(2017, 4, 3), ())
    assert pdf.render(empty).startswith(b"%PDF")
    assert word.render(empty)
    assert markdown.render(empty).startswith("# Title")
    assert html.render(empty, lambda fact: None) == ""
    assert "<h1>Title</h1>" in html.standalone(empty)


def test_a_control_character_stops_no_format(annual_report: Document) -> None:
    fact = Fact("odd", "a\x00b\x0b", "a\x00b\x0b\ufffe", dt.date(2017, 4, 3))
    document = replace(annual_report, sections=(Section("odd", "1", "a\x07", (Paragraph((fact, "\ud800x")),)),))
    assert "ab" in in_word(document)
    assert "ab" in in_pdf(document)
    assert "ab" in markdown.render(document)
