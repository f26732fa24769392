"""Bars: one figure per thing, drawn to the same scale from nought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ui.charts import ink, svg, words
from goldthread.ui.charts.base import NARROW, Chart, Table, listed
from goldthread.ui.content import NOT_RECORDED, Content, number
from goldthread.ui.tones import Tone

WIDE, ROW, BAR, LABELS, FIGURES = 560, 36, 18, 184, 104


@dataclass(frozen=True)
class Frame:
    """How wide a picture of rows is, and how much of that its labels and its figures take."""

    wide: float
    labels: float
    figures: float

    @property
    def room(self) -> float:
        """What is left for the bars."""
        return self.wide - self.labels - self.figures


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
        return self._drawn(Frame(WIDE, LABELS, FIGURES))

    def narrow_svg(self) -> str:
        """The same bars, shorter."""
        return self._drawn(Frame(NARROW, 144, 40))

    def _drawn(self, frame: Frame) -> str:
        high = max(1, len(self.bars)) * ROW + 8
        most = max([bar.value or 0 for bar in self.bars], default=0) or 1
        parts = [self._row(bar, 4 + ROW * at, most, frame) for at, bar in enumerate(self.bars)]
        parts.append(svg.rule(frame.labels, 0, frame.labels, high, ink.AXIS))
        linked = any(bar.href for bar in self.bars)
        return svg.picture(frame.wide, high, self.title, self.description, parts, linked)

    def _row(self, bar: Bar, y: float, most: float, frame: Frame) -> str:
        baseline, left = y + ROW / 2 + 5, frame.labels
        label = row_label(bar.label, left, y + ROW / 2)
        if bar.value is None:
            drawn = svg.gap_box(left + 4, y + 9, 60, BAR)
            return label + drawn + svg.text(left + 74, baseline, NOT_RECORDED, fill=ink.QUIET)
        length = max(bar.value / most * frame.room, 2 if bar.value else 0)
        drawn = svg.element("rect", x=left, y=y + 9, width=length, height=BAR, fill=ink.FILL[bar.tone])
        if bar.tone is Tone.GAP:
            drawn = svg.gap_box(left + 1, y + 9, max(length, 4), BAR)
        figure = svg.text(left + length + 8, baseline, number(bar.value), bold=True)
        return svg.link(bar.href, label + drawn + figure, f"{bar.label}: {number(bar.value)}")


def row_label(label: str, right: float, middle: float) -> str:
    """A row's name in one line or two, against the axis."""
    wrapped = words.wrap(label, 14, right - 16, 2)
    first = middle + 5 - 8 * (len(wrapped) - 1)
    drawn = (svg.text(right - 12, first + 16 * at, line, anchor="end") for at, line in enumerate(wrapped))
    return "\n".join(drawn) + "\n"


def said(value: float | None) -> str:
    """A figure in words, or that it is not recorded."""
    return NOT_RECORDED.lower() if value is None else number(value)
