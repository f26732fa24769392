"""What the demo's invented records are made with: a seed, a day to count from, and a list of all that was made."""

from __future__ import annotations

import datetime as dt
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any, TypeVar
from uuid import UUID

import yaml

from goldthread.foundation.access import Actor
from goldthread.foundation.models import Counter, Record
from goldthread.foundation.writes import service
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.references import format_reference
from goldthread.kernel.years import FinancialYear

SEED = 20260401
HERE = Path(__file__).parent
M = TypeVar("M", bound=Record)
T = TypeVar("T")


@dataclass
class Making:
    """Makes records without saving them. The same seed, day and scale make the same records, identifiers included.

    `scale` multiplies audits, meetings and what hangs on them, for measuring; 1 is the demo.
    """

    today: dt.date
    scale: int = 1
    seed: int = SEED
    records: list[Record] = field(default_factory=list)
    counters: Tally[tuple[UUID, str]] = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.rng = Random(f"{self.seed} {self.scale}")
        self.words: dict[str, Any] = yaml.safe_load((HERE / "invented.yaml").read_text(encoding="utf-8"))

    def make(self, model: type[M], **fields: Any) -> M:
        """A new record, kept for saving."""
        record = model(public_id=UUID(int=self.rng.getrandbits(128), version=4), **fields)
        self.records.append(record)
        return record

    def reference(self, board: UUID, prefix: str) -> str:
        """The next reference of a board, as the product itself would give."""
        self.counters[board, prefix] += 1
        return format_reference(prefix, self.counters[board, prefix])

    def date(self, days: int) -> dt.date:
        """The day so many days from today; before it where negative."""
        return self.today + dt.timedelta(days=days)

    def day(self, days: int) -> PartialDate:
        return PartialDate.day(self.date(days))

    def month(self, days: int) -> PartialDate:
        return PartialDate.month(self.date(days).year, self.date(days).month)

    def moment(self, days: int) -> dt.datetime:
        """Noon of the day so many days from today."""
        return dt.datetime.combine(self.date(days), dt.time(12), tzinfo=dt.UTC)

    def year(self, days: int) -> str:
        """The financial year of the day so many days from today."""
        return str(FinancialYear.of(self.date(days)))

    def some(self, among: Sequence[T], least: int, most: int) -> list[T]:
        """A few of many, in no order."""
        return self.rng.sample(list(among), min(self.rng.randint(least, most), len(among)))

    def by_model(self) -> Iterator[tuple[type[Record], list[Record]]]:
        """All that was made, one model after the other."""
        ordered = sorted(self.records, key=lambda record: record._meta.label)
        for _, same in groupby(ordered, key=lambda record: record._meta.label):
            rows = list(same)
            yield type(rows[0]), rows


@service("demo.made")
def save_all(*, making: Making, by: Actor) -> int:
    """Save everything made so far, all or nothing, each record with its trail event. Returns how many records."""
    for model, rows in making.by_model():
        model.objects.bulk_create(rows)
    for (board, prefix), last in making.counters.items():
        Counter(board=board, prefix=prefix, last=last).save()
    return len(making.records)
