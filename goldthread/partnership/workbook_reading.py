"""Reads the first sheet of a workbook in a process of its own, which may fail without taking anyone's page with it.

A workbook of a kilobyte can name a cell in the last row of the last column, and the reader then asks for half a
terabyte and ends its process. So it runs as `python -I` with this file, little memory and little time: the workbook
on its standard input, the number of rows wanted as its argument, the rows as JSON on its standard output. It knows
nothing of the rest of the product, and is given none of its secrets.
"""

from __future__ import annotations

import io
import json
import resource
import sys

MOST_MEMORY, MOST_SECONDS = 768 * 1024 * 1024, 10


def rows_of(content: bytes, wanted: int) -> list[list[str | int | float]]:
    """The first rows of the first sheet that has any; dates and the like as the text they are written in."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=wanted)
        if rows:
            return [[cell if isinstance(cell, int | float) else str(cell) for cell in row] for row in rows]
    return []


def bound() -> None:
    """Give this process little to work with, and leave nothing on the disk when it fails."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    bound()
    json.dump(rows_of(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)
