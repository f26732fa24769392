"""Who the business unit waits on: for what, since when, and when they were last chased."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse

from goldthread.improvement.presenters.addresses import slug
from goldthread.improvement.queries import For, Waiting
from goldthread.partnership.models import Board
from goldthread.ui.content import Content, Gap, Link, Several
from goldthread.ui.parts import Empty
from goldthread.ui.records import RecordTable

HEADINGS = ["Who", "For what", "Since", "Last chased"]
NOT_CHASED = Gap("Not chased")
EMPTY = Empty("Nobody", "Late actions, updates, entries to confirm and decisions to take are listed here.")


@dataclass
class Awaited:
    """What is awaited of one agency, group or person, taken together."""

    who: Content
    since: dt.date
    chased: dt.date | None = None
    late: int = 0
    agency: UUID | None = None
    requests: list[UUID] = field(default_factory=list)

    def add(self, one: Waiting) -> None:
        self.since = min(self.since, one.since)
        self.chased = max((day for day in (self.chased, one.last_chased) if day), default=None)
        if one.what is For.ACTIONS:
            self.late += one.number
        elif one.subject is not None:
            self.requests.append(one.subject)


def table(rows: Sequence[Sequence[Content]]) -> RecordTable:
    """Every row, those that were not chased marked so."""
    return RecordTable(
        "Waiting on others", HEADINGS, [[*row, *([NOT_CHASED] if len(row) < 4 else [])] for row in rows], EMPTY
    )


def owners(waiting: Iterable[Waiting], board: Board, plan: str) -> list[list[Content]]:
    """A row for each agency, group or person, the longest waiting first."""
    found: dict[str, Awaited] = {}
    for one in waiting:
        name = one.who or "No owner recorded"
        found.setdefault(name, Awaited(name, one.since, agency=one.agency)).add(one)
    return [_row(one, board, plan) for one in sorted(found.values(), key=lambda one: one.since)]


def _row(one: Awaited, board: Board, plan: str) -> list[Content]:
    what: list[Content] = []
    if one.late:
        narrowed = f"{plan}?due=overdue&agency={one.agency}" if one.agency else f"{plan}?due=overdue"
        what.append(Link(f"{one.late} late action{'' if one.late == 1 else 's'}", narrowed))
    for request in one.requests:
        what.append(Link("An update", reverse("improvement:request", args=[slug(board), request])))
    return [one.who, Several(tuple(what)), one.since, one.chased or NOT_CHASED]
