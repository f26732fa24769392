"""Stacked bars: how a whole divides, row by row. Parts of a whole are counted, never averaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.ui.charts import ink, svg, words
from goldthread.ui.charts.bars import Frame, row_label
from goldthread.ui.charts.base import NARROW, Chart, Table, listed
from goldthread.ui.content import Content, number
from goldthread.ui.tones import Tone

WIDE, ROW, BAR, LABELS, TOTALS, KEY = 560, 38, 22, 160, 48, 30


@dataclass(frozen=True)
class Part:
    """A part that every row is divided into, with its tone."""

    label: str
    tone: Tone


@dataclass(frozen=True)
class Stack:
    """One row: a count for each part, in the parts' order."""

    label: str
    counts: Sequence[int]
    href: str = ""


@dataclass(frozen=True)
class StackedBars(Chart):
    """Rows divided into the same parts. `as_share` gives every row the same length."""

    title: str
    measure: str
    parts: Sequence[Part]
    stacks: Sequence[Stack]
    of: str = "Name"
    as_share: bool = False

    def __post_init__(self) -> None:
        wrong = [stack.label for stack in self.stacks if len(stack.counts) != len(self.parts)]
        if wrong:
            raise ValueError(f"These rows do not have a count for each part: {', '.join(wrong)}.")

    @property
    def description(self) -> str:
        """Each row with the parts it has."""
        return f"{self.measure or self.title}. {listed([self._said(stack) for stack in self.stacks], 8)}."

    def _said(self, stack: Stack) -> str:
        held = [f"{count} {part.label.lower()}" for part, count in zip(self.parts, stack.counts, strict=True) if count]
        return f"{stack.label}: {', '.join(held) or 'none'}"

    def table(self) -> Table:
        """A row for each bar, a column for each part, and the total."""
        rows: list[list[Content]] = [[stack.label, *stack.counts, sum(stack.counts)] for stack in self.stacks]
        return [self.of, *[part.label for part in self.parts], "Total"], rows

    def svg(self) -> str:
        """The key in words, then the rows."""
        return self._drawn(Frame(WIDE, LABELS, TOTALS))

    def narrow_svg(self) -> str:
        """The same rows, shorter."""
        return self._drawn(Frame(NARROW, 136, 34))

    def _drawn(self, frame: Frame) -> str:
        key, top = self._key(frame.wide)
        most = max([sum(stack.counts) for stack in self.stacks], default=0) or 1
        rows = [self._row(stack, top + ROW * at, most, frame) for at, stack in enumerate(self.stacks)]
        high = top + ROW * max(1, len(self.stacks)) + 4
        linked = any(stack.href for stack in self.stacks)
        return svg.picture(frame.wide, high, self.title, self.description, [*key, *rows], linked)

    def _key(self, room: float) -> tuple[list[str], float]:
        drawn, x, y = [], 0.0, 16.0
        for part in self.parts:
            wide = words.width(part.label, 14) + 40
            if x + wide > room + 16 and x:
                x, y = 0.0, y + 24
            drawn.append(_swatch(x, y - 12, 14, 14, part.tone) + svg.text(x + 20, y, part.label))
            x += wide
        return drawn, y + KEY - 16

    def _row(self, stack: Stack, y: float, most: float, frame: Frame) -> str:
        total, baseline = sum(stack.counts), y + ROW / 2 + 5
        unit = frame.room / ((total or 1) if self.as_share else most)
        x, drawn = float(frame.labels), row_label(stack.label, frame.labels, y + ROW / 2)
        for part, count in zip(self.parts, stack.counts, strict=True):
            if count:
                drawn += _segment(x, y + 8, count * unit, part.tone, number(count))
                x += count * unit
        figure = svg.text(x + 8, baseline, number(total) if total else "none", bold=bool(total))
        return svg.link(stack.href, drawn + figure, self._said(stack))


def _swatch(x: float, y: float, wide: float, high: float, tone: Tone) -> str:
    if tone is Tone.GAP:
        return svg.gap_box(x + 1, y + 1, max(wide - 2, 1), high - 2, 1)
    return svg.element("rect", x=x, y=y, width=wide, height=high, fill=ink.FILL[tone])


def _segment(x: float, y: float, wide: float, tone: Tone, figure: str) -> str:
    box = _swatch(x, y, max(wide - 2, 1), BAR, tone)
    if words.width(figure, 14) + 6 > wide:
        return box
    return box + svg.text(x + (wide - 2) / 2, y + 16, figure, fill=ink.on_fill(tone), anchor="middle", bold=True)
