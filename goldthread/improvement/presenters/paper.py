"""The plan as a paper for a meeting: who it is of, how it is narrowed, the actions, and the key of ratings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.documents.model import Column, Document, Inlines, Paragraph, Section, Table
from goldthread.improvement.choices import RATING_MEANS
from goldthread.improvement.domain.rating import Rating
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.models import PlanSettings
from goldthread.improvement.presenters.key import rating_text
from goldthread.ui.content import Content, day, plain
from goldthread.ui.lists import Column as ListColumn

SHOWN = ("reference", "text", "source", "owner", "due", "rating", "evidence", "impact")
APART = "Closed before Goldthread"
APART_NOTE = "An old tracker says that these were closed. No evidence of it is held, so they are counted apart."


@dataclass(frozen=True)
class Paper:
    """What the paper is made of. `narrowed` are the chosen filters in words."""

    title: str
    body: str
    today: dt.date
    narrowed: Sequence[str]
    settings: PlanSettings


def document(paper: Paper, columns: Sequence[ListColumn], rows: Sequence[Any]) -> Document:
    """The paper, from the same columns as the page."""
    shown = [column for column in columns if column.key in SHOWN]
    before = [row for row in rows if row.state == ActionState.CLOSED_BEFORE]
    others = [row for row in rows if row.state != ActionState.CLOSED_BEFORE]
    parts = (
        [Section("actions", "", "Actions", _actions(paper, "Actions", shown, others))] if others or not before else []
    )
    if before:
        note = Paragraph((APART_NOTE,))
        parts.append(Section("before", "", APART, (note, *_actions(paper, APART, shown, before))))
    return Document(
        title=paper.title,
        subtitle="; ".join(paper.narrowed) or "Every action",
        body_name=paper.body,
        period=day(paper.today),
        as_of=paper.today,
        sections=(*parts, _key(paper.settings)),
        status="Issued",
        issued_on=paper.today,
        shape="paper",
    )


def _actions(
    paper: Paper, caption: str, columns: Sequence[ListColumn], rows: Sequence[Any]
) -> tuple[Paragraph | Table, ...]:
    count = len(rows)
    said = f"{count} action{'' if count == 1 else 's'}, as the plan stood on {day(paper.today)}."
    if not rows:
        return (Paragraph(("Nothing in the plan matches.",)),)
    cells = tuple(tuple(_cell(column.cell(row)) for column in columns) for row in rows)
    table = Table(caption, tuple(Column(column.heading) for column in columns), cells)
    return (Paragraph((said,)), table)


def _cell(content: Content) -> Inlines:
    return (plain(content),)


def _key(settings: PlanSettings) -> Section:
    rows = tuple(((rating_text(rating, settings),), (f"{RATING_MEANS[rating]}.",)) for rating in Rating)
    table = Table("What each rating means", (Column("Rating"), Column("Meaning")), rows)
    return Section("key", "", "The key", (table,))
