"""Files for spreadsheet programs: whole, typed and harmless."""

import csv
import datetime as dt
import io

import openpyxl
import pytest

from goldthread.ui.content import Content, Tag
from goldthread.ui.exports import csv_response, safe_cell, xlsx_response

ATTACKS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|calc", "%0A=1", "＝1+1", " =1", "\ufeff=1"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_csv_text_that_could_be_a_formula_is_made_text(attack: str) -> None:
    assert safe_cell(attack).startswith("'")
    body = csv_response("x", ["A"], [[attack]]).content.decode("utf-8-sig")
    assert next(iter(csv.reader(io.StringIO(body, newline=""))))
    assert list(csv.reader(io.StringIO(body, newline="")))[1][0].startswith("'")


@pytest.mark.parametrize("attack", [*ATTACKS, "http://example.org", "{=1}"])
def test_excel_text_stays_text(attack: str) -> None:
    cell = _sheet([[attack]])["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_excel_keeps_figures_and_dates_as_such_and_freezes_bold_headings() -> None:
    sheet = _sheet([[7, dt.date(2026, 4, 1), Tag("Late"), None]], ["Cases", "Held", "State", "Owner"])
    assert [cell.value for cell in sheet[2]] == [7, dt.datetime(2026, 4, 1), "Late", "Not recorded"]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold


def test_negative_figures_stay_figures_in_csv() -> None:
    assert b"-3" in csv_response("x", ["A"], [[-3]]).content
    assert b"'-3" not in csv_response("x", ["A"], [[-3]]).content


def test_characters_a_workbook_cannot_hold_do_not_break_it() -> None:
    assert _sheet([["a\x00b\x0bc"]])["A2"].value == "abc"


def test_the_file_name_cannot_break_out_of_its_header() -> None:
    disposition = csv_response('a"\r\nSet-Cookie: x', ["A"], []).headers["Content-Disposition"]
    assert "\n" not in disposition
    assert disposition.count('"') == 2


def _sheet(rows: list[list[Content]], headings: list[str] | None = None) -> openpyxl.worksheet.worksheet.Worksheet:
    answer = xlsx_response("x", "Caption [1]: a/b", headings or ["A"], rows)
    return openpyxl.load_workbook(io.BytesIO(answer.content)).active
