"""What a file says now, set against what it said when it was loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldthread.api.domain.reading import Row
from goldthread.kernel.partial_dates import PartialDate

Said = dict[str, Any]
ABSENT = "nothing"


@dataclass(frozen=True)
class Difference:
    """One field of one record that the file now gives otherwise. `stands` is set where someone has since edited it."""

    record: str
    field: str
    was: str
    becomes: str
    stands: str = ""

    def __str__(self) -> str:
        edited = f" (edited here since; it stands at {self.stands})" if self.stands else ""
        return f"{self.record}: {self.field} was {self.was}, is now {self.becomes}{edited}"


def said(row: Row) -> Said:
    """What a row gives, as JSON keeps it."""
    told: Said = {name: _plain(value) for name, value in row.values.items() if value is not None}
    told.update({name: f"{target} “{key}”" for name, (target, key) in row.refs.items()})
    if row.readings:
        told["our reading"] = sorted(row.readings)
    return told


def changed(before: Said, after: Said) -> list[str]:
    """Names of the fields that differ."""
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def name_of(type_name: str, key: str) -> str:
    return f"{type_name} “{key}”"


def shown(value: object) -> str:
    """A value as a line of the list of differences says it."""
    if value in (None, "", []):
        return ABSENT
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, str) and "/" in value and len(value) == 21:
        return _spoken(value)
    return f"“{value}”" if isinstance(value, str) and "“" not in value else str(value)


def _spoken(value: str) -> str:
    try:
        return str(PartialDate.fromisoformat(value))
    except ValueError:
        return f"“{value}”"


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, PartialDate) else value
