"""The year line: what was planned, what was held and what slipped, from April to March."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear
from goldthread.ui.charts import ink, svg, words
from goldthread.ui.charts.base import Chart, Table, listed
from goldthread.ui.charts.year_layout import Axis, Placed, place
from goldthread.ui.content import Content, Gap

WIDE, LABELS, TOP, ROW, MARK, PAD = 1100, 170, 34, 28, 14, 10


@dataclass(frozen=True)
class Mark:
    """One thing in the year: when it was planned, where it was moved to, when it was held. Any may be unknown."""

    label: str
    planned: PartialDate | None = None
    held: PartialDate | None = None
    moved_to: PartialDate | None = None
    href: str = ""
    note: str = ""

    @property
    def slipped_to(self) -> PartialDate | None:
        """Where the arrow ends: the new date, or the day it was held where that is outside what was planned."""
        if self.planned is None:
            return None
        late = self.held or self.moved_to
        overlaps = late is not None and late.start <= self.planned.end and self.planned.start <= late.end
        return None if overlaps else late

    @property
    def spans(self) -> list[PartialDate]:
        """Every date the picture draws for this mark."""
        current = self.held or self.moved_to or self.planned
        first = self.planned if self.planned != current else None
        return [span for span in (first, current) if span]


@dataclass(frozen=True)
class Lane:
    """A row of the year line, such as one kind of work."""

    label: str
    marks: Sequence[Mark]


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
        parts = [_said(mark) for lane in self.lanes for mark in lane.marks]
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
        key = _key(y + 18)
        return svg.picture(WIDE, y + 30, self.title, self.description, [*behind, *drawn, key], linked)

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


def _said(mark: Mark) -> str:
    facts = [f"{word} {date}" for word, date in _dated(mark) if date]
    return f"{mark.label}: {', '.join(facts) or 'no date recorded'}"


def _dated(mark: Mark) -> list[tuple[str, PartialDate | None]]:
    return [("planned", mark.planned), ("moved to", mark.moved_to), ("held", mark.held)]


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
        return svg.link(mark.href, box + svg.haloed(at.label_x, baseline, shown, "start"), _said(mark))
    drawn = ""
    if mark.planned and len(mark.spans) > 1:
        drawn += _pill(axis, mark.planned, y, solid=False, faded=True)
    if mark.planned and mark.slipped_to:
        drawn += _arrow(axis, mark.planned, mark.slipped_to, y)
    drawn += _pill(axis, mark.spans[-1], y, solid=mark.held is not None)
    label = svg.haloed(at.label_x, baseline, at.label, at.anchor)
    return svg.link(mark.href, drawn + label, _said(mark))


def _pill(axis: Axis, span: PartialDate, y: float, *, solid: bool, faded: bool = False) -> str:
    x, wide = axis.span(span)
    stroke = ink.AXIS if faded else ink.INK
    return svg.element(
        "rect",
        x=x,
        y=y + 3,
        width=wide,
        height=MARK,
        rx=min(7, wide / 2),
        fill=ink.INK if solid else ink.PAPER,
        stroke=stroke,
        stroke_width=1.5,
    )


def _arrow(axis: Axis, planned: PartialDate, to: PartialDate, y: float) -> str:
    (x1, wide1), (x2, wide2), middle = axis.span(planned), axis.span(to), y + 3 + MARK / 2
    later = x2 >= x1
    start, end = (x1 + wide1, x2 - 2) if later else (x1, x2 + wide2 + 2)
    back = -6 if later else 6
    if abs(end - start) < 8:
        return ""
    head = svg.element("path", d=f"M{end:.1f} {middle:g}l{back} -4v8z", fill=ink.THREAD)
    return svg.rule(start, middle, end + back, middle, ink.THREAD, 2) + head


def _key(y: float) -> str:
    """What hollow, solid and the arrow mean, in words beneath the line."""
    drawn, x = "", float(LABELS)
    for word, shape in (("planned", "hollow"), ("held", "solid"), ("moved", "arrow")):
        if shape == "arrow":
            head = svg.element("path", d=f"M{x + 22:g} {y - 4:g}l-6 -4v8z", fill=ink.THREAD)
            drawn += svg.rule(x, y - 4, x + 16, y - 4, ink.THREAD, 2) + head
        else:
            fill = ink.INK if shape == "solid" else ink.PAPER
            drawn += svg.element(
                "rect", x=x, y=y - 10, width=22, height=12, rx=6, fill=fill, stroke=ink.INK, stroke_width=1.5
            )
        drawn += svg.text(x + 29, y, word, size=12, fill=ink.QUIET)
        x += 40 + words.width(word, 12) + 16
    return drawn
