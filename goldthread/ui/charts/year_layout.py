"""Where things lie on a year line: days to places, and labels into rows so that none overlap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.kernel.partial_dates import PartialDate
from goldthread.ui.charts import words

LEAST_MARK, BESIDE, SIZE, LONGEST_LABEL, BETWEEN = 14, 7, 13, 300, 12


@dataclass(frozen=True)
class Axis:
    """A span of days laid between two places. Days outside lie at the nearer end."""

    start: dt.date
    end: dt.date
    left: float
    right: float

    def at(self, day: dt.date) -> float:
        """Where a day begins."""
        days = (self.end - self.start).days + 1
        passed = min(max((day - self.start).days, 0), days)
        return self.left + passed / days * (self.right - self.left)

    def span(self, date: PartialDate) -> tuple[float, float]:
        """(left edge, width) of a date, never too small to see and never past the end."""
        x = self.at(date.start)
        wide = max(self.at(min(date.end, self.end) + dt.timedelta(days=1)) - x, LEAST_MARK)
        return min(x, self.right - wide), wide

    def months(self) -> Iterator[tuple[dt.date, float]]:
        """(first day, middle) of each month."""
        first = self.start
        while first <= self.end:
            following = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
            yield first, (self.at(first) + self.at(following)) / 2
            first = following


@dataclass(frozen=True)
class Placed:
    """Where a mark's row and label are."""

    row: int
    label: str
    label_x: float
    anchor: str
    room: float


def place(axis: Axis, marks: Sequence[tuple[str, list[PartialDate]]]) -> tuple[list[Placed], int]:
    """A place for each mark, in the first row where neither it nor its label touches another; and the rows used."""
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for label, spans in marks:
        left, right, shown, x, anchor = _extent(axis, label, spans)
        row = next((at for at, row in enumerate(taken) if _is_free(row, left, right)), len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append((left, right))
        placed.append(Placed(row, shown, x, anchor, axis.right - x))
    return placed, len(taken)


def _is_free(row: list[tuple[float, float]], left: float, right: float) -> bool:
    return all(right + BETWEEN < start or end + BETWEEN < left for start, end in row)


def _extent(axis: Axis, label: str, spans: list[PartialDate]) -> tuple[float, float, str, float, str]:
    """(left, right, label as shown, its x, its anchor): the label right of the mark, else left of it, else cut."""
    if not spans:
        x = axis.left + 44 + BESIDE
        return axis.left, axis.right, label, x, "start"
    edges = [axis.span(span) for span in spans]
    left, right = min(x for x, _ in edges), max(x + wide for x, wide in edges)
    shown = words.cut(label, SIZE, LONGEST_LABEL)
    needed = words.width(shown, SIZE) + BESIDE
    if right + needed <= axis.right:
        return left, right + needed, shown, right + BESIDE, "start"
    if left - needed >= axis.left:
        return left - needed, right, shown, left - BESIDE, "end"
    if axis.right - right >= left - axis.left:
        shown = words.cut(label, SIZE, axis.right - right - BESIDE)
        return left, axis.right, shown, right + BESIDE, "start"
    return axis.left, right, words.cut(label, SIZE, left - axis.left - BESIDE), left - BESIDE, "end"
