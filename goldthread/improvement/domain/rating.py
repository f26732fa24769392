"""The rating of an action, computed and never typed: one rule, the same in SQL (queries/rating.py).

    purple    closed, and an impact test has shown a difference that lasts (embedded)
    blue      closed on accepted evidence
    red       overdue; or closed, even as embedded, and the latest impact test has shown no difference
    amber     has no due date; or has slipped from its first date; or is due soon and nothing shows it; or is said to be
              done on someone's word alone
    green     on track
    before    closed before Goldthread, evidence not held: counted apart
    none      proposed or cancelled: not rated

Source: the local BRAG keys described in the domain notes, section 4; there is no national key, so each board may say
the ratings in its own words and set how soon “soon” is.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from goldthread.improvement.domain.due_dates import is_overdue
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.states import CLOSED, ActionState
from goldthread.improvement.domain.strength import Strength
from goldthread.kernel.partial_dates import PartialDate

SOON = 14  # days, unless the board says otherwise


class Rating(StrEnum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    BEFORE = "before"
    NONE = "none"


ENDED = {
    ActionState.PROPOSED: Rating.NONE,
    ActionState.CANCELLED: Rating.NONE,
    ActionState.CLOSED_BEFORE: Rating.BEFORE,
    ActionState.CLOSED: Rating.BLUE,
    ActionState.EMBEDDED: Rating.PURPLE,
}


def rate(
    *,
    state: ActionState,
    due: PartialDate | None,
    original_due: PartialDate | None,
    strength: Strength,
    impact: Impact,
    today: dt.date,
    soon: int = SOON,
) -> Rating:
    """The rating of an action today. `soon` is in days before the last day the due date could mean."""
    if state in CLOSED and impact is Impact.FAILED:
        return Rating.RED
    if state in ENDED:
        return ENDED[state]
    if state is ActionState.DONE:
        return Rating.AMBER if strength < Strength.FAIR else Rating.GREEN
    if due is None:
        return Rating.AMBER
    if is_overdue(due=due, state=state, today=today):
        return Rating.RED
    slipped = original_due is not None and due.end > original_due.end
    unshown = strength is Strength.NONE and due.end <= today + dt.timedelta(days=soon)
    return Rating.AMBER if slipped or unshown else Rating.GREEN
