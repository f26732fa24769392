"""How a piece of work stands against its plan. Worked out from dates, never typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear


class Standing(StrEnum):
    """How an entry stands against its plan."""

    TO_COME = "to_come"
    HELD = "held"
    SLIPPED = "slipped"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Dates:
    """When something was first planned, where its date stands now, and when it was done. Any may be unknown."""

    planned: PartialDate | None = None
    expected: PartialDate | None = None
    held: PartialDate | None = None
    is_cancelled: bool = False

    @property
    def stands_at(self) -> PartialDate | None:
        """The day it was done, else the date it is expected, else the date it was planned."""
        return self.held or self.expected or self.planned

    @property
    def moved_to(self) -> PartialDate | None:
        """The date it moved to, if it moved later than was planned."""
        if self.planned and self.expected and self.expected.start > self.planned.end:
            return self.expected
        return None


def standing(dates: Dates, *, year: FinancialYear, today: dt.date) -> Standing:
    """How work stood, or stands, in a year's programme.

    What was planned in the year and left it for a later one slipped, even if it was held afterwards: the year did not
    get what it was promised. Otherwise a date that passed without the work being recorded as held is overdue. Work
    without a date is due by the end of its year.
    """
    if dates.is_cancelled:
        return Standing.CANCELLED
    if left_the_year(dates, year):
        return Standing.SLIPPED
    if dates.held:
        return Standing.HELD
    due = dates.stands_at.end if dates.stands_at else year.end
    if due < today:
        return Standing.OVERDUE
    return Standing.SLIPPED if dates.moved_to else Standing.TO_COME


def left_the_year(dates: Dates, year: FinancialYear) -> bool:
    """True if the work was planned for the year and its date now lies after it."""
    if dates.planned is None or dates.stands_at is None:
        return False
    return dates.planned.start <= year.end < dates.stands_at.start


def standing_of_all(parts: Sequence[Dates], *, year: FinancialYear, today: dt.date) -> Standing:
    """How work of several dates stands: overdue if any part is, held once every part is, else the worst that remains.

    Work without any date is due by the end of its year.
    """
    found = {standing(part, year=year, today=today) for part in parts or [Dates()]}
    for worst in (Standing.OVERDUE, Standing.SLIPPED, Standing.TO_COME, Standing.HELD):
        if worst in found:
            return worst
    return Standing.CANCELLED
