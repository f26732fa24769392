"""Financial years, April to March, as partnerships report them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

EARLIEST, LATEST = 1800, 2999  # far enough from the ends of the calendar that no year beside one falls off it


@dataclass(frozen=True, order=True)
class FinancialYear:
    """The year that starts on 1 April of `first`. Written 2016-17."""

    first: int

    @classmethod
    def parse(cls, text: str) -> FinancialYear:
        """Read 2016-17. Raises ValueError that says what is allowed."""
        match = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
        if not match or (int(match[1]) + 1) % 100 != int(match[2]) or not EARLIEST <= int(match[1]) <= LATEST:
            raise ValueError(f"“{text}” is not a year. Give it as 2016-17: April of the first to March of the second.")
        return cls(int(match[1]))

    @classmethod
    def of(cls, day: dt.date) -> FinancialYear:
        return cls(day.year - (day.month < 4))

    @property
    def start(self) -> dt.date:
        return dt.date(self.first, 4, 1)

    @property
    def end(self) -> dt.date:
        return dt.date(self.first + 1, 3, 31)

    def next(self) -> FinancialYear:
        return FinancialYear(self.first + 1)

    def previous(self) -> FinancialYear:
        return FinancialYear(self.first - 1)

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return f"{self.first}-{(self.first + 1) % 100:02d}"
