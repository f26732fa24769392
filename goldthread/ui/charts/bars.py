"""Bars: one figure per thing, drawn to the same scale from nought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ui.charts import ink, svg, words
from goldthread.ui.charts.base import Chart, Table, listed
from goldthread.ui.content import NOT_RECORDED, Content, number
from goldthread.ui.tones import Tone

WIDE, ROW, BAR, LABELS, FIGURES = 720, 32, 18, 220, 110


@dataclass(frozen=True)
class Bar:
    """One figure. None means not recorded, which is not nought."""

    label: str
    value: float | None
    tone: Tone = Tone.INFO
    href: str = ""


@dataclass(frozen=True)
class BarChart(Chart):
    """Horizontal bars. `of` and `counted` head the table's columns, such as “Agency” and “Actions”."""

    title: str
    measure: str
    bars: Sequence[Bar]
    of: str = "Name"
    counted: str = "Number"

    @property
    def description(self) -> str:
        """Every figure in words, or the first few."""
        return f"{self.measure or self.title}. {listed([f'{bar.label}: {said(bar.value)}' for bar in self.bars], 12)}."

    def table(self) -> Table:
        """A row for each bar."""
        rows: list[list[Content]] = [[bar.label, bar.value] for bar in self.bars]
        return [self.of, self.counted], rows

    def svg(self) -> str:
        """The bars, labelled at both ends."""
        high = max(1, len(self.bars)) * ROW + 8
        most = max([bar.value or 0 for bar in self.bars], default=0) or 1
        parts = [self._row(bar, 4 + ROW * at, most) for at, bar in enumerate(self.bars)]
        parts.append(svg.rule(LABELS, 0, LABELS, high, ink.AXIS))
        linked = any(bar.href for bar in self.bars)
        return svg.picture(WIDE, high, self.title, self.description, parts, linked)

    def _row(self, bar: Bar, y: float, most: float) -> str:
        baseline = y + ROW / 2 + 5
        label = svg.text(LABELS - 12, baseline, words.cut(bar.label, 14, LABELS - 16), anchor="end")
        room = WIDE - LABELS - FIGURES
        if bar.value is None:
            drawn = svg.gap_box(LABELS + 4, y + 7, 60, BAR)
            return label + drawn + svg.text(LABELS + 74, baseline, NOT_RECORDED, fill=ink.QUIET)
        length = max(bar.value / most * room, 2 if bar.value else 0)
        drawn = svg.element("rect", x=LABELS, y=y + 7, width=length, height=BAR, fill=ink.FILL[bar.tone])
        if bar.tone is Tone.GAP:
            drawn = svg.gap_box(LABELS + 1, y + 7, max(length, 4), BAR)
        figure = svg.text(LABELS + length + 8, baseline, number(bar.value), bold=True)
        return svg.link(bar.href, label + drawn + figure, f"{bar.label}: {number(bar.value)}")


def said(value: float | None) -> str:
    """A figure in words, or that it is not recorded."""
    return NOT_RECORDED.lower() if value is None else number(value)


def scale_top(most: float) -> float:
    """A round figure at or above the largest, for the end of a scale."""
    if most <= 0:
        return 1
    step = 10 ** (len(str(int(most))) - 1)
    return next(step * times for times in (1, 2, 3, 4, 5, 6, 8, 10, 20) if step * times >= most)
