"""Reads a sheet as text. What could harm the reader is refused before anything is parsed."""

from __future__ import annotations

import csv
import io
import itertools
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from goldthread.foundation.files import archives
from goldthread.foundation.sheets import workbook
from goldthread.kernel.refusals import Refused

ARCHIVE = archives.Limits(looks_inside=False)  # what is packed inside is not read
DELIMITERS = ",;\t"
Line = tuple[int, list[str]]


@dataclass(frozen=True)
class Limits:
    """How much of a sheet is taken: rows beneath the headings, columns, and letters in a cell (the rest is cut off)."""

    rows: int = 1_000
    columns: int = 60
    letters: int = 500


@dataclass(frozen=True)
class Sheet:
    """The headings, and each row beneath them with its line in the sheet. `first` is the line of the headings."""

    headings: list[str]
    lines: list[Line]
    name: str = ""
    first: int = 1


USUAL = Limits()


def read_sheet(name: str, content: bytes, limits: Limits = USUAL) -> Sheet:
    """Read the first sheet with rows of an .xlsx file, or a .csv file. Raises Refused that says what is wrong."""
    return read_sheets(name, content, limits, most=1)[0]


def read_sheets(name: str, content: bytes, limits: Limits = USUAL, *, most: int = 20) -> list[Sheet]:
    """Read every sheet that has rows, at most `most`. Raises Refused that says what is wrong, and of which sheet."""
    told = _read_xlsx(content, limits, most) if name.lower().endswith(".xlsx") else [("", _read_csv(content, limits))]
    if len(told) == 1:
        return [_sheet(*told[0], limits)]
    with_rows = [(title, rows) for title, rows in ((title, list(rows)) for title, rows in told) if _is_told(rows)]
    if not with_rows:
        raise Refused("None of the sheets has rows beneath its headings.", field="file")
    return [_sheet(title, iter(rows), limits) for title, rows in with_rows]


def _is_told(rows: list[list[str]]) -> bool:
    return sum(any(cells) for cells in rows) > 1


def _sheet(title: str, rows: Iterator[list[str]], limits: Limits) -> Sheet:
    said = f"The sheet “{title}”" if title else "The file"
    told = ((number, cells) for number, cells in enumerate(rows, start=1) if any(cells))
    lines = list(itertools.islice(told, limits.rows + 2))
    if len(lines) < 2:
        raise Refused(f"{said} has no rows beneath its headings.", field="file")
    if len(lines) - 1 > limits.rows:
        raise Refused(f"{said} has more than {limits.rows:,} rows. Divide it.", field="file")
    if max(len(cells) for _, cells in lines) > limits.columns:
        raise Refused(f"{said} has more than {limits.columns} columns. Leave out those not needed.", field="file")
    return Sheet(lines[0][1], lines[1:], title, lines[0][0])


def check_archive(content: bytes) -> None:
    """Raise Refused for a workbook that would expand beyond reason, before any of it is parsed."""
    try:
        archives.check_archive(content, ARCHIVE)
    except archives.Bursts as fault:
        raise Refused("The workbook is far larger inside than it should be. Save it anew.", field="file") from fault
    except archives.Locked as fault:
        raise Refused("The workbook is protected by a password. Save it without one.", field="file") from fault
    except archives.ArchiveFault as fault:
        raise Refused("The file is not a workbook that can be read. Save it anew as .xlsx.", field="file") from fault


def _read_xlsx(content: bytes, limits: Limits, most: int) -> list[tuple[str, Iterator[list[str]]]]:
    check_archive(content)
    within = (limits.rows + 100, limits.letters, most)
    command = [sys.executable, "-I", workbook.__file__, *map(str, within)]
    limit = 2 * workbook.MOST_SECONDS
    try:
        read = subprocess.run(command, input=content, capture_output=True, timeout=limit, check=True, env={})  # noqa: S603 - a fixed program, no shell
        told = json.loads(read.stdout)
    except (subprocess.SubprocessError, ValueError) as fault:
        raise Refused("The file is not a workbook that can be read. Save it anew as .xlsx.", field="file") from fault
    if not told:
        raise Refused("The workbook has no rows.", field="file")
    return [(title, (_texts(cells, limits) for cells in rows)) for title, rows in told]


def _read_csv(content: bytes, limits: Limits) -> Iterator[list[str]]:
    text = _decoded(content)
    top = text.split("\n", 20)[:20]
    first = next((line for line in top if any(mark in line for mark in DELIMITERS)), "")
    delimiter = max(DELIMITERS, key=first.count)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield _texts(cells, limits)
    except csv.Error as fault:
        raise Refused("The file cannot be read as CSV. Save it anew, or as .xlsx.", field="file") from fault


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("The file is not text. Save it anew as CSV UTF-8, or as .xlsx.", field="file")


def _texts(cells: Iterable[Any], limits: Limits) -> list[str]:
    """Cells as text without the empty ones at the end. Whole numbers lose the “.0” that workbooks give them."""
    texts = [_text(cell, limits) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _text(cell: Any, limits: Limits) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).replace("\x00", "").strip()[: limits.letters]
