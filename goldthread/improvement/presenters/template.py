"""Words and tables for a template that came back."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.improvement.choices import ACTION_STATE, EVIDENCE_KIND
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.domain.template import HEADINGS, Filled, Told
from goldthread.improvement.domain.template_plan import Change, Planned
from goldthread.improvement.presenters.tracker import MOST_SHOWN, NOTHING, short
from goldthread.ui.content import Content, Gap
from goldthread.ui.records import RecordTable

EMPTY = Gap("Nothing")


def sentence(planned: Sequence[Planned]) -> str:
    """What bringing the template in would do, in one sentence."""
    wrong = sum(bool(row.faults) for row in planned)
    if wrong:
        return f"{_rows(wrong)} of {len(planned)} cannot come in as written. Nothing is changed until that is mended."
    touched = sum(row.does_something for row in planned)
    if not touched:
        return "The sheet says nothing that is not recorded already: there is nothing to change."
    new = sum(row.is_new for row in planned)
    told = [f"change {_actions(touched - new)}"] if touched > new else []
    return f"It will {' and '.join([*told, *([f'add {_actions(new)}'] if new else [])])}."


def points(planned: Sequence[Planned]) -> list[str]:
    """What else is to be known before saying yes."""
    clashes = sum(bool(row.clashes) for row in planned)
    known = sum(row.is_known for row in planned)
    said = []
    if clashes:
        said.append(f"{_rows(clashes)} changed here since the sheet was downloaded: both are shown below.")
    if known:
        said.append(f"{_rows(known)} for new actions brought in before: left as they are here.")
    return said


def faults(planned: Sequence[Planned]) -> RecordTable:
    """What is wrong, row by row."""
    rows: list[list[Content]] = [
        [f"Line {row.line}", row.reference or "New", fault] for row in planned for fault in row.faults
    ]
    return RecordTable("What has to be mended", ("Row", "Action", "What"), rows[:MOST_SHOWN], NOTHING)


def clashes(planned: Sequence[Planned]) -> RecordTable:
    """What was changed both in the sheet and here."""
    rows = [_change(row, one) for row in planned for one in row.clashes if not row.faults]
    headings = ("Row", "Action", "What", "Recorded now", "In the sheet")
    return RecordTable("Changed here since the sheet was downloaded", headings, rows[:MOST_SHOWN], NOTHING)


def changes(planned: Sequence[Planned]) -> RecordTable:
    """What would change: from what, to what."""
    rows = [line for row in planned if not row.faults for line in _lines(row)]
    caption = "What will change" + (f" (the first {MOST_SHOWN} of {len(rows):,})" if len(rows) > MOST_SHOWN else "")
    return RecordTable(caption, ("Row", "Action", "What", "Now", "Becomes"), rows[:MOST_SHOWN], NOTHING)


def _lines(row: Planned) -> list[list[Content]]:
    lines = [_change(row, one) for one in row.changes]
    if row.progress:
        lines.append(_said(row, "Progress", row.progress))
    if row.evidence:
        lines.append(_said(row, f"Evidence ({EVIDENCE_KIND.text(row.kind)})", row.evidence))
    if row.proposes:
        lines.append(_said(row, HEADINGS[Filled.DONE], ACTION_STATE.text(ActionState.DONE), row.said(Told.STATE)))
    return lines


def _change(row: Planned, one: Change) -> list[Content]:
    old, new = short(one.old) or EMPTY, short(one.new) or EMPTY
    return [f"Line {row.line}", row.reference or "New", HEADINGS[one.told], old, new]


def _said(row: Planned, what: str, text: str, now: str = "Stays; this is added") -> list[Content]:
    return [f"Line {row.line}", row.reference, what, now, short(text)]


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


def _actions(count: int) -> str:
    return f"{count:,} action{'' if count == 1 else 's'}"
