"""Reads a sheet of contacts as text. What could harm the reader is refused before anything is parsed."""

from __future__ import annotations

import csv
import io
import itertools
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from goldthread.kernel.refusals import Refused
from goldthread.partnership import workbook_reading

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
    told = ((number, cells) for number, cells in enumerate(rows, start=1) if any(cells))
    lines = list(itertools.islice(told, MOST_ROWS + 2))
    if len(lines) < 2:
        raise Refused("The file has no rows beneath its headings.", field="file")
    if len(lines) - 1 > MOST_ROWS:
        raise Refused(f"The file has more than {MOST_ROWS:,} rows. Divide it.", field="file")
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


def _read_xlsx(content: bytes) -> Iterator[list[str]]:
    check_archive(content)
    command = [sys.executable, "-I", workbook_reading.__file__, str(MOST_ROWS + 100)]
    limit = 2 * workbook_reading.MOST_SECONDS
    try:
        read = subprocess.run(command, input=content, capture_output=True, timeout=limit, check=True, env={})  # noqa: S603 - a fixed program, no shell
        rows = json.loads(read.stdout)
    except (subprocess.SubprocessError, ValueError) as fault:
        raise Refused("The file is not a workbook that can be read. Save it anew as .xlsx.", field="file") from fault
    if not rows:
        raise Refused("The workbook has no rows.", field="file")
    return map(_texts, rows)


def _read_csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        yield from map(_texts, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
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
