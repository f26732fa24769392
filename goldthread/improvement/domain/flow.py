"""How old open actions are, how long closing took, and when it can be said in words.

Age counts from the day an action was agreed (where that is not recorded, from the day it was to start; of a proposal,
from the day it was written). A share of fewer than SMALL is printed as a fraction and never as a percentage.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

MONTHS = 12
SMALL = 20
FEWEST = 5  # closures below which no typical time is stated
NO_AGE = "unknown"


@dataclass(frozen=True)
class Span:
    """A length of time under so many days; the last has no end (`days` is 0)."""

    key: str
    words: str
    days: int

    def since(self, today: dt.date) -> dt.date:
        """What began after this day is no older than the span."""
        return today - dt.timedelta(days=self.days)


AGES = (
    Span("quarter", "Under 3 months", 91),
    Span("half", "3 to 6 months", 182),
    Span("year", "6 to 12 months", 365),
    Span("two_years", "1 to 2 years", 730),
    Span("older", "2 years or more", 0),
)
LENGTHS = (  # whole weeks, so that closures counted by the week fall where they belong
    Span("month", "Under 4 weeks", 28),
    Span("quarter", "4 to 13 weeks", 91),
    Span("half", "13 to 26 weeks", 182),
    Span("year", "26 to 52 weeks", 364),
    Span("longer", "52 weeks or more", 0),
)


def months_until(today: dt.date) -> list[str]:
    """The last twelve months, this one included, as `2026-03`."""
    last = today.year * 12 + today.month - 1
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(last - MONTHS + 1, last + 1)]


def length_of(weeks: int) -> Span:
    """The span a number of whole weeks falls in. A closure dated before its agreement counts as at once."""
    return next((span for span in LENGTHS if span.days and weeks * 7 < span.days), LENGTHS[-1])


def median(counts: Mapping[int, int]) -> float | None:
    """The middle of so many values, each with how often it occurs; halfway between two where the number is even."""
    total = sum(counts.values())
    if not total:
        return None
    return (_at(counts, (total - 1) // 2) + _at(counts, total // 2)) / 2


def _at(counts: Mapping[int, int], place: int) -> int:
    passed = 0
    for value in sorted(counts):
        passed += counts[value]
        if place < passed:
            return value
    raise IndexError(place)


def typical(weeks: float) -> str:
    """A number of whole weeks that passed, as people say what is usual: “a week”, “6 weeks”, “5 months”."""
    passed = int(weeks) + 1
    if passed < 9:
        return "a week" if passed == 1 else f"{passed} weeks"
    return f"{round(passed * 7 / 30.44)} months"


def share(part: int, whole: int) -> str:
    """A share in words: “7 of 12”; from SMALL on “60% (30 of 50)”."""
    fraction = f"{part:,} of {whole:,}"
    return f"{round(100 * part / whole)}% ({fraction})" if whole >= SMALL else fraction
