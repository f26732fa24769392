"""The year line between narrow margins, and the key that both widths share."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.ui.charts import ink, svg, words
from goldthread.ui.charts.year_layout import Axis
from goldthread.ui.charts.year_marks import MARK, Lane, Mark, dates_drawn, said

TOP, HEAD, ROW, SIZE = 20, 26, 42, 13


def drawn(lanes: Sequence[Lane], axis: Axis) -> tuple[list[str], float]:
    """(what is drawn, how high it is): a heading for each lane, and a row for each mark under it."""
    y, rows = float(TOP), []
    for lane in lanes:
        rows.append(svg.text(0, y + 18, words.cut(lane.label, SIZE, axis.right), size=SIZE, fill=ink.QUIET, bold=True))
        y += HEAD
        for mark in lane.marks:
            rows.append(_row(mark, y, axis))
            y += ROW
    return [*_months(axis, y), *rows, key(0, y + 18)], y + 30


def _row(mark: Mark, y: float, axis: Axis) -> str:
    name = words.cut(mark.label if mark.spans else f"{mark.label}: no date", SIZE, axis.right - axis.left)
    label = svg.haloed(axis.left, y + 14, name, "start")
    dates = dates_drawn(mark, y + 18, axis) if mark.spans else svg.gap_box(axis.left + 1, y + 21, 40, MARK, 7)
    return svg.link(mark.href, dates + label, said(mark))


def _months(axis: Axis, bottom: float) -> list[str]:
    """A rule where each month begins; its letter, or the year where several years leave no room."""
    months = list(axis.months())
    parts = [svg.rule(axis.at(first), TOP - 4, axis.at(first), bottom) for first, _ in months]
    if len(months) <= 12:
        letters = (svg.text(x, 12, f"{first:%b}"[0], size=12, fill=ink.QUIET, anchor="middle") for first, x in months)
        return [*parts, *letters]
    years = (first for first, _ in months if first.month == 4)
    return [*parts, *(svg.text(axis.at(first) + 2, 12, str(first.year), size=12, fill=ink.QUIET) for first in years)]


def key(x: float, y: float) -> str:
    """What hollow, solid and the arrow mean, in words beneath the line."""
    shapes = ""
    for word, shape in (("planned", "hollow"), ("held", "solid"), ("moved", "arrow")):
        shapes += _shape(shape, x, y) + svg.text(x + 29, y, word, size=12, fill=ink.QUIET)
        x += 40 + words.width(word, 12) + 16
    return shapes


def _shape(shape: str, x: float, y: float) -> str:
    if shape == "arrow":
        head = svg.element("path", d=f"M{x + 22:g} {y - 4:g}l-6 -4v8z", fill=ink.THREAD)
        return svg.rule(x, y - 4, x + 16, y - 4, ink.THREAD, 2) + head
    fill = ink.INK if shape == "solid" else ink.PAPER
    return svg.element("rect", x=x, y=y - 10, width=22, height=12, rx=6, fill=fill, stroke=ink.INK, stroke_width=1.5)
