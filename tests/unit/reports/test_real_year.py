"""What the report of the real year must say, clause by clause, and what it must leave open."""

from __future__ import annotations

from pathlib import Path

import page
import pytest

from goldthread.documents.model import Document, Fact, Table, completeness, facts_of, walk
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Board
from goldthread.reports import formats
from goldthread.reports.building import write_annual_report
from goldthread.reports.domain.outline import HEADINGS

SAID = [
    "Three multi-agency case audits were completed, reviewing 18 cases and 45 children; in the 12 months before the "
    "inspection there were two, with 12 children.",
    "| Child Sexual Exploitation II | 10 June 2016 | 6 | 6 |",
    "| Homelessness | 23 September 2016 | 6 | 15 |",
    "| Domestic Violence II | 12 December 2016 | 6 | 24 |",
    "One audit was planned for March 2017 and moved to May 2017. Reason given: the audit process is changing after a "
    "learning review.",
    "Our reading: The audit that moved is “Looked After Children Out of County”.",
    "| A-1 Recruit a dedicated Quality Assurance Officer (qualified social worker) to support the Business Manager. "
    "(our reading) | Agreed | no owner recorded | starts Quarter 1 of 2017-18 |",
    "| A-6 Add vulnerable cohorts to the scorecard. Caveat: Some comparators are not available. | Done, awaiting "
    "acceptance | no owner recorded | no date recorded |",
    "Sharon Muldoon has chaired the Quality Assurance Sub Group from November 2016, after Jane Bell.",
    "| November 2016 | 31 March 2017 | Every two months |",
    "| Every six weeks | Give partners time to carry out actions between meetings. |",
    "F-4 Identified how agencies promote and raise awareness of the CSE Toolkit",
    "| To improve (our reading) | A-12 Homeless Families with Children Protocol",
    "| Strength (our reading) |",
    "Six-weekly meetings from April 2017.",
    "Appointment of a dedicated officer.",
    "| Looked After Children Out of County (our reading) | May 2017 | March 2017 |",
    "| Toxic Trio | February 2018 |",
    "Section 11 activity: Quarter 1 of 2017-18, Quarter 2 of 2017-18 and Quarter 3 of 2017-18; Report to ESG in "
    "December: December 2017 (our reading)",
    "were revised in this year: November 2016. Reason: Appointment of the new chair.",
    "Integration of the business office functions of the two boards agreed | January 2017 |",
    "| Working Together to Safeguard Children (2015) | page 67, regulation 5 |",
    "Of the Quality Assurance Sub Group the board states: “Good and consistent multi-agency attendance and "
    "commitment”.",
    "Too much time on reviewing case work; not sufficiently outcomes-focused.",
    "Of 13 actions, one is proposed, nine are agreed, one is in progress and two are done, awaiting acceptance.",
    "Three actions answer no judgement or finding that is recorded.",
]
LEFT_OPEN = [
    "No meeting pattern of the Quality Assurance Sub Group is recorded for September and October 2016.",
    "The priority “EHE” has no planned audit.",
    "No evidence is held for the claim “Discussed at team meetings and briefings”.",
    "12 responses have no owner recorded: A-1, A-2, A-3,",
    "No impact test is recorded for any of the 3 recommendations.",
    "No evidence is held that these were done: A-6, A-10.",
    "No meeting is recorded for this year, so attendance cannot be shown meeting by meeting.",
    "kind not recorded",
    "| Jane Bell | QA Sub Group | Independent Consultant (formerly Head of Nursing, Nene and Corby Clinical "
    "Commissioning Group) | date not recorded |",
    "One action is past its due date on 23 November 2026.",
]


def test_the_report_says_what_the_year_was(text: str) -> None:
    assert [words for words in SAID if words not in text] == []


def test_the_report_tells_what_the_year_left_open(text: str) -> None:
    assert [words for words in LEFT_OPEN if words not in text] == []


def test_it_has_the_seven_sections_in_order_and_prints_as_of_when(report: Document, text: str) -> None:
    assert [(each.number, each.title) for each in report.sections] == [(h.number, h.title) for h in HEADINGS]
    assert "as they stood on 23 November 2026" in text


def test_every_number_carries_the_records_it_counts(report: Document) -> None:
    facts = facts_of(report)
    assert {source.label for source in facts["children-reviewed"].sources} == {
        "CA-1 Child Sexual Exploitation II",
        "CA-2 Homelessness",
        "CA-3 Domestic Violence II",
    }
    assert len(facts["actions-without-owner"].sources) == facts["actions-without-owner"].value == 12
    assert [key for key, fact in facts.items() if not fact.sources] == []


def test_every_number_in_a_column_of_figures_is_a_fact(report: Document) -> None:
    blocks = [block for section in walk(report.sections) for block in section.blocks if isinstance(block, Table)]
    cells = [
        cell
        for table in blocks
        for row in table.rows
        for cell, column in zip(row, table.columns, strict=True)
        if column.numeric
    ]
    assert cells
    assert all(isinstance(inline, Fact) for cell in cells for inline in cell)


def test_every_section_that_lacks_something_shows_its_gaps(report: Document) -> None:
    gaps = {section.key: completeness(section).gaps for section in report.sections}
    assert gaps["introduction"] == gaps["statutory"] == 0
    assert all(gaps[key] for key in ("governance", "progress", "outcomes", "challenges", "next-steps"))


def test_its_pdf_can_be_read_by_everyone(report: Document) -> None:
    found = page.validate_pdf_bytes(formats.FORMATS["pdf"].render(report), profile="PDF/UA-1")
    assert [str(failure) for failure in found.failures] == []
    assert found.is_compliant


@pytest.mark.parametrize("ending", list(formats.FORMATS))
def test_the_command_writes_every_format(nscb: Board, tmp_path: Path, ending: str) -> None:
    path = tmp_path / "new folder" / f"report.{ending}"
    assert write_annual_report(board_short_name="nscb", year="2016-17", format=ending, path=path) == path
    assert path.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("board", "year", "ending", "says"),
    [
        ("XYZ", "2016-17", "pdf", "There is no board “XYZ”. Boards here: NSAB, NSCB."),
        ("NSCB", "2016", "pdf", "is not a year"),
        ("NSCB", "2016-17", "odt", "is not a format. Give one of: html, docx, pdf, md."),
    ],
)
def test_the_command_says_what_it_cannot_do(
    nscb: Board, tmp_path: Path, board: str, year: str, ending: str, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        write_annual_report(board_short_name=board, year=year, format=ending, path=tmp_path / "report")
    assert says in refused.value.message
