"""The marks of a year line: what one is, how it is said, and how its dates are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.kernel.partial_dates import PartialDate
from goldthread.ui.charts import ink, svg
from goldthread.ui.charts.year_layout import Axis

MARK = 14


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


def said(mark: Mark) -> str:
    """A mark with its dates in words."""
    facts = [f"{word} {date}" for word, date in _dated(mark) if date]
    return f"{mark.label}: {', '.join(facts) or 'no date recorded'}"


def _dated(mark: Mark) -> list[tuple[str, PartialDate | None]]:
    return [("planned", mark.planned), ("moved to", mark.moved_to), ("held", mark.held)]


def dates_drawn(mark: Mark, y: float, axis: Axis) -> str:
    """All of a mark's dates: what was planned, faded where it moved, the arrow, and where it stands now."""
    drawn = ""
    if mark.planned and len(mark.spans) > 1:
        drawn += pill(axis, mark.planned, y, solid=False, faded=True)
    if mark.planned and mark.slipped_to:
        drawn += arrow(axis, mark.planned, mark.slipped_to, y)
    return drawn + pill(axis, mark.spans[-1], y, solid=mark.held is not None)


def pill(axis: Axis, span: PartialDate, y: float, *, solid: bool, faded: bool = False) -> str:
    """A date on the line: hollow while it is planned, solid once held."""
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


def arrow(axis: Axis, planned: PartialDate, to: PartialDate, y: float) -> str:
    """From what was planned to where it went; nothing where the two touch."""
    (x1, wide1), (x2, wide2), middle = axis.span(planned), axis.span(to), y + 3 + MARK / 2
    later = x2 >= x1
    start, end = (x1 + wide1, x2 - 2) if later else (x1, x2 + wide2 + 2)
    back = -6 if later else 6
    if abs(end - start) < 8:
        return ""
    head = svg.element("path", d=f"M{end:.1f} {middle:g}l{back} -4v8z", fill=ink.THREAD)
    return svg.rule(start, middle, end + back, middle, ink.THREAD, 2) + head
