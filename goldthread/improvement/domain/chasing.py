"""Who is written to about a late or nearly late action, and when: one table, from the board's own days.

    before the due date   the owner, at each of `remind_before` days        a reminder, sent
    after it              the owner, at each of `remind_after` days         a reminder, sent
    `chair_after`         the chair of the overseeing group                 a draft: a person releases it
    `executive_after`     the chair of the board's executive group          a draft
    `scrutineer_after`    the independent scrutineer                        a draft

A mark that passed while nothing ran is still met, but of several that passed only the latest is: nobody is sent the
reminders of a year at once. What was written before is known by action, person, mark and due date, so a due date that
moves begins anew. What is years late is history from an earlier record: it stays red in the plan, and nobody is written
to about it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from goldthread.kernel.refusals import Refused

BEFORE, AFTER = (14, 3), (1, 7, 21)
PAPERS_BEFORE = 3  # an unanswered request is asked about three days before papers are due, and the day after
LONGEST = 3650
HISTORY = 730  # days late from which nobody is written to, unless the board's own days reach further
AFTER_THE_LAST = 365  # days past the last mark that a board may count on


class Level(StrEnum):
    """Whom a message goes to."""

    OWNER = "owner"
    CHAIR = "chair"
    EXECUTIVE = "executive"
    SCRUTINEER = "scrutineer"


@dataclass(frozen=True)
class Days:
    """A board's days for chasing, counted from the last day a due date could mean."""

    remind_before: Sequence[int] = BEFORE
    remind_after: Sequence[int] = AFTER
    chair_after: int = 60
    executive_after: int = 120
    scrutineer_after: int = 180

    @property
    def ladder(self) -> tuple[tuple[Level, int], ...]:
        """The levels above the owner, the nearest first, each with the days late from which it is told."""
        return (
            (Level.CHAIR, self.chair_after),
            (Level.EXECUTIVE, self.executive_after),
            (Level.SCRUTINEER, self.scrutineer_after),
        )


@dataclass(frozen=True)
class Mark:
    """One message that is owed: to whom, and at which mark. What goes above the owner is a draft."""

    level: Level
    name: str

    @property
    def is_draft(self) -> bool:
        return self.level is not Level.OWNER


def is_history(due: dt.date, today: dt.date, days: Days) -> bool:
    """Whether it is so late that a message would tell nobody anything."""
    return (today - due).days > max(HISTORY, days.scrutineer_after + AFTER_THE_LAST)


def mark_of_owner(due: dt.date, today: dt.date, days: Days) -> Mark | None:
    """The reminder the owner is owed today: the mark reached last, before or after the due date."""
    left = (due - today).days
    if left >= 0:
        reached = [mark for mark in days.remind_before if left <= mark]
        return Mark(Level.OWNER, f"before {min(reached)}") if reached else None
    reached = [mark for mark in days.remind_after if -left >= mark]
    return Mark(Level.OWNER, f"after {max(reached)}") if reached else None


def marks_above(due: dt.date, today: dt.date, days: Days) -> list[Mark]:
    """The levels above the owner that this lateness has reached, the highest first."""
    late = (today - due).days
    return [Mark(level, level.value) for level, after in reversed(days.ladder) if late >= after]


def mark_of_request(papers_due: dt.date, meets: dt.date, today: dt.date) -> str:
    """The reminder of an unanswered request that is owed today, or nothing; none once the group has met."""
    if today > meets:
        return ""
    if today > papers_due:
        return "after"
    return "before" if (papers_due - today).days <= PAPERS_BEFORE else ""


def check_days(days: Days, *, request_days: int, papers_days: int) -> None:
    """Refuse days that contradict each other: a ladder that does not rise, papers due before anyone is asked."""
    for field in ("remind_before", "remind_after"):
        wrong = [day for day in getattr(days, field) if not 1 <= day <= LONGEST]
        if wrong:
            raise Refused(f"Give whole days from 1 to {LONGEST}, not {wrong[0]}.", field=field)
    for (lower, first), (higher, then) in pairwise(days.ladder):
        if then <= first:
            refusal = f"The {higher.value} is told after the {lower.value}: give more than {first} days."
            raise Refused(refusal, field=f"{higher.value}_after")
    if days.chair_after < 1:
        raise Refused("Give at least 1 day.", field="chair_after")
    if papers_days > request_days:
        raise Refused(
            f"Owners are asked {request_days} days before, so papers cannot be due earlier than that.",
            field="papers_days",
        )
