"""How well an agency attends: meetings it attended, itself or by a deputy, of the meetings due."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

LARGEST = 0x7FFFFFFF


@dataclass(frozen=True)
class Attended:
    """One agency's attendance of a year. `due` counts every meeting held of the groups it attends at all."""

    agency: str
    due: int
    present: int = 0
    deputy: int = 0
    apologies: int = 0
    absent: int = 0

    @property
    def attended(self) -> int:
        """Meetings attended, itself or by a deputy."""
        return self.present + self.deputy

    @property
    def not_recorded(self) -> int:
        """Meetings due for which nothing is recorded of this agency."""
        return max(self.due - self.attended - self.apologies - self.absent, 0)

    @property
    def share(self) -> str:
        """“5 of 6 (83%)”; a percentage never stands without its fraction. Empty when no meeting was due."""
        if not self.due:
            return ""
        percentage = (200 * self.attended + self.due) // (2 * self.due)
        return f"{self.attended} of {self.due} ({percentage}%)"


def mark_of(statuses: Mapping[UUID, str]) -> int:
    """A number that stands for what is recorded, so that a form can tell whether anyone recorded more meanwhile."""
    told = ";".join(f"{agency}={status}" for agency, status in sorted(statuses.items(), key=str))
    return zlib.crc32(told.encode()) & LARGEST
