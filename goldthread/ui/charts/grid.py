"""A grid of counts: things down, years (or the like) across, darker where there are more. Each count is written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ui.charts import ink, svg
from goldthread.ui.charts.bars import Frame, row_label
from goldthread.ui.charts.base import NARROW, Chart, Table, listed
from goldthread.ui.content import Content, number
from goldthread.ui.tones import Tone

WIDE, ROW, HEAD, LINE, LABELS, NARROW_LABELS, SHADES = 720, 36, 12, 16, 220, 104, (0.16, 0.36, 0.58, 0.8, 1.0)
DARK_FROM = 0.58


@dataclass(frozen=True)
class GridRow:
    """One thing, with a count for each column."""

    label: str
    counts: Sequence[int]
    href: str = ""


@dataclass(frozen=True)
class CountGrid(Chart):
    """Rows of counts under the same columns. `short` are the columns' headings where there is little room.

    A heading may be of several lines.
    """

    title: str
    measure: str
    columns: Sequence[str]
    rows: Sequence[GridRow]
    of: str = "Name"
    short: Sequence[str] = ()

    def __post_init__(self) -> None:
        wrong = [row.label for row in self.rows if len(row.counts) != len(self.columns)]
        if wrong:
            raise ValueError(f"These rows do not have a count for each column: {', '.join(wrong)}.")

    @property
    def description(self) -> str:
        """Each row with the columns in which it has any."""
        return f"{self.measure or self.title}. {listed([self._said(row) for row in self.rows], 8)}."

    def _said(self, row: GridRow) -> str:
        held = [f"{column} {count}" for column, count in zip(self.columns, row.counts, strict=True) if count]
        return f"{row.label}: {', '.join(held) or 'none'}"

    def table(self) -> Table:
        """A row for each thing, a column for each column, and the total."""
        rows: list[list[Content]] = [[row.label, *row.counts, sum(row.counts)] for row in self.rows]
        return [self.of, *self.columns, "Total"], rows

    def svg(self) -> str:
        """The headings, then the rows."""
        return self._drawn(Frame(WIDE, LABELS, 0), self.columns)

    def narrow_svg(self) -> str:
        """The same with shorter headings."""
        return self._drawn(Frame(NARROW, NARROW_LABELS, 0), self.short or self.columns)

    def _drawn(self, frame: Frame, headings: Sequence[str]) -> str:
        step = frame.room / max(1, len(self.columns))
        most = max((count for row in self.rows for count in row.counts), default=0) or 1
        heads = [_heading(frame.labels + step * at + step / 2, heading) for at, heading in enumerate(headings)]
        top = HEAD + LINE * max((heading.count("\n") + 1 for heading in headings), default=1)
        rows = [self._row(row, top + ROW * at, step, most, frame) for at, row in enumerate(self.rows)]
        linked = any(row.href for row in self.rows)
        high = top + ROW * max(1, len(self.rows)) + 4
        return svg.picture(frame.wide, high, self.title, self.description, [*heads, *rows], linked)

    def _row(self, row: GridRow, y: float, step: float, most: int, frame: Frame) -> str:
        drawn = row_label(row.label, frame.labels, y + ROW / 2)
        for at, count in enumerate(row.counts):
            drawn += _cell(frame.labels + step * at, y, step, count, most)
        return svg.link(row.href, drawn, self._said(row))


def _heading(middle: float, words: str) -> str:
    drawn = (
        svg.text(middle, 18 + LINE * at, line, size=13, anchor="middle", fill=ink.QUIET)
        for at, line in enumerate(words.split("\n"))
    )
    return "".join(drawn)


def _cell(x: float, y: float, wide: float, count: int, most: int) -> str:
    if not count:
        return svg.rule(x + wide / 2 - 4, y + ROW / 2, x + wide / 2 + 4, y + ROW / 2, ink.RULE)
    shade = SHADES[min(len(SHADES) - 1, (count * len(SHADES) - 1) // most)]
    box = svg.element(
        "rect", x=x + 2, y=y + 3, width=wide - 4, height=ROW - 6, fill=ink.FILL[Tone.INFO], fill_opacity=f"{shade:g}"
    )
    fill = ink.PAPER if shade > DARK_FROM else ink.INK
    return box + svg.text(x + wide / 2, y + ROW / 2 + 5, number(count), anchor="middle", fill=fill, bold=True)
