"""What the columns of an old tracker may hold, guessed from their headings; nobody names a column in one way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

Line = tuple[int, Sequence[str]]


class Meaning(StrEnum):
    """What a column may hold."""

    REFERENCE = "reference"
    ACTION = "action"
    RECOMMENDATION = "recommendation"
    OWNER = "owner"
    PERSON = "person"
    DUE = "due"
    STATE = "state"
    CLOSED_ON = "closed_on"
    PRIORITY = "priority"
    MEASURE = "measure"
    EVIDENCED_BY = "evidenced_by"
    PROGRESS = "progress"
    DETAIL = "detail"


# In the order they are tried: what is said in many ways comes after what it could be taken for.
GUESSES: tuple[tuple[Meaning, str], ...] = (
    (Meaning.REFERENCE, r"^(ref|no|num|number|id|item|#)\b|\bref(erence)?\b|^(action|rec\w*) (no|number|id)\b"),
    (Meaning.RECOMMENDATION, r"recommendation|finding"),
    (Meaning.CLOSED_ON, r"(closed|completed|completion) (on|date)|date (of )?(clos|complet)|closure date"),
    (Meaning.STATE, r"^(action |current |progress )?(status|state)\b|open ?/ ?closed|complete\?"),
    (Meaning.DUE, r"\bdue\b|deadline|target|time ?scale|time ?frame|by when|^when"),
    (Meaning.PRIORITY, r"priority"),
    (Meaning.EVIDENCED_BY, r"evidence"),
    (Meaning.MEASURE, r"measure|outcome|success|impact|difference"),
    (Meaning.OWNER, r"agency|organi[sz]ation"),
    (Meaning.OWNER, r"partner\b|owner|sub.?group|responsib"),
    (Meaning.PERSON, r"person|officer|named|by whom|^who\b|\blead\b"),
    (Meaning.PERSON, r"owner"),
    (Meaning.PROGRESS, r"progress|update|comment|position|narrative"),
    (Meaning.DETAIL, r"detail|notes?\b"),
    (Meaning.ACTION, r"\bactions?\b|\btask|what will|to be done|description"),
    (Meaning.OWNER, r"\blead\b|responsib"),
    (Meaning.STATE, r"status|\bb?rag\b|rating"),
)
DEEPEST_HEADING = 15


def guess_columns(headings: Sequence[str]) -> dict[Meaning, int]:
    """Which column seems to hold what. Each column and each meaning is used once."""
    found: dict[Meaning, int] = {}
    for meaning, pattern in GUESSES:
        if meaning in found:
            continue
        free = (at for at in range(len(headings)) if at not in found.values())
        place = next((at for at in free if re.search(pattern, _plain(headings[at]))), None)
        if place is not None:
            found[meaning] = place
    return found


def headings_at(lines: Sequence[Line]) -> int:
    """Which of the first lines holds the headings: the one with the most that can be guessed, else the first."""
    known = [len(guess_columns(cells)) for _, cells in lines[:DEEPEST_HEADING]]
    best = max(known, default=0)
    return known.index(best) if best > 1 else 0


def column_names(headings: Sequence[str], width: int) -> list[str]:
    """A name for each column, told from its neighbours: its heading and its letter in the sheet."""
    padded = [" ".join(heading.split())[:60] for heading in headings] + [""] * (width - len(headings))
    return [
        f"{heading} (column {_letter(at)})" if heading else f"Column {_letter(at)}" for at, heading in enumerate(padded)
    ]


def _letter(at: int) -> str:
    return chr(65 + at) if at < 26 else f"{chr(64 + at // 26)}{chr(65 + at % 26)}"


def _plain(heading: str) -> str:
    return " ".join(heading.split()).lower()
