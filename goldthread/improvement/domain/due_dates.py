"""When an action is late, and which dates cannot be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from goldthread.improvement.domain.states import OPEN, ActionState
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused

UNFINISHED = OPEN - {ActionState.DONE}
"""States in which the owner still has something to do. What awaits acceptance is no longer late by its owner."""


def is_overdue(*, due: PartialDate | None, state: ActionState, today: dt.date) -> bool:
    """True once every day the due date could mean has passed and the owner has not said it is done."""
    return due is not None and due.is_over(today) and state in UNFINISHED


def check_due(due: PartialDate | None, *, made: Iterable[tuple[str, PartialDate | None]], field: str) -> None:
    """Refuse a due date that is over before what the action answers was made.

    `made` names each recommendation or finding with the date it was made; an unknown date refuses nothing. `field` is
    the form field to blame.
    """
    for name, when in made:
        if due is not None and when is not None and due.end < when.start:
            raise Refused(f"{name} was made {when}. Give a due date after that, not {due}.", field=field)
