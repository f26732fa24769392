"""What it costs to bring a tracker of a thousand rows in, and to send a template out and take it back.

Run as a program inside an installation (`python -m tests.performance.sheets [ROWS]`), it prints JSON by step: seconds
by the clock and of processor time. Each step is one request of Django's own client, through every middleware.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

ROWS = 1_000
PLAN = "/wscp/plan/"
HEADINGS = ("Ref", "Recommendation", "Action", "Agency", "Lead officer", "Timescale", "Status", "Priority", "Update")
WORDS = (("Complete", "High"), ("On track", "Medium"), ("Not started", "Low"), ("Overdue", "High"))
HIDDEN = re.compile(r'<input[^>]*name="(once|version)"[^>]*value="([^"]*)"')
CHOSEN = re.compile(r'<select[^>]*name="(\w+)".*?</select>', re.DOTALL)
SELECTED = re.compile(r'<option value="([^"]*)"[^>]*selected')


def workbook(rows: int) -> bytes:
    """A tracker of so many rows, with texts as long as boards write them."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Plan")
        sheet.write_row(0, 0, HEADINGS)
        for line in range(1, rows + 1):
            state, priority = WORDS[line % len(WORDS)]
            text = f"Action {line}: " + "read case files and report to the sub group what was found. " * 3
            told = (f"{line}", f"R-{line % 20 + 1}", text, "Police", "A Person", "30 June 2027", state, priority)
            sheet.write_row(line, 0, [*told, "Half of the teams have answered. " * 6])
    return out.getvalue()


def form_of(page: str) -> dict[str, str]:
    """What a browser would send of the form on a page, as it stands."""
    told = dict(HIDDEN.findall(page))
    for match in CHOSEN.finditer(page):
        chosen = SELECTED.search(match.group(0))
        told[match.group(1)] = chosen.group(1) if chosen else ""
    return told


def steps(client: Client, rows: int) -> dict[str, float]:
    """Seconds of each step of the tracker, then of the template, which holds every action that is open by then."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    found: dict[str, float] = {}

    def step(name: str, ask: Callable[[], Any]) -> Any:
        start, processor = time.monotonic(), time.process_time()
        answer = ask()
        found[name] = round(time.monotonic() - start, 2)
        found[f"{name}, processor"] = round(time.process_time() - processor, 2)
        if answer.status_code not in (200, 302):
            raise SystemExit(f"{name} answered {answer.status_code}: {answer.content.decode()[-3000:]}")
        return answer

    def go_on(name: str, address: str, **more: str) -> str:
        page = step(f"{name}, shown", lambda: client.get(address)).content.decode()
        return str(step(f"{name}, sent", lambda: client.post(address, {**form_of(page), **more}))["Location"])

    def upload(name: str, address: str, content: bytes) -> str:
        file = SimpleUploadedFile("sheet.xlsx", content)
        return str(step(name, lambda: client.post(address, {"file": file}))["Location"])

    address = upload("tracker read", f"{PLAN}tracker/", workbook(rows))
    for name in ("tracker columns", "tracker words", "tracker preview"):
        address = go_on(name, address)
    sheet = step("template out", lambda: client.get(f"{PLAN}template/")).content
    address = upload("template read", f"{PLAN}template/return/", filled(sheet))
    go_on("template preview", address)
    return found


def filled(content: bytes) -> bytes:
    """The template with progress written beside every tenth action."""
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Actions"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Progress since last time")
    for line in range(2, sheet.max_row - 60, 10):
        sheet.cell(line, column).value = f"What was done on line {line}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def main() -> None:
    """Measure the steps in the installation the environment names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    import django

    django.setup()
    from tests.performance.pages import signed_in

    print(json.dumps(steps(signed_in(), int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)))


if __name__ == "__main__":
    main()
