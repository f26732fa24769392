"""Sheets that people bring: which are read, how much of them, and that nothing but a refusal comes of a bad one."""

import datetime as dt
import io
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.foundation.sheets import Limits, read_sheet, read_sheets
from goldthread.kernel.refusals import Refused

ROWS = [["Reference", "Action"], ["1", "Audit twenty files"]]


def workbook(**sheets: list[list[str]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.set_properties({"created": dt.datetime(2026, 4, 1)})  # or its length would change with the clock
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    return out.getvalue()


def test_every_sheet_with_rows_is_read_and_named() -> None:
    held = read_sheets("tracker.xlsx", workbook(Notes=[], Open=ROWS, Title=[["Only a heading"]], Closed=ROWS))
    assert [(sheet.name, sheet.headings, sheet.lines) for sheet in held] == [
        ("Open", ROWS[0], [(2, ROWS[1])]),
        ("Closed", ROWS[0], [(2, ROWS[1])]),
    ]


def test_the_line_of_the_headings_is_told() -> None:
    assert read_sheet("t.xlsx", workbook(Open=[[], [], *ROWS])).first == 3


def test_more_rows_than_allowed_are_refused_with_the_sheet_named() -> None:
    long = [["Reference"], *[[str(number)] for number in range(11)]]
    assert len(read_sheet("t.xlsx", workbook(Open=long[:11]), Limits(rows=10)).lines) == 10
    with pytest.raises(Refused, match="“Open” has more than 10 rows"):
        read_sheet("t.xlsx", workbook(Open=long), Limits(rows=10))


def test_cells_are_cut_at_the_letters_allowed() -> None:
    sheet = read_sheet("t.xlsx", workbook(Open=[["Action"], ["x" * 2_000]]), Limits(letters=1_200))
    assert sheet.lines == [(2, ["x" * 1_200])]


def test_one_long_text_in_every_cell_is_refused() -> None:
    text = "x" * 30_000
    with pytest.raises(Refused, match="not a workbook that can be read"):
        read_sheet("t.xlsx", workbook(Open=[[text] * 50] * 20), Limits(letters=30_000))


def test_a_title_above_the_headings_does_not_hide_the_delimiter() -> None:
    sheet = read_sheet("t.csv", b"Our tracker\n\nReference;Action\n1;Audit, and report\n")
    assert sheet.lines == [(3, ["Reference", "Action"]), (4, ["1", "Audit, and report"])]


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_an_empty_file_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        read_sheet(name, b"")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_random_csv_is_read_or_refused(content: bytes) -> None:
    try:
        sheet = read_sheet("t.csv", content)
    except Refused:
        return
    assert all(number > sheet.first for number, _ in sheet.lines)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(workbook(Open=ROWS))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        read_sheet("t.xlsx", bytes(whole))
