"""A stage line: where something is on its way, with the dates it passed each stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldthread.kernel.partial_dates import PartialDate
from goldthread.ui.charts import ink, svg, words
from goldthread.ui.charts.base import NARROW, Chart, Table
from goldthread.ui.content import NOT_RECORDED, Content, plain

WIDE, LINE, DOT, STEP = 900, 16, 10, 48


class StageState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    TO_COME = "to come"
    SKIPPED = "not held"


@dataclass(frozen=True)
class Stage:
    """One stage; a done stage without a date is a gap."""

    label: str
    state: StageState
    when: PartialDate | dt.date | None = None


@dataclass(frozen=True)
class StageLine(Chart):
    """Stages in their order, left to right."""

    title: str
    stages: Sequence[Stage]
    measure: str = ""

    @property
    def description(self) -> str:
        """Each stage with its state and date."""
        return "; ".join(f"{stage.label}: {_state(stage)}" for stage in self.stages) + "."

    def table(self) -> Table:
        """A row for each stage."""
        rows: list[list[Content]] = [
            [stage.label, stage.state.value.capitalize(), stage.when or _no_date(stage)] for stage in self.stages
        ]
        return ["Stage", "State", "Date"], rows

    def svg(self) -> str:
        """Dots on a line: filled when done, ringed where it is now, hollow for what is to come."""
        room = WIDE / max(1, len(self.stages))
        parts = []
        for at, stage in enumerate(self.stages):
            x = room * at + room / 2
            if at:
                reached = stage.state in (StageState.DONE, StageState.CURRENT)
                parts.append(svg.rule(x - room + DOT, LINE, x - DOT, LINE, ink.THREAD if reached else ink.RULE, 3))
            parts += [_dot(x, LINE, stage.state), _words(x, stage, room - 12)]
        most = max((len(words.wrap(stage.label, 14, room - 12, 2)) for stage in self.stages), default=1)
        return svg.picture(WIDE, LINE + 38 + 17 * most, self.title, self.description, parts)

    def narrow_svg(self) -> str:
        """The same stages from top to bottom, their words beside them."""
        parts = []
        for at, stage in enumerate(self.stages):
            y = LINE + STEP * at
            if at:
                reached = stage.state in (StageState.DONE, StageState.CURRENT)
                colour = ink.THREAD if reached else ink.RULE
                parts.append(svg.rule(LINE, y - STEP + DOT, LINE, y - DOT, colour, 3))
            parts += [_dot(LINE, y, stage.state), _beside(stage, y)]
        high = LINE * 2 + STEP * max(0, len(self.stages) - 1) + 4
        return svg.picture(NARROW, high, self.title, self.description, parts)


def _no_date(stage: Stage) -> str | None:
    return "" if stage.state is not StageState.TO_COME else "To come"


def _state(stage: Stage) -> str:
    when = plain(stage.when) if stage.when else _missing(stage)
    return f"{stage.state.value}{', ' if when else ''}{when}"


def _missing(stage: Stage) -> str:
    return f"date {NOT_RECORDED.lower()}" if stage.state is StageState.DONE else ""


def _dot(x: float, y: float, state: StageState) -> str:
    if state is StageState.DONE:
        tick = svg.element("path", d=f"M{x - 4:g} {y:g}l3 3 5-6", fill="none", stroke=ink.PAPER, stroke_width=2)
        return svg.element("circle", cx=x, cy=y, r=DOT, fill=ink.INK) + tick
    if state is StageState.CURRENT:
        ring = svg.element("circle", cx=x, cy=y, r=DOT, fill=ink.PAPER, stroke=ink.THREAD, stroke_width=3)
        return ring + svg.element("circle", cx=x, cy=y, r=4.5, fill=ink.INK)
    dashes = {"stroke_dasharray": "3 3"} if state is StageState.SKIPPED else {}
    return svg.element("circle", cx=x, cy=y, r=DOT - 1, fill=ink.PAPER, stroke=ink.AXIS, stroke_width=1.5, **dashes)


def _beside(stage: Stage, y: float) -> str:
    """A stage's words to the right of its dot: its name, then when."""
    quiet = ink.QUIET if stage.state in (StageState.TO_COME, StageState.SKIPPED) else ink.INK
    name = words.cut(stage.label, 14, NARROW - 40)
    when = words.cut(_when(stage), 13, NARROW - 40)
    is_now = stage.state is StageState.CURRENT
    return svg.text(36, y + 2, name, fill=quiet, bold=is_now) + svg.text(36, y + 18, when, size=13, fill=ink.QUIET)


def _when(stage: Stage) -> str:
    return plain(stage.when) if stage.when else _missing(stage) or stage.state.value


def _words(x: float, stage: Stage, room: float) -> str:
    is_now = stage.state is StageState.CURRENT
    quiet = ink.QUIET if stage.state in (StageState.TO_COME, StageState.SKIPPED) else ink.INK
    wrapped = words.wrap(stage.label, 14, room, 2)
    drawn = "".join(
        svg.text(x, LINE + 30 + 17 * at, line, anchor="middle", fill=quiet, bold=is_now)
        for at, line in enumerate(wrapped)
    )
    beneath = LINE + 30 + 17 * len(wrapped)
    return drawn + svg.text(x, beneath, words.cut(_when(stage), 13, room), size=13, anchor="middle", fill=ink.QUIET)
