"""Dates that keep their precision: a day, a month, a quarter, a season or a year is all that may be known.

A partial date is the span of days it could mean. The span's shape tells its precision, so nothing else is stored.
Quarters are financial (Q1 is April to June) and years run from April to March, as partnerships count them.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering

EARLIEST, LATEST = 1800, 2999  # as in kernel.years: a year beside a date must be one in the calendar too
MONTHS = [name.lower() for name in calendar.month_name]
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
ALLOWED = (
    "a day (10 June 2016 or 2016-06-10), a month (June 2016 or 2016-06), a quarter (2016-17 Q1), "
    "a season (summer 2016) or a year (2016-17)"
)


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    last = month + count - 1
    return dt.date(year, month, 1), _month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """The span of days, `start` to `end` inclusive, that a date known to some precision could mean."""

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        self.precision  # noqa: B018 - raises when the span is none of the known shapes

    @classmethod
    def day(cls, value: dt.date) -> PartialDate:
        return cls(value, value)

    @classmethod
    def month(cls, year: int, month: int) -> PartialDate:
        return cls(*_months(year, month, 1))

    @classmethod
    def quarter(cls, financial_year: int, quarter: int) -> PartialDate:
        """Quarter 1 to 4 of the financial year that starts in April of `financial_year`."""
        if not 1 <= quarter <= 4:
            raise ValueError(f"A quarter is Q1 to Q4, not Q{quarter}.")
        month = 4 + 3 * (quarter - 1)
        return cls(*_months(financial_year + (month > 12), (month - 1) % 12 + 1, 3))

    @classmethod
    def season(cls, name: str, year: int) -> PartialDate:
        return cls(*_months(year, SEASONS[name], 3))

    @classmethod
    def year(cls, financial_year: int) -> PartialDate:
        return cls(dt.date(financial_year, 4, 1), dt.date(financial_year + 1, 3, 31))

    @classmethod
    def parse(cls, text: str | int | dt.date) -> PartialDate:
        """Read what a person or a file gives. Raises ValueError that lists what is allowed.

        2010-11 could be the month of November 2010 or the year 2010-11. It is read as the month, as ISO 8601 has it;
        so are 2000-01 to 2011-12. The year is written 2010/11. From 2012-13 on nothing is ambiguous.
        """
        if isinstance(text, dt.date):
            return cls.day(text.date() if isinstance(text, dt.datetime) else text)
        cleaned = re.sub(r"\s+", " ", str(text)).strip().lower()
        if not re.search(r"0000|9999", cleaned):
            for reader in (_read_iso, _read_words, _read_year):
                found = reader(cleaned)
                if found and EARLIEST <= found.start.year <= LATEST:
                    return found
        raise ValueError(f"“{text}” is not a date. Give {ALLOWED}.")

    @property
    def precision(self) -> Precision:
        """What the span's shape says is known. Raises ValueError for a span of no known shape."""
        if self.start == self.end:
            return Precision.DAY
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        whole = self.start.day == 1 and self.end == _month_end(self.end.year, self.end.month)
        if whole and months == 1:
            return Precision.MONTH
        if whole and months == 3 and self.start.month % 3 != 2:
            return Precision.QUARTER if self.start.month % 3 == 1 else Precision.SEASON
        if whole and months == 12 and self.start.month == 4:
            return Precision.YEAR
        raise ValueError(f"{self.start} to {self.end} is not a day, month, quarter, season or year.")

    def isoformat(self) -> str:
        """The stored form, an ISO 8601 interval; sorts by start."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @classmethod
    def fromisoformat(cls, text: str) -> PartialDate:
        start, _, end = text.partition("/")
        return cls(dt.date.fromisoformat(start), dt.date.fromisoformat(end or start))

    def is_over(self, today: dt.date) -> bool:
        """True once every day it could mean has passed."""
        return self.end < today

    def __lt__(self, other: PartialDate) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def __str__(self) -> str:
        """As a person writes it: 10 June 2016, November 2016, Quarter 1 of 2017-18, summer 2016, 2016-17."""
        if self.precision is Precision.DAY:
            return f"{self.start.day} {calendar.month_name[self.start.month]} {self.start.year}"
        if self.precision is Precision.MONTH:
            return f"{calendar.month_name[self.start.month]} {self.start.year}"
        if self.precision is Precision.SEASON:
            name = next(name for name, month in SEASONS.items() if month == self.start.month)
            return f"{name} {self.start.year}"
        first = self.start.year - (self.start.month < 4)
        label = f"{first}-{(first + 1) % 100:02d}"
        if self.precision is Precision.YEAR:
            return label
        return f"Quarter {(self.start.month - 4) % 12 // 3 + 1} of {label}"


def _read_iso(text: str) -> PartialDate | None:
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _checked_day(*map(int, match.groups()))
    if match := re.fullmatch(r"(\d{4})-(\d{2}) ?,? ?q(\d)", text):
        _check_year_pair(match[1], match[2])
        return PartialDate.quarter(int(match[1]), int(match[3]))
    if (match := re.fullmatch(r"(\d{4})-(\d{2})", text)) and 1 <= int(match[2]) <= 12:
        return PartialDate.month(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        return _checked_day(int(match[3]), int(match[2]), int(match[1]))
    return None


def _read_words(text: str) -> PartialDate | None:
    if match := re.fullmatch(r"(\d{1,2}) ([a-z]+) (\d{4})", text):
        month = _month_number(match[2])
        return _checked_day(int(match[3]), month, int(match[1])) if month else None
    if match := re.fullmatch(r"quarter (\d) of (\d{4})-(\d{2})", text):
        _check_year_pair(match[2], match[3])
        return PartialDate.quarter(int(match[2]), int(match[1]))
    if match := re.fullmatch(r"([a-z]+) (\d{4})", text):
        if match[1] in SEASONS:
            return PartialDate.season(match[1], int(match[2]))
        if month := _month_number(match[1]):
            return PartialDate.month(int(match[2]), month)
    return None


def _read_year(text: str) -> PartialDate | None:
    if match := re.fullmatch(r"(\d{4})[-/](\d{2})", text):
        _check_year_pair(match[1], match[2])
        return PartialDate.year(int(match[1]))
    return None


def _month_number(word: str) -> int | None:
    return next((n for n, name in enumerate(MONTHS) if n and (name == word or name[:3] == word)), None)


def _checked_day(year: int, month: int, day: int) -> PartialDate:
    try:
        return PartialDate.day(dt.date(year, month, day))
    except ValueError:
        raise ValueError(f"{day}/{month}/{year} is not a day in the calendar. Give {ALLOWED}.") from None


def _check_year_pair(first: str, second: str) -> None:
    if (int(first) + 1) % 100 != int(second):
        raise ValueError(f"{first}-{second} is not a financial year: after {first} comes {(int(first) + 1) % 100:02d}.")
