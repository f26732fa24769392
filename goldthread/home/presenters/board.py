"""Home: what needs this person on this board, in the order their roles ask for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldthread.ui.charts.base import Chart
from goldthread.ui.content import Link
from goldthread.ui.parts import Button, Empty, Task
from goldthread.ui.records import RecordTable

FAR_OFF = dt.date.max
Dated = tuple[dt.date, Task]


@dataclass(frozen=True)
class Section:
    """A task list under its heading; an empty one says why there is nothing."""

    heading: str
    tasks: Sequence[Task]
    nothing: str = ""


@dataclass
class Home:
    """Everything the page draws. `told` is the heading that answers the page's question."""

    told: str = "What needs you today"
    lead: str = ""
    sections: list[Section] = field(default_factory=list)
    tables: list[RecordTable] = field(default_factory=list)
    pictures: list[Chart] = field(default_factory=list)
    year: Chart | None = None
    news: list[Link] = field(default_factory=list)
    reads: bool = False
    empty: Empty | None = None
    trail_href: str = ""

    @property
    def next_step(self) -> Button | None:
        """The first task there is; none where the list itself is short enough to be the step."""
        tasks = [task for section in self.sections for task in section.tasks if task.href]
        return Button("Start with the first", tasks[0].href) if len(tasks) > 1 else None


def by_date(tasks: Sequence[Dated]) -> list[Task]:
    """Tasks in the order they are due; what has no date comes last."""
    return [task for _, task in sorted(tasks, key=lambda one: one[0])]
