"""Documents are kept as issued, and compared with the records of a later day."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.documents.appendix import entries, records_of, standing
from goldthread.documents.characters import DRAWN, drawable, printable
from goldthread.documents.differences import Difference, differences
from goldthread.documents.figures import Chart, figure
from goldthread.documents.freezing import from_json, to_json
from goldthread.documents.model import (
    Bullets,
    Column,
    Document,
    Emphasis,
    Fact,
    Figure,
    Link,
    MissingNote,
    Paragraph,
    Prose,
    Reading,
    Section,
    Source,
    Status,
    Table,
    completeness,
    facts_of,
)
from goldthread.documents.wording import join_and, number_words, plural, sentence
from goldthread.ui.charts.bars import Bar, BarChart

AS_OF = dt.date(2017, 4, 3)
TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)
SOURCES = st.lists(st.builds(Source, TEXT, TEXT, TEXT, TEXT), max_size=2).map(tuple)


def made_fact(value: int | str | None, text: str, sources: tuple[Source, ...], reading: bool) -> Fact:
    """A fact whose key follows from what it says, so that no two facts share one."""
    key = f"k{abs(hash((value, text, sources, reading)))}"
    return Fact(key, value, text, AS_OF, sources, reading, "" if value is not None else "not supplied")


FACTS = st.builds(made_fact, st.none() | st.integers() | TEXT, TEXT, SOURCES, st.booleans())
INLINES = st.lists(
    TEXT | st.builds(Emphasis, TEXT) | st.builds(Link, TEXT, TEXT.map(lambda path: f"https://{path}")) | FACTS,
    max_size=3,
).map(tuple)
COLUMNS = (Column("A"), Column("B", True))
BLOCKS = st.one_of(
    st.builds(Paragraph, INLINES),
    st.builds(Reading, INLINES),
    st.builds(Prose, INLINES),
    st.builds(Bullets, st.lists(INLINES, max_size=2).map(tuple)),
    st.builds(Table, TEXT, st.just(COLUMNS), st.lists(st.tuples(INLINES, INLINES), max_size=2).map(tuple), TEXT),
    st.builds(Figure, TEXT, TEXT, st.just("bars"), TEXT, st.just(COLUMNS), st.lists(st.tuples(TEXT, TEXT)).map(tuple)),
    st.builds(MissingNote, TEXT, SOURCES),
)
INNER = st.builds(Section, st.just("inner"), TEXT, TEXT, st.lists(BLOCKS, max_size=3).map(tuple))
SECTIONS = st.builds(
    Section,
    st.just("outer"),
    TEXT,
    TEXT,
    st.lists(BLOCKS, max_size=3).map(tuple),
    st.lists(INNER, max_size=1).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SECTIONS, max_size=2).map(tuple), TEXT, st.none() | st.dates())
def test_a_frozen_document_comes_back_as_it_was(
    sections: tuple[Section, ...], title: str, issued: dt.date | None
) -> None:
    status: Status = "Issued" if issued else "Draft"
    document = Document(title, title, title, title, AS_OF, sections, status=status, issued_on=issued)
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


def test_a_document_of_another_shape_is_refused(annual_report: Document) -> None:
    with pytest.raises(ValueError, match="shape 99"):
        from_json(to_json(annual_report) | {"schema": 99})


def test_one_key_cannot_stand_for_two_facts(annual_report: Document) -> None:
    clash = Section("clash", "9", "Clash", (Paragraph((Fact("audits", 4, "four", AS_OF),)),))
    with pytest.raises(ValueError, match="audits"):
        facts_of(replace(annual_report, sections=(*annual_report.sections, clash)))


def test_a_fact_has_a_value_or_a_reason() -> None:
    with pytest.raises(ValueError, match="either a value or the reason"):
        Fact("a", None, "not recorded", AS_OF)
    with pytest.raises(ValueError, match="either a value or the reason"):
        Fact("a", 1, "1", AS_OF, missing="lost")


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "/\\elsewhere"])
def test_only_web_addresses_and_paths_are_linked(href: str) -> None:
    with pytest.raises(ValueError, match="cannot be linked"):
        Link("here", href)


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="2 columns, but a row of 1"):
        Table("Audits", COLUMNS, ((("only",),),))


def test_an_issued_document_has_its_day() -> None:
    with pytest.raises(ValueError, match="day it was issued"):
        Document("a", "b", "c", "d", AS_OF, (), status="Issued")


def test_a_chart_is_kept_with_its_numbers(children_reviewed: Chart) -> None:
    kept = figure(children_reviewed)
    assert kept.columns == (Column("Audit"), Column("Children", True))
    assert kept.rows[0] == ("June 2016", "6")


def test_a_gap_among_numbers_leaves_the_column_numeric() -> None:
    kept = figure(BarChart("Children", "Children reviewed", [Bar("Neglect", 6), Bar("Toxic Trio", None)]))
    assert [column.numeric for column in kept.columns] == [False, True]
    assert kept.rows == (("Neglect", "6"), ("Toxic Trio", "Not recorded"))


def test_a_chart_without_a_description_is_refused() -> None:
    with pytest.raises(ValueError, match="no description"):
        Figure("Children", "", " ", "<svg/>", (), ())


def test_completeness_counts_facts_and_gaps(annual_report: Document) -> None:
    found = {section.key: completeness(section).text for section in annual_report.sections}
    assert found == {"introduction": "no gaps", "governance": "1 gap", "progress": "2 gaps", "outcomes": "1 gap"}


def test_differences_name_what_changed_appeared_and_vanished() -> None:
    audit = Source("Case audit", "x", "Neglect")

    def document(*facts: Fact) -> Document:
        return Document("a", "b", "c", "d", AS_OF, (Section("s", "1", "S", (Paragraph(facts),)),))

    was = document(
        Fact("same", 1, "one", AS_OF),
        Fact("children", 45, "45 children", AS_OF, (audit,)),
        Fact("gone", 2, "two", AS_OF),
    )
    missing = Fact("children", None, "not recorded", AS_OF, (audit,), missing="withdrawn")
    now = document(Fact("same", 1, "1", AS_OF), missing, Fact("new", 3, "three", AS_OF))
    assert differences(was, was) == ()
    assert differences(was, now) == (
        Difference("children", "45 children", "not recorded", (audit,)),
        Difference("gone", "two", None, ()),
        Difference("new", None, "three", ()),
    )


def test_the_appendix_names_the_records_of_each_fact(annual_report: Document) -> None:
    cells = {entry.fact.key: entry.cells for entry in entries(annual_report)}
    assert list(cells) == list(facts_of(annual_report))
    themes = "Case audit: Child Sexual Exploitation II; Homelessness; Domestic Violence II"
    assert cells["cases"] == ("4.1", "18", themes)
    assert cells["owner.1"][2] == "Not recorded: no owner is named"
    assert cells["delayed.is"][1].endswith("(our reading)")
    assert records_of((Source("Audit", "1", "A"), Source("Review", "2", "B"))) == "Audit: A. Review: B"


def test_how_a_document_stands_is_said_in_words(annual_report: Document) -> None:
    assert standing(annual_report).startswith("Draft, version 1, not issued.")
    issued = replace(annual_report, status="Issued", issued_on=dt.date(2017, 6, 1), version=2)
    assert standing(issued).startswith("Version 2, issued on 1 June 2017.")


def test_numbers_read_as_english() -> None:
    assert plural(3, "multi-agency case audit", opens_sentence=True) == "Three multi-agency case audits"
    assert (plural(1, "case"), plural(18, "case"), plural(0, "audit")) == ("one case", "18 cases", "no audits")
    assert (plural(2, "agency"), plural(45, "child"), plural(2, "person", "people")) == (
        "two agencies",
        "45 children",
        "two people",
    )
    assert plural(6, "case", figure=True) == "6 cases"
    assert (number_words(9), number_words(10), number_words(9999), number_words(10_000)) == (
        "nine",
        "10",
        "9999",
        "10,000",
    )
    assert join_and(["police", "health", "housing"]) == "police, health and housing"
    assert join_and(["a, b", "c"]) == "a, b and c"
    assert join_and([]) == ""
    assert sentence("three audits", "were completed") == "Three audits were completed."


def test_characters_without_a_place_or_a_shape() -> None:
    assert printable("a\x00b\u202ec\u00add\ne") == "abcd\ne"
    assert drawable("Llŷn \U0001f600 e\u0301") == "Llŷn [grinning face] é"
    assert all(first <= last for first, last in DRAWN)
