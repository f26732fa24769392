"""The sheet that goes out to be filled in offline: its columns, and how it is known what was changed meanwhile.

A hidden column holds each row's action, and a short mark of every cell as it went out. A cell whose mark differs was
changed by the person; a record whose mark differs was changed here since.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

SHEET, KEY_HEADING = "Actions", "Do not change"
NOT_IN_A_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST = 20_000


class Told(StrEnum):
    """What the sheet tells of an action. Whoever writes the plan may change some of it there."""

    TEXT = "text"
    STATE = "state"
    LAST = "last"
    OWNER = "owner"
    PERSON = "person"
    DUE = "due"
    PRIORITY = "priority"
    MEASURE = "measure"
    EVIDENCED_BY = "evidenced_by"


class Filled(StrEnum):
    """What is filled in."""

    REASON = "reason"
    PROGRESS = "progress"
    EVIDENCE = "evidence"
    KIND = "kind"
    DONE = "done"


HEADINGS: dict[str, str] = {
    "reference": "Reference",
    Told.TEXT: "Action",
    Told.STATE: "State",
    Told.LAST: "Last progress",
    Told.OWNER: "Agency or group",
    Told.PERSON: "Person",
    Told.DUE: "Due",
    Filled.REASON: "Why the date moves",
    Told.PRIORITY: "Priority",
    Told.MEASURE: "How you will know it is done",
    Told.EVIDENCED_BY: "How it will be evidenced",
    Filled.PROGRESS: "Progress since last time",
    Filled.EVIDENCE: "Evidence: what it is and what it shows",
    Filled.KIND: "Kind of evidence",
    Filled.DONE: "Proposed as done",
}
FOR_WRITERS = (Told.OWNER, Filled.REASON, Told.PRIORITY, Told.MEASURE, Told.EVIDENCED_BY)
NEVER_TYPED = {
    Told.STATE: "The state follows from what is proposed and decided. Put it back, and use “Proposed as done”.",
    Told.LAST: "What was reported stays as it was. Put it back, and write in “Progress since last time”.",
}
YES, NO = "Yes", "No"


def columns(*, writes: bool) -> list[str]:
    """The columns in order; fewer for who only answers."""
    return [key for key in HEADINGS if writes or key not in FOR_WRITERS]


def may_change(told: Told, *, writes: bool) -> bool:
    """Whether a cell that goes out is there to be changed."""
    return writes and told not in NEVER_TYPED


def cell_of(text: str) -> str:
    """Text as it stands in a cell, whatever program saved it: without what a cell cannot hold, space made one."""
    return " ".join(NOT_IN_A_CELL.sub("", text).split())


@dataclass(frozen=True)
class Key:
    """What the hidden cell of a row says."""

    action: UUID
    marks: Mapping[Told, str]

    @classmethod
    def of(cls, action: UUID, told: Mapping[Told, str]) -> Key:
        """The key of a row that goes out."""
        return cls(action, {name: mark(text) for name, text in told.items()})

    @classmethod
    def read(cls, cell: str) -> Key | None:
        """What a hidden cell says; None where it was tampered with."""
        action, *marks = cell.split()
        try:
            pairs = (one.split("=") for one in marks)
            return cls(UUID(action), {Told(name): value for name, value in pairs})
        except ValueError:
            return None

    def written(self) -> str:
        """The text of the hidden cell."""
        return " ".join([str(self.action), *(f"{name}={value}" for name, value in self.marks.items())])


def mark(text: str) -> str:
    """A short mark of what a cell says."""
    return hashlib.sha256(cell_of(text).encode()).hexdigest()[:10]
