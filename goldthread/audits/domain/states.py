"""The life of a case audit, as tables: the steps it may take, and what must be known in each state."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from goldthread.kernel.refusals import Refused
from goldthread.kernel.transitions import Step, move


class AuditState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    REPORTED = "reported"
    CLOSED = "closed"
    CANCELLED = "cancelled"


COMPLETED = frozenset({AuditState.HELD, AuditState.REPORTED, AuditState.CLOSED})

TABLE: dict[str, Step[AuditState]] = {
    "hold": Step(frozenset({AuditState.PLANNED}), AuditState.HELD, "be recorded as held"),
    "report": Step(frozenset({AuditState.HELD}), AuditState.REPORTED, "be reported"),
    "close": Step(frozenset({AuditState.REPORTED}), AuditState.CLOSED, "be closed"),
    "cancel": Step(frozenset({AuditState.PLANNED}), AuditState.CANCELLED, "be cancelled"),
}

REQUIRED: dict[AuditState, Mapping[str, str]] = {
    state: {"held": "the date it was held", "cases": "how many cases it reviewed"} for state in COMPLETED
}


def advance(*, step: str, state: AuditState, facts: Mapping[str, object]) -> AuditState:
    """The state after a step, given what is known of the audit.

    Raises TransitionRefused when the step does not apply, Refused naming the first fact the new state lacks.
    """
    reached = move(TABLE, name=step, state=state)
    for fact, words in REQUIRED.get(reached, {}).items():
        if not facts.get(fact):
            raise Refused(f"It cannot {TABLE[step].verb} without {words}.", field=fact)
    return reached
