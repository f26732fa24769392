"""Reads a sheet of contacts as text. What could harm the reader is refused before anything is parsed."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from goldthread.kernel.refusals import Refused

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 1_000, 60, 500
MOST_ENTRIES, MOST_EXPANDED, MOST_RATIO = 2_000, 50 * 1024 * 1024, 100
CHUNK = 64 * 1024
Line = tuple[int, list[str]]


@dataclass(frozen=True)
class Sheet:
    """The headings, and each row beneath them with its line in the sheet."""

    headings: list[str]
    lines: list[Line]


def read_sheet(name: str, content: bytes) -> Sheet:
    """Read the first sheet with rows of an .xlsx file, or a .csv file. Raises Refused that says what is wrong."""
    rows = _read_xlsx(content) if name.lower().endswith(".xlsx") else _read_csv(content)
    lines = [(number, cells) for number, cells in enumerate(rows, start=1) if any(cells)]
    if len(lines) < 2:
        raise Refused("The file has no rows beneath its headings.", field="file")
    if len(lines) - 1 > MOST_ROWS:
        raise Refused(f"The file has {len(lines) - 1:,} rows; {MOST_ROWS:,} are allowed. Divide it.", field="file")
    if max(len(cells) for _, cells in lines) > MOST_COLUMNS:
        raise Refused(f"The file has more than {MOST_COLUMNS} columns. Leave out those not needed.", field="file")
    return Sheet(lines[0][1], lines[1:])


def check_archive(content: bytes) -> None:
    """Raise Refused for a workbook that would expand beyond reason, before any of it is parsed.

    The sizes an archive declares can lie, so every entry is expanded, in pieces, and its checksum compared.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            expanded = sum(entry.file_size for entry in entries)
            if len(entries) > MOST_ENTRIES or expanded > MOST_EXPANDED or expanded > MOST_RATIO * len(content):
                raise Refused("The workbook is far larger inside than it should be. Save it anew.", field="file")
            for entry in entries:
                _expand(archive, entry)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as fault:
        raise Refused("The file is not a workbook that can be read. Save it anew as .xlsx.", field="file") from fault


def _expand(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    with archive.open(entry) as stream:
        while stream.read(CHUNK):
            pass


def _read_xlsx(content: bytes) -> list[list[str]]:
    check_archive(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS + 100)
            if rows:
                return [_texts(row) for row in rows]
    except (CalamineError, ValueError, OSError) as fault:
        raise Refused("The file is not a workbook that can be read. Save it anew as .xlsx.", field="file") from fault
    raise Refused("The workbook has no rows.", field="file")


def _read_csv(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return [_texts(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)]
    except csv.Error as fault:
        raise Refused("The file cannot be read as CSV. Save it anew, or as .xlsx.", field="file") from fault


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("The file is not text. Save it anew as CSV UTF-8, or as .xlsx.", field="file")


def _texts(cells: Iterable[Any]) -> list[str]:
    """Cells as text without the empty ones at the end. Whole numbers lose the “.0” that workbooks give them."""
    texts = [_text(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).replace("\x00", "").strip()[:MOST_LETTERS]
