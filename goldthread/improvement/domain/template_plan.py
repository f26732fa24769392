"""What a filled-in template would change, row by row: old to new, what is wrong, what was changed here meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from goldthread.improvement.domain.states import TABLE, ActionState
from goldthread.improvement.domain.template import (
    HEADINGS,
    LONGEST,
    NEVER_TYPED,
    NO,
    YES,
    Filled,
    Key,
    Told,
    cell_of,
    mark,
    may_change,
)
from goldthread.improvement.domain.tracker_plan import Owner
from goldthread.improvement.domain.tracker_words import plain, read_date, row_key
from goldthread.kernel.partial_dates import PartialDate

NOT_YOURS = "This row is not about an action on your list. Download the template again."
NOBODY = "nobody of this board, or a name that two share: give the e-mail address"
NO_KEY = "The hidden column of this row is empty or changed. Download the template again and fill in that one."


@dataclass(frozen=True)
class Held:
    """An action as it stands, for whoever brings the template in: its cells, and what was already said of it."""

    reference: str
    cells: Mapping[Told, str]
    state: ActionState
    due: PartialDate | None = None
    evidence_held: int = 0
    notes: Collection[str] = frozenset()
    evidence: Collection[str] = frozenset()


@dataclass(frozen=True)
class Known:
    """What is recorded of the actions and names the sheet may say. `added` are the rows for new actions brought in."""

    actions: Mapping[UUID, Held]
    owners: Mapping[str, Owner]
    people: Mapping[str, UUID]
    priorities: Mapping[str, str]
    kinds: Mapping[str, str]
    added: Collection[str] = frozenset()


@dataclass(frozen=True)
class Change:
    """One cell that changes something: from what, to what, and the value to store."""

    told: Told
    old: str
    new: str
    value: Any


@dataclass
class Planned:
    """One row and what it would do. `clashes` are changes to what somebody changed here since the sheet went out."""

    line: int
    cells: Mapping[str, str]
    reference: str = ""
    action: UUID | None = None
    key: str = ""
    is_known: bool = False
    changes: list[Change] = field(default_factory=list)
    clashes: list[Change] = field(default_factory=list)
    progress: str = ""
    evidence: str = ""
    kind: str = ""
    proposes: bool = False
    faults: list[str] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """Whether the row is a new action to add."""
        return self.action is None and not self.faults and not self.is_known

    @property
    def reason(self) -> str:
        """Why a due date moves."""
        return self.said(Filled.REASON)

    @property
    def does_something(self) -> bool:
        """Whether bringing the row in writes anything."""
        said = (self.is_new, self.changes, self.clashes, self.progress, self.evidence, self.proposes)
        return not self.faults and any(said)

    def said(self, name: str) -> str:
        """What a cell says."""
        return self.cells.get(name, "")

    def fault(self, name: str, what: str) -> None:
        """Say what is wrong with a cell, by its heading."""
        self.faults.append(f"{HEADINGS[name]}: {what}")


class Planner:
    """Goes through the rows of a sheet that came back."""

    def __init__(self, known: Known, *, writes: bool) -> None:
        self.known, self.writes = known, writes
        self.seen: dict[UUID | str, int] = {}

    def plan(self, lines: Sequence[tuple[int, str, Mapping[str, str]]]) -> list[Planned]:
        """Each row (its line, its hidden cell, its cells) with what it would do; empty rows are left out."""
        return [self._row(line, key, cells) for line, key, cells in lines if key.strip() or any(cells.values())]

    def _row(self, line: int, hidden: str, cells: Mapping[str, str]) -> Planned:
        row = Planned(line, cells, reference=cells.get("reference", ""))
        for name, said in cells.items():
            if len(said) > LONGEST:
                row.fault(name, f"longer than {LONGEST:,} characters. Shorten it.")
        if row.faults:
            return row
        if not hidden.strip() and not row.reference and self.writes:
            self._new(row)
        else:
            self._standing(row, Key.read(hidden) if hidden.strip() else None)
        return row

    def _standing(self, row: Planned, key: Key | None) -> None:
        if key is None:
            row.faults.append(NO_KEY)
            return
        held = self.known.actions.get(key.action)
        if held is None or held.reference != row.reference:
            row.faults.append(NOT_YOURS)
            return
        if self._is_twice(row, key.action):
            return
        row.action = key.action
        for told, was in key.marks.items():
            if told in row.cells and mark(row.said(told)) != was:
                self._changed(row, told, held, was)
        self._progress(row, held)
        self._evidence(row, held)
        self._done(row, held)

    def _is_twice(self, row: Planned, key: UUID | str) -> bool:
        earlier = self.seen.setdefault(key, row.line)
        if earlier != row.line:
            row.faults.append(f"Line {earlier} is about the same action. Put both in one row.")
        return earlier != row.line

    def _changed(self, row: Planned, told: Told, held: Held, was: str) -> None:
        now, said = held.cells[told], row.said(told)
        if cell_of(said) == cell_of(now):
            return
        if not may_change(told, writes=self.writes):
            row.fault(told, NEVER_TYPED.get(told, f"it cannot be changed here. Put back “{now}”."))
            return
        if told is Told.DUE and held.due is not None and not row.reason:
            row.fault(Filled.REASON, "say why the due date moves. The first date is kept beside it.")
        change = Change(told, now, said, self._value(row, told))
        (row.changes if mark(now) == was else row.clashes).append(change)

    def _new(self, row: Planned) -> None:
        text = row.said(Told.TEXT)
        if not text:
            row.fault(Told.TEXT, "say what will be done. A row without a reference is a new action.")
            return
        row.key = row_key("template", text)
        row.is_known = row.key in self.known.added
        if row.is_known or self._is_twice(row, row.key):
            return
        for name in (Filled.PROGRESS, Filled.EVIDENCE, Filled.KIND, Filled.DONE):
            if row.said(name) not in ("", NO):
                row.fault(name, "a new action has none yet. Bring it in first, then report on it.")
        for told in Told:
            if row.said(told) and may_change(told, writes=True):
                row.changes.append(Change(told, "", row.said(told), self._value(row, told)))

    def _value(self, row: Planned, told: Told) -> Any:
        """The value a cell stands for, or a fault."""
        said = row.said(told)
        match told:
            case Told.OWNER:
                return self._named(row, told, self.known.owners, "no agency or group of this board") or Owner()
            case Told.PERSON:
                return self._named(
                    row, told, self.known.people, "nobody of this board, or more than one: give the e-mail"
                )
            case Told.PRIORITY:
                return self._named(row, told, self.known.priorities, "none of High, Medium and Low")
            case Told.DUE:
                return self._date(row, said)
            case _:
                if told is Told.TEXT and not said:
                    row.fault(told, "an action cannot be without words. Put them back.")
                return said

    def _named(self, row: Planned, told: Told, names: Mapping[str, Any], otherwise: str) -> Any:
        said = plain(row.said(told))
        found = names.get(said)
        if (said or told is Told.PRIORITY) and found is None:
            row.fault(told, f"“{row.said(told)}” is {otherwise}.")
        return found

    def _date(self, row: Planned, said: str) -> PartialDate | None:
        found = read_date(said)
        if found is None:
            wrong = f"“{said}” cannot be read as a date" if said else "a due date can be moved, not taken away"
            row.fault(Told.DUE, f"{wrong}. Write it like 10 June 2016, June 2016 or 2016-17 Q1.")
        return found

    def _progress(self, row: Planned, held: Held) -> None:
        said = row.said(Filled.PROGRESS)
        row.progress = "" if cell_of(said) in held.notes else said

    def _evidence(self, row: Planned, held: Held) -> None:
        said, kind = row.said(Filled.EVIDENCE), row.said(Filled.KIND)
        if cell_of(said) in held.evidence:
            return
        if kind and not said:
            row.fault(Filled.EVIDENCE, "say what the evidence is and what it shows.")
        if said:
            row.evidence, row.kind = said, self.known.kinds.get(plain(kind), "")
            if not row.kind:
                row.fault(Filled.KIND, "choose one from the list.")

    def _done(self, row: Planned, held: Held) -> None:
        said = plain(row.said(Filled.DONE))
        if said not in ("", plain(YES), plain(NO)):
            row.fault(Filled.DONE, f"write {YES} or {NO}.")
        if said != plain(YES) or held.state is ActionState.DONE:
            return
        if held.state not in TABLE["propose_closure"].sources:
            row.fault(Filled.DONE, f"it is “{held.cells[Told.STATE]}” now, so it cannot be proposed as done.")
        elif not (held.evidence_held or row.evidence):
            row.fault(Filled.DONE, "add the evidence first: at least one thing that shows it was done.")
        row.proposes = True
