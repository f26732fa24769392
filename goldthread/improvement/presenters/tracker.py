"""Words and tables for a tracker on its way in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from goldthread.foundation.access import Actor
from goldthread.improvement.choices import ACTION_STATE
from goldthread.improvement.domain.tracker_columns import Meaning
from goldthread.improvement.domain.tracker_plan import Outcome, Owner, Planned
from goldthread.improvement.permissions import ANSWER_ACTIONS, WRITE_ACTIONS
from goldthread.improvement.presenters.addresses import at
from goldthread.partnership.models import Board
from goldthread.ui.content import Content, Gap
from goldthread.ui.parts import Button, Empty
from goldthread.ui.records import RecordTable

MOST_SHOWN = 300
NOTHING = Empty("Nothing", "Nothing")
Named = Callable[[Owner], str]


def ways_in(actor: Actor, board: Board) -> list[Button]:
    """From the plan to the spreadsheets: an old tracker for who writes the plan, a template for who only answers."""
    if actor.holds(WRITE_ACTIONS, board=board.pk):
        return [Button("Bring in a spreadsheet", at(board, "tracker"), secondary=True)]
    if actor.holds(ANSWER_ACTIONS, board=board.pk):
        return [Button("Fill in as a spreadsheet", at(board, "template_return"), secondary=True)]
    return []


def sentence(planned: Sequence[Planned]) -> str:
    """What bringing the tracker in would do, in one sentence."""
    if wrong := sum(bool(row.faults) for row in planned):
        return (
            f"{_rows(wrong)} of {len(planned)} cannot come in as they are. Nothing is brought in until they are mended."
        )
    added = [row for row in planned if row.outcome is Outcome.ADD]
    if not added:
        return "Every action of this tracker is here already: there is nothing to add."
    states = Counter(ACTION_STATE.text(row.state) for row in added)
    told = "; ".join(f"{number} as “{state}”" for state, number in states.most_common())
    return f"It will add {len(added):,} action{'' if len(added) == 1 else 's'}: {told}."


def points(planned: Sequence[Planned], left_out: Sequence[str]) -> list[str]:
    """What else is to be known before saying yes."""
    counted = Counter(row.outcome for row in planned)
    said = []
    if counted[Outcome.KNOWN]:
        said.append(f"{_rows(counted[Outcome.KNOWN])} brought in before: left as they are here.")
    if counted[Outcome.TWICE]:
        said.append(f"{_rows(counted[Outcome.TWICE])} saying the same as an earlier row: brought in once.")
    if counted[Outcome.EMPTY]:
        said.append(f"{_rows(counted[Outcome.EMPTY])} without an action: left out.")
    if left_out:
        said.append(f"Not brought in: {', '.join(left_out)}.")
    return said


def faults(planned: Sequence[Planned]) -> RecordTable:
    """What has to be mended in the sheet."""
    return _told("What has to be mended", planned, lambda row: row.faults)


def gaps(planned: Sequence[Planned]) -> RecordTable:
    """The due dates that cannot be used."""
    return _told("Due dates that cannot be read", planned, lambda row: row.gaps)


def notes(planned: Sequence[Planned]) -> RecordTable:
    """What could not be matched, and stays as text in the action's detail."""
    return _told("Kept as text in the action’s detail", planned, lambda row: _kept(row))


def added(planned: Sequence[Planned], named: Named) -> RecordTable:
    """The actions it would add."""
    told = [row for row in planned if row.outcome is Outcome.ADD]
    rows: list[list[Content]] = [
        [
            f"Line {row.line}",
            row.said(Meaning.REFERENCE) or Gap("None"),
            short(row.said(Meaning.ACTION)),
            ACTION_STATE.tag(row.state),
            named(row.owner) or Gap("No owner"),
            row.due or Gap("No date"),
        ]
        for row in told[:MOST_SHOWN]
    ]
    headings = ("Row", "Reference there", "Action", "State here", "Owner", "Due")
    return RecordTable(_caption("What will be added", len(told)), headings, rows, NOTHING)


def short(text: str) -> str:
    """Enough of a text to tell it from the next."""
    said = " ".join(text.split())
    return said if len(said) <= 120 else f"{said[:119]}…"


def _kept(row: Planned) -> list[str]:
    return row.notes if row.outcome is Outcome.ADD else []


def _told(caption: str, planned: Sequence[Planned], said: Callable[[Planned], Sequence[str]]) -> RecordTable:
    rows: list[list[Content]] = [
        [f"Line {row.line}", short(row.said(Meaning.ACTION)), what] for row in planned for what in said(row)
    ]
    return RecordTable(_caption(caption, len(rows)), ("Row", "Action", "What"), rows[:MOST_SHOWN], NOTHING)


def _caption(caption: str, count: int) -> str:
    return f"{caption} (the first {MOST_SHOWN} of {count:,})" if count > MOST_SHOWN else caption


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"
