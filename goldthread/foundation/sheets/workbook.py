"""Reads the sheets of a workbook in a process of its own, which may fail without taking anyone's page with it.

A workbook of a kilobyte can name a cell in the last row of the last column, and the reader then asks for half a
terabyte and ends its process. So it runs as `python -I` with this file, little memory and little time: the workbook
on its standard input, the limits as its arguments, the rows as JSON on its standard output. One long text may stand in
every cell, so what is handed back is counted. It knows nothing of the rest of the product, and is given none of its
secrets.
"""

from __future__ import annotations

import io
import json
import resource
import sys

MOST_MEMORY, MOST_SECONDS = 768 * 1024 * 1024, 10
MOST_SHEETS, MOST_TOLD = 30, 20_000_000
Cell = str | int | float


class TooMuch(Exception):
    """The cells hold more text than anyone could have meant."""


def sheets_of(content: bytes, rows: int, letters: int, sheets: int) -> list[tuple[str, list[list[Cell]]]]:
    """The first sheets that have rows, each with its name and first rows; dates as the text they are written in."""
    from python_calamine import CalamineWorkbook

    book, told = CalamineWorkbook.from_filelike(io.BytesIO(content)), 0
    found: list[tuple[str, list[list[Cell]]]] = []
    for name in book.sheet_names[:MOST_SHEETS]:
        if len(found) == sheets:
            break
        held = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=rows)
        if held:
            cut = [[cell if isinstance(cell, int | float) else str(cell)[:letters] for cell in row] for row in held]
            told += sum(len(cell) for row in cut for cell in row if isinstance(cell, str))
            if told > MOST_TOLD:
                raise TooMuch
            found.append((name, cut))
    return found


def bound() -> None:
    """Give this process little to work with, and leave nothing on the disk when it fails."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    bound()
    most_rows, most_letters, most_sheets = map(int, sys.argv[1:4])
    json.dump(sheets_of(sys.stdin.buffer.read(), most_rows, most_letters, most_sheets), sys.stdout)
