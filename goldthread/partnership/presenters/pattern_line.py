"""How often a group met, as a line through time. Months nobody covered, and spans of no frequency, are gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.partnership.choices import FREQUENCY
from goldthread.partnership.domain.patterns import Month, Span, uncovered_months
from goldthread.partnership.models import MeetingPattern
from goldthread.ui.charts import ink, svg, words
from goldthread.ui.charts.base import Chart, Table, listed
from goldthread.ui.content import Content, Gap
from goldthread.ui.tones import Tone

WIDE, HIGH, TOP, BAR, EDGE = 760, 92, 30, 26, 8
MEASURE = "Each stretch as long as it lasted; dashed where nothing is recorded"


@dataclass(frozen=True)
class Stretch:
    """A part of the line: its first and last day, what is said of it, and whether that is known."""

    first: dt.date
    last: dt.date
    said: str
    known: bool
    why: str = ""
    runs_on: bool = False


@dataclass(frozen=True)
class PatternLine(Chart):
    """The stretches in order. Each is drawn as long as it lasted."""

    title: str
    measure: str
    stretches: Sequence[Stretch]

    @property
    def description(self) -> str:
        """Each stretch in words."""
        return f"{self.title}. {listed([f'{one.said}, {_dates(one)}' for one in self.stretches], 8)}."

    def table(self) -> Table:
        """A row for each stretch, gaps too."""
        rows: list[list[Content]] = [
            [_dates(one), one.said if one.known else Gap(one.said), one.why or "No reason recorded"]
            for one in self.stretches
        ]
        return ["When", "How often", "Why it changed"], rows

    def svg(self) -> str:
        """Boxes along a line of years."""
        first = min((one.first for one in self.stretches), default=dt.date.today())
        last = max((one.last for one in self.stretches), default=first)
        unit = (WIDE - 2 * EDGE) / max((last - first).days + 1, 1)
        drawn = [self._box(one, EDGE + (one.first - first).days * unit, unit) for one in self.stretches]
        ends = svg.text(EDGE, HIGH - 8, f"{first:%B %Y}", size=12, fill=ink.QUIET)
        ends += svg.text(WIDE - EDGE, HIGH - 8, f"{last:%B %Y}", size=12, fill=ink.QUIET, anchor="end")
        return svg.picture(WIDE, HIGH, self.title, self.description, [*drawn, ends])

    def _box(self, one: Stretch, x: float, unit: float) -> str:
        wide = max(((one.last - one.first).days + 1) * unit - 2, 3)
        label = svg.text(x + 2, TOP - 10, words.cut(one.said, 13, max(wide, 24)), size=13, fill=ink.INK)
        if not one.known:
            return svg.gap_box(x + 1, TOP, max(wide - 2, 2), BAR) + label
        box = svg.element("rect", x=x, y=TOP, width=wide, height=BAR, fill=ink.FILL[Tone.INFO])
        return box + label


def pattern_line(patterns: Sequence[MeetingPattern], today: dt.date) -> PatternLine:
    """The line of a group's meeting patterns up to today, its gaps drawn as gaps."""
    spans = [Span(row.starts, row.ends) for row in patterns]
    stretches = [_stretch(row, today) for row in patterns] + _gaps(uncovered_months(spans))
    ordered = sorted(stretches, key=lambda one: one.first)
    return PatternLine("How often it met", MEASURE, ordered)


def _stretch(row: MeetingPattern, today: dt.date) -> Stretch:
    last = row.ends.end if row.ends else max(today, row.starts.end)
    said = FREQUENCY.text(row.frequency) if row.frequency else "Not recorded"
    return Stretch(row.starts.start, last, said, bool(row.frequency), row.reason, row.ends is None)


def _gaps(months: Sequence[Month]) -> list[Stretch]:
    """Months that follow each other make one gap."""
    runs: list[list[Month]] = []
    for month in months:
        if runs and runs[-1][-1].next() == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    return [Stretch(run[0].dates().start, run[-1].dates().end, "Not recorded", known=False) for run in runs]


def _dates(one: Stretch) -> str:
    first, last = f"{one.first:%B %Y}", f"{one.last:%B %Y}"
    if one.runs_on:
        return f"Since {first}"
    return first if first == last else f"{first} to {last}"
