"""Pairs of columns: two counts of each thing side by side, such as cases and children, which are never added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ui.charts import ink, svg, words
from goldthread.ui.charts.bars import said
from goldthread.ui.charts.base import NARROW, Chart, Table, listed
from goldthread.ui.content import Content, number

LEAST, GROUP, PLOT, TOP, COLUMN, MOST_LINES, NARROW_GROUP = 360, 150, 180, 44, 40, 3, 76
MANY, MOST_WIDE, GAP = 6, 640, 8  # from so many pairs on they share this width


@dataclass(frozen=True)
class Pair:
    """Two counts of one thing. None is not recorded, which is not nought."""

    label: str
    first: int | None
    second: int | None
    href: str = ""


@dataclass(frozen=True)
class ColumnPairs(Chart):
    """Two columns for each thing, to one scale from nought."""

    title: str
    measure: str
    first: str
    second: str
    pairs: Sequence[Pair]
    of: str = "Name"

    @property
    def description(self) -> str:
        """Each pair in words."""
        one, two = self.first.lower(), self.second.lower()
        parts = [f"{pair.label}: {one} {said(pair.first)}, {two} {said(pair.second)}" for pair in self.pairs]
        return f"{self.measure or self.title}. {listed(parts, 8)}."

    def table(self) -> Table:
        """A row for each pair."""
        rows: list[list[Content]] = [[pair.label, pair.first, pair.second] for pair in self.pairs]
        return [self.of, self.first, self.second], rows

    def svg(self) -> str:
        """The columns with their figures on top and names beneath."""
        wide = max(LEAST, self._group * len(self.pairs))
        counts = [count for pair in self.pairs for count in (pair.first, pair.second) if count]
        most = max(counts, default=0) or 1
        parts = [*self._key(), svg.rule(0, TOP + PLOT, wide, TOP + PLOT, ink.AXIS)]
        parts += [self._pair(pair, self._group * at, most) for at, pair in enumerate(self.pairs)]
        linked = any(pair.href for pair in self.pairs)
        return svg.picture(wide, TOP + PLOT + 18 * MOST_LINES + 12, self.title, self.description, parts, linked)

    @property
    def _group(self) -> float:
        """The width of one thing: room for its name where there are few, its share where there are many."""
        return GROUP if len(self.pairs) < MANY else MOST_WIDE / len(self.pairs)

    def narrow_svg(self) -> str:
        """Each thing by name with its two counts as bars beneath it."""
        counts = [count for pair in self.pairs for count in (pair.first, pair.second) if count]
        most = max(counts, default=0) or 1
        rows = [self._rows(pair, 30 + NARROW_GROUP * at, most) for at, pair in enumerate(self.pairs)]
        high = 30 + NARROW_GROUP * max(1, len(self.pairs))
        linked = any(pair.href for pair in self.pairs)
        return svg.picture(NARROW, high, self.title, self.description, [*self._key(), *rows], linked)

    def _rows(self, pair: Pair, y: float, most: int) -> str:
        drawn = svg.text(0, y + 18, words.cut(pair.label, 14, NARROW))
        drawn += _bar(y + 26, pair.first, most, FIRST_INK) + _bar(y + 46, pair.second, most, SECOND_INK)
        return svg.link(pair.href, drawn, self._said(pair))

    def _said(self, pair: Pair) -> str:
        return f"{pair.label}: {self.first} {said(pair.first)}, {self.second} {said(pair.second)}"

    def _key(self) -> list[str]:
        second_at = words.width(self.first, 14) + 44
        return [
            svg.element("rect", x=0, y=2, width=14, height=14, fill=FIRST_INK),
            svg.text(20, 14, self.first),
            svg.element("rect", x=second_at, y=2, width=14, height=14, fill=SECOND_INK),
            svg.text(second_at + 20, 14, self.second),
        ]

    def _pair(self, pair: Pair, x: float, most: int) -> str:
        middle, wide = x + self._group / 2, min(COLUMN, (self._group - GAP) / 2)
        drawn = _column(middle - wide - 1, wide, pair.first, most, FIRST_INK)
        drawn += _column(middle + 1, wide, pair.second, most, SECOND_INK)
        for at, line in enumerate(words.wrap(pair.label, 13, self._group - GAP, MOST_LINES)):
            drawn += svg.text(middle, TOP + PLOT + 20 + 17 * at, line, size=13, anchor="middle")
        return svg.link(pair.href, drawn, self._said(pair))


FIRST_INK, SECOND_INK = ink.INK, "#6f9bc4"


def _column(x: float, wide: float, count: int | None, most: int, fill: str) -> str:
    base = TOP + PLOT
    if count is None:
        return svg.gap_box(x, base - 40, wide, 39) + svg.text(x + wide / 2, base - 46, "?", anchor="middle")
    high = count / most * (PLOT - 24)
    box = svg.element("rect", x=x, y=base - high, width=wide, height=high, fill=fill)
    return box + svg.text(x + wide / 2, base - high - 6, number(count), anchor="middle", bold=True)


def _bar(y: float, count: int | None, most: int, fill: str) -> str:
    if count is None:
        return svg.gap_box(1, y, 40, 15) + svg.text(48, y + 13, said(count), fill=ink.QUIET)
    long = max(count / most * (NARROW - 40), 1)
    box = svg.element("rect", x=0, y=y, width=long, height=16, fill=fill)
    return box + svg.text(long + 7, y + 13, number(count), bold=True)
