"""The template as a workbook: what is known stands in locked cells, what is to be filled in stands in open ones."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from goldthread.improvement.domain.template import (
    HEADINGS,
    KEY_HEADING,
    LONGEST,
    NO,
    NOT_IN_A_CELL,
    SHEET,
    YES,
    Filled,
    Key,
    Told,
    columns,
    may_change,
)
from goldthread.improvement.queries.template import Names

Row = tuple[str, Key, Mapping[Told, str]]
ROOM_FOR_NEW = 50
WIDTHS = {"reference": 11, Told.TEXT: 48, Told.LAST: 36, Filled.PROGRESS: 48, Filled.EVIDENCE: 48, Filled.KIND: 30}
USUAL_WIDTH = 22
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
MAY_STILL = {"format_columns": True, "format_rows": True, "autofilter": True}
HOW = (
    "This workbook holds the open actions you answer for, so that you can work on them without being signed in.",
    "1. Fill in the white cells of the sheet “Actions”. The grey cells are locked: they say what is recorded.",
    "2. “Progress since last time”: what has been done, and what comes next. Leave it empty if nothing is new.",
    "3. “Evidence”: what it is and what it shows, with the kind chosen from the list. Files are added on the action’s "
    "page. Write no names of children or adults.",
    "4. “Proposed as done”: choose Yes when it is done and evidence shows it. The group then accepts it or returns it.",
    "5. Save it as an Excel workbook and bring it back on the page you downloaded it from. You see everything it would "
    "change before anything is changed; either all of it is done or nothing.",
    "You need not hurry: if somebody changes an action meanwhile, you are shown what it says now and what you wrote.",
)
HOW_TO_WRITE = (
    "You write the plan, so you may also change the wording, owner, person, due date, priority and measures. A due "
    "date that moves needs its reason. To add an action, write it in an empty row at the end, without a reference.",
)


def workbook(rows: Sequence[Row], names: Names, *, writes: bool, board: str, today: str) -> bytes:
    """The template with these rows. `writes` gives the columns and empty rows of who writes the plan."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": f"Actions to fill in, {board}"})
        actions = book.add_worksheet(SHEET)
        _read_me(book, writes, f"{board}: actions as they stood on {today}")
        lists = _lists(book, names, writes)
        _actions(book, actions, rows, columns(writes=writes), lists, writes)
        actions.activate()
    return out.getvalue()


def _read_me(book: Any, writes: bool, title: str) -> None:
    sheet = book.add_worksheet("How to fill it in")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 100)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for line, text in enumerate((*HOW, *(HOW_TO_WRITE if writes else ())), start=2):
        sheet.write_string(line, 0, text, wrapped)
    sheet.protect()


def _lists(book: Any, names: Names, writes: bool) -> dict[str, str]:
    """A hidden sheet with what may be chosen; a list validation holds few letters, a range holds any."""
    sheet = book.add_worksheet("Lists")
    sheet.hide()
    offered: dict[str, list[str]] = {Filled.KIND: names.kinds, Filled.DONE: [YES, NO]}
    if writes:
        offered |= {Told.OWNER: names.owners, Told.PERSON: names.people, Told.PRIORITY: names.priorities}
    ranges = {}
    for at, (name, texts) in enumerate(offered.items()):
        for line, text in enumerate(texts):
            sheet.write_string(line, at, _cell(text))
        letter = chr(65 + at)
        ranges[name] = f"=Lists!${letter}$1:${letter}${max(len(texts), 1)}"
    sheet.protect()
    return ranges


def _actions(
    book: Any, sheet: Any, rows: Sequence[Row], named: Sequence[str], lists: Mapping[str, str], writes: bool
) -> None:
    look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#b1b4b6"}
    locked = book.add_format({**look, "bg_color": "#f3f2f1"})
    open_ = book.add_format({**look, "locked": False, "num_format": "@"})
    heading = book.add_format({**look, "bold": True, "bg_color": "#dbe7f0"})
    sheet.write_string(0, 0, KEY_HEADING, heading)
    for at, name in enumerate(named, start=1):
        sheet.write_string(0, at, HEADINGS[name], heading)
        sheet.set_column(at, at, WIDTHS.get(name, USUAL_WIDTH))
    blank: list[tuple[str, Key | None, Mapping[Told, str]]] = [("", None, {})] * (ROOM_FOR_NEW if writes else 0)
    for line, (reference, key, cells) in enumerate((*rows, *blank), start=1):
        sheet.write_string(line, 0, key.written() if key else "", locked)
        for at, name in enumerate(named, start=1):
            told = reference if name == "reference" else cells.get(Told(name), "") if name in _TOLD else ""
            sheet.write_string(line, at, _cell(told), open_ if _is_open(name, key is None, writes) else locked)
    _finish(sheet, named, lists, len(rows) + len(blank))


def _finish(sheet: Any, named: Sequence[str], lists: Mapping[str, str], last: int) -> None:
    for at, name in enumerate(named, start=1):
        if name in lists and last:
            chosen = {"validate": "list", "source": lists[name], "error_type": "warning"}
            sheet.data_validation(1, at, last, at, chosen)
    sheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", MAY_STILL)


_TOLD = frozenset(told.value for told in Told)
_FILLED = frozenset(filled.value for filled in Filled)


def _is_open(name: str, is_new: bool, writes: bool) -> bool:
    if name in _FILLED:
        return not is_new or name == Filled.REASON
    return name in _TOLD and may_change(Told(name), writes=writes)


def _cell(text: str) -> str:
    return NOT_IN_A_CELL.sub("", text)[:LONGEST]
