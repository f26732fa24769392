"""Where meetings should stand and none is recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear


@dataclass(frozen=True)
class Span:
    """The days of one meeting pattern of a group."""

    starts: PartialDate
    ends: PartialDate | None


@dataclass(frozen=True)
class Silence:
    """Days, both inclusive, in which a group had a pattern and no meeting is recorded."""

    start: dt.date
    end: dt.date

    def __str__(self) -> str:
        """The months it spans, as a person says them: “between September and October 2016”."""
        first, last = (f"{day:%B} {day.year}" for day in (self.start, self.end))
        if first == last:
            return f"in {first}"
        if self.start.year == self.end.year:
            first = f"{self.start:%B}"
        return f"between {first} and {last}"


def silences(
    patterns: Sequence[Span], meetings: Iterable[PartialDate], *, year: FinancialYear, today: dt.date
) -> list[Silence]:
    """The parts of a year, up to today, in which a group had a pattern but no meeting is recorded."""
    held = list(meetings)
    found = []
    for span in sorted(patterns, key=lambda one: one.starts):
        last = span.ends.end if span.ends else today
        silence = Silence(max(span.starts.start, year.start), min(last, year.end, today))
        if silence.start <= silence.end and not any(_meets(one, silence) for one in held):
            found.append(silence)
    return found


def _meets(meeting: PartialDate, silence: Silence) -> bool:
    return meeting.start <= silence.end and silence.start <= meeting.end
