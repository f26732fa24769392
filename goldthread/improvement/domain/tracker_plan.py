"""What each row of an old tracker would do: an action to add, or why none. Nothing in a row is lost without a word."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.domain.tracker_columns import Line, Meaning
from goldthread.improvement.domain.tracker_words import plain, read_date, row_key
from goldthread.kernel.partial_dates import PartialDate, Precision

LONGEST_CELL = 10_000
LONGEST_REFERENCE = 60
ENDED = frozenset({ActionState.CLOSED_BEFORE, ActionState.CANCELLED})


class Outcome(StrEnum):
    """What becomes of a row."""

    ADD = "add"
    KNOWN = "known"
    TWICE = "twice"
    EMPTY = "empty"


@dataclass(frozen=True)
class Owner:
    """Whose a row is: an agency or a group of the board; neither where nobody is named."""

    agency: UUID | None = None
    group: UUID | None = None


@dataclass(frozen=True)
class Known:
    """What is recorded already, keyed by the plain text a tracker may say: owners by name and short name, people by
    name and e-mail, recommendations by reference with the date they were made. `keys` are the rows brought in before.
    """

    owners: Mapping[str, Owner]
    people: Mapping[str, UUID]
    recommendations: Mapping[str, tuple[UUID, PartialDate | None]]
    keys: Collection[str] = frozenset()


@dataclass(frozen=True)
class Words:
    """What the person said that the tracker's own words mean, keyed by plain text."""

    states: Mapping[str, ActionState]
    priorities: Mapping[str, str]
    owners: Mapping[str, Owner]


@dataclass
class Planned:
    """One row: what it would add, what it leaves out (`notes`), the dates it lacks (`gaps`), what stops it (`faults`).

    `kept` are the tracker's own words for what could not be matched; they go into the action's detail.
    """

    line: int
    cells: Mapping[Meaning, str]
    outcome: Outcome = Outcome.ADD
    key: str = ""
    state: ActionState = ActionState.PROPOSED
    priority: str = "medium"
    owner: Owner = field(default_factory=Owner)
    person: UUID | None = None
    due: PartialDate | None = None
    closed_on: dt.date | None = None
    recommendation: UUID | None = None
    notes: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def said(self, meaning: Meaning) -> str:
        """What the row says of something."""
        return self.cells.get(meaning, "")

    @property
    def detail(self) -> str:
        """The detail of the action: the tracker's own, and its words for what could not be matched."""
        return "\n".join(part for part in (self.said(Meaning.DETAIL), *self.kept) if part)


def read_rows(lines: Sequence[Line], columns: Mapping[Meaning, int], *, fill_down: bool) -> list[Planned]:
    """The rows by meaning; those with nothing in the chosen columns are left out.

    `fill_down`: an empty recommendation means the one above it, as merged cells do.
    """
    rows, above = [], ""
    for line, cells in lines:
        told = {meaning: cells[place].strip() if place < len(cells) else "" for meaning, place in columns.items()}
        if not any(told.values()):
            continue
        above = told.get(Meaning.RECOMMENDATION) or above
        if fill_down and Meaning.RECOMMENDATION in told:
            told[Meaning.RECOMMENDATION] = above
        rows.append(Planned(line, told))
    return rows


def distinct(rows: Sequence[Planned], meaning: Meaning) -> Counter[str]:
    """The different things rows with an action say of something, each as first written, with how many say it."""
    first: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for row in rows:
        if row.said(Meaning.ACTION):
            said = row.said(meaning)
            counted[first.setdefault(plain(said), said)] += 1
    return counted


class Planner:
    """Goes through the rows in order, remembering what came before."""

    def __init__(self, known: Known, words: Words) -> None:
        self.known, self.words = known, words
        self.seen: dict[str, int] = {}

    def plan(self, rows: Sequence[Planned]) -> list[Planned]:
        """Each row with what it would do."""
        for row in rows:
            self._row(row)
        return list(rows)

    def _row(self, row: Planned) -> None:
        action = row.said(Meaning.ACTION)
        row.key = row_key(row.said(Meaning.REFERENCE), action)
        row.outcome = self._outcome(row, action)
        if row.outcome is Outcome.ADD:
            self._lengths(row)
            self._state(row)
            self._owner(row)
            self._person(row)
            self._recommendation(row)
            self._dates(row)

    def _outcome(self, row: Planned, action: str) -> Outcome:
        if not action:
            return Outcome.EMPTY
        if row.key in self.known.keys:
            return Outcome.KNOWN
        earlier = self.seen.setdefault(row.key, row.line)
        if earlier != row.line:
            row.notes.append(f"Says the same as line {earlier}")
            return Outcome.TWICE
        return Outcome.ADD

    def _lengths(self, row: Planned) -> None:
        for meaning, said in row.cells.items():
            most = LONGEST_REFERENCE if meaning is Meaning.REFERENCE else LONGEST_CELL
            if len(said) > most:
                name = meaning.value.replace("_", " ")
                row.faults.append(f"The {name} is longer than {most:,} characters. Shorten it in the sheet.")

    def _state(self, row: Planned) -> None:
        said = plain(row.said(Meaning.STATE))
        row.state = self.words.states.get(said, ActionState.PROPOSED)
        row.priority = self.words.priorities.get(plain(row.said(Meaning.PRIORITY)), "medium")

    def _owner(self, row: Planned) -> None:
        said = row.said(Meaning.OWNER)
        found = self.words.owners.get(plain(said)) or self.known.owners.get(plain(said))
        row.owner = found or Owner()
        if said and row.owner == Owner():
            self._keep(row, f"Owner in the old tracker: {said}", f"“{said}” is no agency or group here, so no owner")

    def _person(self, row: Planned) -> None:
        said = row.said(Meaning.PERSON)
        row.person = self.known.people.get(plain(said))
        if said and row.person is None:
            self._keep(row, f"Person in the old tracker: {said}", f"“{said}” is nobody of this board, so no person")

    def _recommendation(self, row: Planned) -> None:
        said = row.said(Meaning.RECOMMENDATION)
        found = self.known.recommendations.get(plain(said))
        row.recommendation = found[0] if found else None
        if said and found is None:
            self._keep(row, f"Recommendation in the old tracker: {said}", "Nothing linked: no such reference here")

    def _dates(self, row: Planned) -> None:
        said, closed = row.said(Meaning.DUE), row.said(Meaning.CLOSED_ON)
        row.due, ended = read_date(said), read_date(closed)
        made = self.known.recommendations.get(plain(row.said(Meaning.RECOMMENDATION)), (None, None))[1]
        if row.due and made and row.due.end < made.start:
            row.due = None
            self._lacks(row, said, f"due “{said}”, which is before its recommendation was made ({made})")
        elif said and row.due is None:
            self._lacks(row, said, f"due “{said}”, which cannot be read as a date")
        if ended and ended.precision is Precision.DAY:
            row.closed_on = ended.start
        elif closed:
            self._keep(row, f"Closed in the old tracker: {closed}", f"“{closed}” is not the day it was closed")

    def _lacks(self, row: Planned, said: str, gap: str) -> None:
        """A due date that cannot be used. What has ended needs none; for what is open, a person says it may lack it."""
        row.kept.append(f"Due in the old tracker: {said}")
        (row.notes if row.state in ENDED else row.gaps).append(f"{gap[0].upper()}{gap[1:]}")

    def _keep(self, row: Planned, kept: str, note: str) -> None:
        row.kept.append(kept)
        row.notes.append(note)
