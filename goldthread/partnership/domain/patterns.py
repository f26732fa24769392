"""Spans of time in which a group met at some frequency: which clash, and which months none of them covers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldthread.kernel.partial_dates import PartialDate

FOREVER = dt.date.max


@dataclass(frozen=True)
class Span:
    """From one date until another, each as precise as is known; no end means it still runs."""

    starts: PartialDate
    ends: PartialDate | None = None

    @property
    def last_day(self) -> dt.date:
        return self.ends.end if self.ends else FOREVER


@dataclass(frozen=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    @classmethod
    def of(cls, day: dt.date) -> Month:
        return cls(day.year, day.month)

    def next(self) -> Month:
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def dates(self) -> PartialDate:
        return PartialDate.month(self.year, self.month)

    def __str__(self) -> str:
        return str(self.dates())


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans claim the same days.

    Where a date is known only to a month (or more), one span may end and the next begin in the same month.
    """
    earlier, later = sorted((one, other), key=lambda span: (span.starts.start, span.last_day))
    if later.starts.start > earlier.last_day:
        return False
    return not _hands_over(earlier, later)


def _hands_over(earlier: Span, later: Span) -> bool:
    """The earlier ends within the imprecise date at which the later begins, and neither lies inside the other."""
    if earlier.ends is None or earlier.starts.start >= later.starts.start or later.last_day <= earlier.last_day:
        return False
    shared = earlier.ends.start <= later.starts.start
    return shared and earlier.ends.start != earlier.ends.end


def uncovered_months(spans: Sequence[Span], *, until: dt.date | None = None) -> list[Month]:
    """Months between the first span's start and the last one's end (or `until`, where given) that no span touches."""
    if not spans:
        return []
    first = min(span.starts.start for span in spans)
    ends = [span.last_day for span in spans if span.ends]
    known = max([*ends, *(span.starts.end for span in spans)])
    last = max(known, until) if until else known
    return [month for month in _months(first, last) if not any(_touches(span, month) for span in spans)]


def _months(first: dt.date, last: dt.date) -> Iterable[Month]:
    month = Month.of(first)
    while (month.year, month.month) <= (last.year, last.month):
        yield month
        month = month.next()


def _touches(span: Span, month: Month) -> bool:
    dates = month.dates()
    return span.starts.start <= dates.end and dates.start <= span.last_day
