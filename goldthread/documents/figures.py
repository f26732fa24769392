"""Keeps a chart of `ui.charts` in a document, as it is drawn on the day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from goldthread.documents.model import Column, Figure
from goldthread.ui.content import Content, Gap, plain


class Chart(Protocol):
    """What `figure` needs of a chart of `ui.charts`."""

    @property
    def title(self) -> str: ...
    @property
    def measure(self) -> str: ...
    @property
    def description(self) -> str: ...
    def table(self) -> tuple[Sequence[str], Sequence[Sequence[Content]]]: ...
    def svg(self) -> str: ...


def figure(chart: Chart) -> Figure:
    """Keep a chart as it is drawn today, with its numbers."""
    headings, rows = chart.table()
    numeric = [_counts([row[at] for row in rows]) for at in range(len(headings))]
    return Figure(
        title=chart.title,
        measure=chart.measure,
        description=chart.description,
        svg=str(chart.svg()),
        columns=tuple(Column(str(heading), number) for heading, number in zip(headings, numeric, strict=True)),
        rows=tuple(tuple(plain(cell) for cell in row) for row in rows),
    )


def _counts(cells: Sequence[Content]) -> bool:
    """Whether a column holds numbers, with or without gaps among them."""
    return any(isinstance(cell, int | float) for cell in cells) and all(
        cell is None or isinstance(cell, int | float | Gap) for cell in cells
    )
