"""The year line: what was planned, what was held and what slipped, from April to March."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear
from goldthread.ui.charts import ink, svg, words, year_narrow
from goldthread.ui.charts.base import NARROW, Chart, Table, listed
from goldthread.ui.charts.year_layout import Axis, Placed, place
from goldthread.ui.charts.year_marks import MARK, Lane, Mark, dates_drawn, said
from goldthread.ui.content import Content, Gap

WIDE, LABELS, TOP, ROW, PAD = 1100, 170, 34, 28, 10


@dataclass(frozen=True)
class YearLine(Chart):
    """Planned dates hollow, held dates solid, an arrow from what was planned to where it went."""

    title: str
    measure: str
    year: FinancialYear
    lanes: Sequence[Lane]
    years: int = 1
    today: dt.date | None = None
    of: str = "Kind"

    @property
    def axis(self) -> Axis:
        """The days this line spans, and where they lie."""
        end = FinancialYear(self.year.first + self.years - 1).end
        return Axis(self.year.start, end, LABELS, WIDE - PAD)

    @property
    def description(self) -> str:
        """Each mark with its dates."""
        parts = [said(mark) for lane in self.lanes for mark in lane.marks]
        return f"{self.measure or self.title}. {listed(parts, 8) or 'Nothing in this year'}."

    def table(self) -> Table:
        """A row for each mark."""
        rows: list[list[Content]] = [
            [mark.label, lane.label, _date(mark.planned), _moved(mark), _held(mark), mark.note or "No note"]
            for lane in self.lanes
            for mark in lane.marks
        ]
        return ["What", self.of, "Planned", "Moved to", "Held", "Note"], rows

    def svg(self) -> str:
        """The axis with its months, then a lane for each kind, with as many rows as its labels need."""
        y, drawn = float(TOP), []
        for lane in self.lanes:
            placed, count = place(self.axis, [(mark.label, mark.spans) for mark in lane.marks])
            high = ROW * max(1, count) + PAD
            drawn.append(_lane_label(lane.label, y))
            drawn += [_mark(mark, at, y, self.axis) for mark, at in zip(lane.marks, placed, strict=True)]
            y += high
            drawn.append(svg.rule(0, y - PAD / 2, WIDE, y - PAD / 2))
        linked = any(mark.href for lane in self.lanes for mark in lane.marks)
        behind = [*_months(self.axis, y), *self._today(y)]
        key = year_narrow.key(LABELS, y + 18)
        return svg.picture(WIDE, y + 30, self.title, self.description, [*behind, *drawn, key], linked)

    def narrow_svg(self) -> str:
        """The same year between narrow margins, each mark's name above its dates."""
        axis = Axis(self.axis.start, self.axis.end, 0, NARROW)
        parts, high = year_narrow.drawn(self.lanes, axis)
        linked = any(mark.href for lane in self.lanes for mark in lane.marks)
        return svg.picture(NARROW, high, self.title, self.description, parts, linked)

    def _today(self, bottom: float) -> list[str]:
        if self.today is None or not self.axis.start <= self.today <= self.axis.end:
            return []
        x = self.axis.at(self.today)
        return [svg.rule(x, 32, x, bottom, ink.THREAD, 1.5), svg.text(x, 28, "today", size=12, anchor="middle")]


def _date(value: PartialDate | None) -> Content:
    return value if value else None


def _moved(mark: Mark) -> Content:
    return mark.moved_to if mark.moved_to else "Not moved"


def _held(mark: Mark) -> Content:
    return mark.held if mark.held else Gap()


def _lane_label(label: str, y: float) -> str:
    return svg.lines(0, y + 17, words.wrap(label, 13, LABELS - 14, 2), size=13, fill=ink.QUIET, step=15)


def _months(axis: Axis, bottom: float) -> list[str]:
    drawn = []
    for first, middle in axis.months():
        starts_year = first.month == 4
        x = axis.at(first)
        drawn.append(svg.rule(x, 20, x, bottom, ink.AXIS if starts_year else ink.RULE))
        drawn.append(svg.text(middle, 12, f"{first:%b}", size=12, fill=ink.QUIET, anchor="middle"))
        if first.month in (4, 1):
            drawn.append(svg.text(x + 4, 28, str(first.year), size=11, fill=ink.QUIET))
    return drawn


def _mark(mark: Mark, at: Placed, lane_top: float, axis: Axis) -> str:
    y = lane_top + ROW * at.row
    baseline = y + 15
    if not mark.spans:
        shown = words.cut(f"{mark.label}: no date recorded", 13, at.room)
        box = svg.gap_box(axis.left + 4, y + 3, 40, MARK, 7)
        return svg.link(mark.href, box + svg.haloed(at.label_x, baseline, shown, "start"), said(mark))
    label = svg.haloed(at.label_x, baseline, at.label, at.anchor)
    return svg.link(mark.href, dates_drawn(mark, y, axis) + label, said(mark))
