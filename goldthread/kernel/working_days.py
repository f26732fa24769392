"""Working days in England: neither a weekend nor a bank holiday. Statutory clocks are counted in them.

Bank holidays come from the `holidays` library, which follows the proclamations. One that has not been proclaimed yet (a
coronation, a jubilee) cannot be known, so a date years ahead may still move.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from holidays import country_holidays

SATURDAY = 5
ONE_DAY = dt.timedelta(days=1)


@cache
def bank_holidays(year: int) -> frozenset[dt.date]:
    """England's bank holidays of a calendar year, on the days they are kept."""
    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: dt.date) -> bool:
    """True on a Monday to Friday that is no bank holiday."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def add_working_days(start: dt.date, count: int) -> dt.date:
    """The `count`th working day after `start`, which is not counted itself. With 0, `start` as it is.

    Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError(f"Working days are counted forward, not {count}.")
    day, left = start, count
    while left:
        day += ONE_DAY
        left -= is_working_day(day)
    return day


def working_days_between(start: dt.date, end: dt.date) -> int:
    """How many working days come after `start` up to and with `end`; negative where `end` comes first."""
    if end < start:
        return -working_days_between(end, start)
    days = (start + ONE_DAY * step for step in range(1, (end - start).days + 1))
    return sum(is_working_day(day) for day in days)
