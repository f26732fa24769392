"""The composite plan: its columns and pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from goldthread.improvement.choices import ACTION_STATE
from goldthread.improvement.domain.due_dates import is_overdue
from goldthread.improvement.domain.states import CLOSED, OPEN, ActionState
from goldthread.improvement.models import Action
from goldthread.improvement.presenters.addresses import href
from goldthread.ui.charts import Chart, Part, Stack, StackedBars
from goldthread.ui.content import Content, Gap, Link, Several, Tag, relative
from goldthread.ui.lists import Column
from goldthread.ui.tones import Tone

NO_OWNER, NO_DUE, NO_EVIDENCE = Gap("No owner"), Gap("No date"), Gap("None yet")
STANDING = (
    Part("Overdue", Tone.BAD),
    Part("In time", Tone.INFO),
    Part("No due date", Tone.GAP),
    Part("Ended", Tone.DONE),
)
HELD = (Part("Evidence held", Tone.GOOD), Part("No evidence", Tone.GAP))


def columns(today: dt.date) -> tuple[Column, ...]:
    """The columns of the plan. What is late says by how much."""
    return (
        Column("reference", "Reference", lambda a: Link(a.reference, href(a)), sort="reference"),
        Column("text", "Action", lambda a: a.text),
        Column("owner", "Owner", owner, sort="owner_agency__short_name"),
        Column("due", "Due", lambda a: due(a, today), sort="due"),
        Column("state", "State", lambda a: ACTION_STATE.tag(a.state), sort="state"),
        Column("evidence", "Evidence", lambda a: a.evidence_held or NO_EVIDENCE, sort="evidence_held", numeric=True),
    )


def owner(action: Action) -> Content:
    """Whose action it is: the agency or the group, and the person who answers for it."""
    owners = [action.owner_agency, action.owner_group, action.owner_person]
    named: list[Content] = [str(one) for one in owners if one is not None]
    if not named:
        return NO_OWNER
    return named[0] if len(named) == 1 else Several(tuple(named))


def due(action: Action, today: dt.date) -> Content:
    """When it is due, and by how much it is late."""
    if action.due is None:
        return NO_DUE
    if not late(action, today):
        return action.due
    return Several((action.due, Tag(relative(action.due, today), Tone.BAD)))


def late(action: Action, today: dt.date) -> bool:
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
