"""A table as a file to keep: Excel and CSV, with every cell made harmless for a spreadsheet program."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.utils import timezone

from goldthread.ui.content import Content, plain

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DANGEROUS_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_767


def safe_cell(text: str) -> str:
    """Text a spreadsheet program will not take for a formula: an apostrophe goes before a dangerous start."""
    cleaned = text.replace("\x00", "")
    return f"'{cleaned}" if cleaned.lstrip(" \ufeff").startswith(DANGEROUS_STARTS) else cleaned


def csv_response(name: str, headings: Sequence[str], rows: Iterable[Sequence[Content]]) -> HttpResponse:
    """The table as CSV in UTF-8 with a byte order mark, which Excel needs to read it as such."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([safe_cell(heading) for heading in headings])
    for row in rows:
        writer.writerow([_csv_cell(cell) for cell in row])
    return _download(out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"{name}.csv")


def _csv_cell(cell: Content) -> str:
    is_figure = isinstance(cell, int | float) and not isinstance(cell, bool)
    return str(cell) if is_figure else safe_cell(plain(cell))


def xlsx_response(name: str, caption: str, headings: Sequence[str], rows: Iterable[Sequence[Content]]) -> HttpResponse:
    """The table as an Excel workbook: bold frozen headings, real dates and figures, text never read as formula."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": caption})
        sheet = book.add_worksheet(_sheet_name(caption))
        bold = book.add_format({"bold": True, "bottom": 1})
        formats = {dt.date: book.add_format({"num_format": "d mmmm yyyy", "align": "left"})}
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, bold)
            sheet.set_column(column, column, max(14, min(48, len(heading) + 4)))
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell, formats)
        sheet.freeze_panes(1, 0)
    return _download(out.getvalue(), XLSX_TYPE, f"{name}.xlsx")


def workbook_response(name: str, content: bytes) -> HttpResponse:
    """A workbook that a room made itself, as a file to keep."""
    return _download(content, XLSX_TYPE, f"{name}.xlsx")


def _write(sheet: Any, row: int, column: int, cell: Content, formats: dict[type[dt.date], Any]) -> None:
    if isinstance(cell, dt.datetime | bool):
        sheet.write_string(row, column, plain(cell))
    elif isinstance(cell, dt.date):
        sheet.write_datetime(row, column, dt.datetime(cell.year, cell.month, cell.day), formats[dt.date])
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, NOT_IN_XML.sub("", plain(cell))[:LONGEST_CELL])


def _sheet_name(caption: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", caption)[:31].strip() or "List"


def _download(content: bytes, kind: str, file_name: str) -> HttpResponse:
    stem, _, ending = file_name.rpartition(".")
    safe = re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-") or "list"
    stamp = timezone.localdate().isoformat()
    disposition = f'attachment; filename="{safe}-{stamp}.{ending}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
