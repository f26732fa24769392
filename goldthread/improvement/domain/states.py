"""The life of an action, as a table. Closing is two decisions: the owner proposes, the owning group accepts."""

from __future__ import annotations

from enum import StrEnum

from goldthread.kernel.transitions import Step


class ActionState(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CLOSED = "closed"
    EMBEDDED = "embedded"
    CLOSED_BEFORE = "closed_before"
    CANCELLED = "cancelled"


OPEN = frozenset({ActionState.PROPOSED, ActionState.AGREED, ActionState.IN_PROGRESS, ActionState.DONE})
AT_WORK = frozenset({ActionState.AGREED, ActionState.IN_PROGRESS})
CLOSED = frozenset({ActionState.CLOSED, ActionState.EMBEDDED})
"""Closed here, on evidence that was accepted. What an old tracker says was closed is CLOSED_BEFORE, counted apart."""

TABLE: dict[str, Step[ActionState]] = {
    "agree": Step(frozenset({ActionState.PROPOSED}), ActionState.AGREED, "be agreed"),
    "start": Step(frozenset({ActionState.AGREED}), ActionState.IN_PROGRESS, "be started"),
    "propose_closure": Step(AT_WORK, ActionState.DONE, "be proposed for closure"),
    "return": Step(frozenset({ActionState.DONE}), ActionState.IN_PROGRESS, "be returned"),
    "accept": Step(frozenset({ActionState.DONE}), ActionState.CLOSED, "be closed"),
    "embed": Step(frozenset({ActionState.CLOSED}), ActionState.EMBEDDED, "be closed as embedded"),
    "unembed": Step(frozenset({ActionState.EMBEDDED}), ActionState.CLOSED, "stop counting as embedded"),
    "cancel": Step(OPEN - {ActionState.DONE}, ActionState.CANCELLED, "be cancelled"),
}
