"""How far a recommendation has come, from the states of the actions that serve it and what agencies answered."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from goldthread.improvement.domain.states import OPEN, ActionState

BEGUN = frozenset({ActionState.IN_PROGRESS, ActionState.DONE})
ENDED_WELL = frozenset({ActionState.CLOSED, ActionState.EMBEDDED, ActionState.CLOSED_BEFORE})


class Progress(StrEnum):
    COMPLETE = "complete"
    UNDER_WAY = "under_way"
    NOT_BEGUN = "not_begun"
    NOT_ACCEPTED = "not_accepted"
    NOTHING = "nothing"


def progress_of(states: Collection[ActionState], *, all_refused: bool) -> Progress:
    """How far it has come.

    Complete: at least one action, none still open, at least one closed. Under way: an action in hand or closed while
    another is open. Not begun: actions, none of them in hand. Not accepted: no live action, and every agency that
    answered refused it. Nothing: no action is recorded.
    """
    live = [state for state in states if state is not ActionState.CANCELLED]
    if not live:
        return Progress.NOT_ACCEPTED if all_refused else Progress.NOTHING
    if not set(live) & OPEN:
        return Progress.COMPLETE
    return Progress.UNDER_WAY if set(live) & (BEGUN | ENDED_WELL) else Progress.NOT_BEGUN
