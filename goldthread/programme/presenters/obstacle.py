"""The obstacles of a year, as the list shows them."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from goldthread.partnership.models import Board
from goldthread.programme.models import Obstacle
from goldthread.ui.charts.stacked import Part, Stack, StackedBars
from goldthread.ui.content import Content, Gap, Link, Reading
from goldthread.ui.lists import Column
from goldthread.ui.tones import Tone


def list_href(board: Board) -> str:
    """The address of the list of obstacles."""
    return reverse("programme:obstacles", args=[board.short_name.lower()])


def columns(*, may_change: bool) -> tuple[Column, ...]:
    """The columns of the list; who may change an obstacle is led to its form."""
    listed = (
        Column("year", "Year", lambda row: row.year, sort="year"),
        Column("text", "What got in the way", _text),
        Column("answer", "What was done about it", _answer),
        Column("action", "Action", _action),
    )
    return (*listed, Column("change", "Change", _change)) if may_change else listed


def _text(row: Obstacle) -> Content:
    return Reading(row.text) if row.is_reading("text") else row.text


def _answer(row: Obstacle) -> Content:
    if not row.answer:
        return Gap("No answer recorded")
    return Reading(row.answer) if row.is_reading("answer") else row.answer


def _action(row: Obstacle) -> Content:
    if row.answered_by is None:
        return Gap("No action")
    address = reverse("improvement:show", args=[row.board.short_name.lower(), row.answered_by.public_id])
    return Link(row.answered_by.reference, address)


def _change(row: Obstacle) -> Content:
    address = reverse("programme:change_obstacle", args=[row.board.short_name.lower(), row.public_id])
    return Link("Change or answer", address)


def answered(counts: Sequence[tuple[str, int, int]]) -> StackedBars:
    """How many obstacles of each year have an answer. `counts` are (year, answered, without an answer)."""
    return StackedBars(
        title="Obstacles and answers",
        measure="Obstacles recorded, by year",
        parts=[Part("Answered", Tone.GOOD), Part("No answer recorded", Tone.GAP)],
        stacks=[Stack(year, [yes, no]) for year, yes, no in counts],
        of="Year",
    )
