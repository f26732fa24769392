"""The composite plan: its columns and pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from goldthread.findings.permissions import SEE_FINDINGS
from goldthread.foundation.access import Actor, Reach
from goldthread.improvement.choices import ACTION_STATE, IMPACT, PRIORITY, STRENGTH
from goldthread.improvement.domain.due_dates import is_overdue
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.rating import Rating
from goldthread.improvement.domain.states import CLOSED, OPEN, ActionState
from goldthread.improvement.domain.strength import Strength
from goldthread.improvement.models import Action, PlanSettings
from goldthread.improvement.presenters.key import rating_tag
from goldthread.improvement.queries.plan import Names, sources_by_action
from goldthread.kernel.partial_dates import PartialDate
from goldthread.ui.charts import Chart, Part, Stack, StackedBars
from goldthread.ui.content import Content, Gap, Link, Several, Tag, relative
from goldthread.ui.lists import Column
from goldthread.ui.tones import Tone

NO_OWNER, NO_DUE, NO_SOURCE = Gap("No owner"), Gap("No date"), Gap("No source")
UNSEEN_SOURCE = Gap("None you may see")
MOST_SOURCES = 3
NOBODY = UUID(int=0)
STATES = {str(state): ACTION_STATE.text(state) for state in ActionState}
STRENGTHS: dict[int, Content] = {
    int(strength): Gap(STRENGTH.text(strength)) if strength is Strength.NONE else STRENGTH.text(strength)
    for strength in Strength
}
IMPACTS: dict[str, Content] = {
    str(impact): Gap(IMPACT.text(impact)) if impact is Impact.NONE else IMPACT.text(impact) for impact in Impact
}
STANDING = (
    Part("Overdue", Tone.BAD),
    Part("In time", Tone.INFO),
    Part("No due date", Tone.GAP),
    Part("Ended", Tone.DONE),
)
HELD = (Part("Evidence held", Tone.GOOD), Part("No evidence", Tone.GAP))


@dataclass(frozen=True)
class Asked:
    """Who looks at which board's plan, and on what day."""

    actor: Actor
    board: UUID
    slug: str
    today: dt.date


class PlanTable:
    """The columns of the plan over light rows (queries.plan.SHOWN): what a row shows comes with it or is gathered.

    `gather` reads the sources of the rows about to be shown, in one select.
    """

    def __init__(self, asked: Asked, settings: PlanSettings, names: Names) -> None:
        self.asked, self.names = asked, names
        self.place = reverse("improvement:show", args=[asked.slug, NOBODY]).replace(str(NOBODY), "{}")
        self.sources: Mapping[UUID, list[str]] = {}
        self.unsourced = NO_SOURCE if _sees_every_source(asked) else UNSEEN_SOURCE
        self.ratings = {str(rating): rating_tag(rating, settings) for rating in Rating}

    def gather(self, rows: Sequence[Any]) -> None:
        """Read where these actions come from."""
        self.sources = sources_by_action(self.asked.actor, self.asked.board, [row.public_id for row in rows])

    def columns(self) -> tuple[Column, ...]:
        """What late is says by how much; what is missing is a gap. Files hold more than the page has room for."""
        return (
            Column("reference", "Reference", self.reference, sort="reference"),
            Column("text", "Action", lambda row: row.text),
            Column("source", "Source", self.source),
            Column("owner", "Owner", self.owner, sort="owner_agency__short_name"),
            Column("due", "Due", self.due, sort="due"),
            Column("rating", "Rating", lambda row: self.ratings[row.rating], sort="rating"),
            Column("state", "State", lambda row: STATES[row.state], sort="state"),
            Column("evidence", "Evidence", lambda row: STRENGTHS[row.strength], sort="strength"),
            Column("impact", "Impact", lambda row: IMPACTS[row.impact], sort="impact"),
            Column("priority", "Priority", lambda row: PRIORITY.text(row.priority), only_in_files=True),
            Column("first_due", "First due", lambda row: row.original_due, only_in_files=True),
            Column("agreed", "Agreed", lambda row: row.agreed_on, only_in_files=True),
            Column("closed", "Closed", lambda row: row.closed_on, only_in_files=True),
            Column("measure", "How it will be known to be done", lambda row: row.measure, only_in_files=True),
        )

    def reference(self, row: Any) -> Content:
        """The way to the action."""
        return Link(row.reference, self.place.format(row.public_id))

    def source(self, row: Any) -> Content:
        """Where it comes from, in short, the first few."""
        labels = self.sources.get(row.public_id, [])
        if not labels:
            return self.unsourced
        rest = len(labels) - MOST_SOURCES
        return "; ".join([*labels[:MOST_SOURCES], *([f"{rest} more"] if rest > 0 else [])])

    def owner(self, row: Any) -> Content:
        """Whose action it is: the agency or the group, and the person who answers for it."""
        held = (
            self.names.agencies.get(row.owner_agency_id),
            self.names.groups.get(row.owner_group_id),
            self.names.people.get(row.owner_person_id),
        )
        named = tuple(name for name in held if name)
        if not named:
            return NO_OWNER
        return named[0] if len(named) == 1 else Several(named)

    def due(self, row: Any) -> Content:
        """When it is due, and by how much it is late."""
        return due(row, self.asked.today)


def _sees_every_source(asked: Asked) -> bool:
    """Whether an action without a source has none, or none that this reader is shown."""
    grants = asked.actor.grants(SEE_FINDINGS)
    return any(held.board == asked.board and reach is Reach.BOARD for held, reach in grants)


def owner(action: Action) -> Content:
    """Whose action it is: the agency or the group, and the person who answers for it."""
    owners = [action.owner_agency, action.owner_group, action.owner_person]
    named: list[Content] = [str(one) for one in owners if one is not None]
    if not named:
        return NO_OWNER
    return named[0] if len(named) == 1 else Several(tuple(named))


def due(action: Any, today: dt.date) -> Content:
    """When it is due, and by how much it is late."""
    if action.due is None:
        return NO_DUE
    when: PartialDate = action.due
    if not late(action, today):
        return when
    return Several((when, Tag(relative(when, today), Tone.BAD)))


def late(action: Any, today: dt.date) -> bool:
    """Whether the owner is late with it."""
    return is_overdue(due=action.due, state=ActionState(action.state), today=today)


def pictures(counts: Sequence[Mapping[str, Any]], plan_href: str) -> list[Chart]:
    """Actions by state, what is late among them; and how many of those said to be done have evidence."""
    return [by_state(counts, plan_href), with_evidence(counts)]


def by_state(counts: Sequence[Mapping[str, Any]], plan_href: str) -> StackedBars:
    """A bar for each state that has actions, divided by how they stand against their due dates."""
    stacks = [_state_stack(state, counts, plan_href) for state in ActionState]
    return StackedBars(
        title="Actions by state",
        measure="Number of actions, each counted once",
        parts=STANDING,
        stacks=[stack for stack in stacks if sum(stack.counts)],
        of="State",
    )


def _state_stack(state: ActionState, counts: Sequence[Mapping[str, Any]], plan_href: str) -> Stack:
    rows = [row for row in counts if row["state"] == state]
    number, is_late, undated = (sum(row[key] for row in rows) for key in ("n", "late", "undated"))
    standing = (is_late, number - is_late - undated, undated, 0) if state in OPEN else (0, 0, 0, number)
    return Stack(ACTION_STATE.text(state), standing, f"{plan_href}?state={state.value}")


def with_evidence(counts: Sequence[Mapping[str, Any]]) -> StackedBars:
    """Of what is closed, and of what is said to be done, how much has evidence."""
    done = _evidence(counts, {ActionState.DONE})
    closed = _evidence(counts, CLOSED)
    measure = f"{closed[0]} of {sum(closed)} closed actions" if sum(closed) else "No action is closed yet"
    return StackedBars(
        title="Closed with evidence",
        measure=measure,
        parts=HELD,
        stacks=[Stack("Closed", closed), Stack("Awaiting acceptance", done)],
        of="State",
    )


def _evidence(counts: Sequence[Mapping[str, Any]], states: Iterable[ActionState]) -> tuple[int, int]:
    rows = [row for row in counts if row["state"] in set(states)]
    held = sum(row["n"] for row in rows if row["has_evidence"])
    return held, sum(row["n"] for row in rows) - held
