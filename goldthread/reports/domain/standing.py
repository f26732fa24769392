"""How an action stands on a day: late, or not begun when it should have been."""

from __future__ import annotations

import datetime as dt

from goldthread.improvement.domain.states import OPEN, ActionState
from goldthread.kernel.partial_dates import PartialDate

NOT_STARTED = frozenset({ActionState.PROPOSED, ActionState.AGREED})
STILL_TO_DO = OPEN - {ActionState.DONE}


def is_late(state: ActionState, due: PartialDate | None, as_of: dt.date) -> bool:
    """Still to do although every day its due date could mean has passed. Done and awaiting acceptance is not late."""
    return state in STILL_TO_DO and due is not None and due.is_over(as_of)


def should_have_started(state: ActionState, starts: PartialDate | None, as_of: dt.date) -> bool:
    """Not recorded as started although its start has passed."""
    return state in NOT_STARTED and starts is not None and starts.is_over(as_of)


def overlaps(starts: PartialDate | None, ends: PartialDate | None, first: dt.date, last: dt.date) -> bool:
    """Whether something that lasted from `starts` to `ends` (None: not known, or open) touches a span of days."""
    return (starts is None or starts.start <= last) and (ends is None or ends.end >= first)
