"""The rating in SQL: domain.rating.rate, from the columns an action keeps. A property test holds the two together."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.rating import ENDED, SOON, Rating
from goldthread.improvement.domain.states import AT_WORK, CLOSED, ActionState
from goldthread.improvement.domain.strength import Strength
from goldthread.improvement.models import Action
from goldthread.improvement.queries.cases import Chosen, case, word, words

DUE_END, FIRST_END = "SUBSTR({due}, 12, 10)", "SUBSTR({first}, 12, 10)"  # a stored partial date is `start/end`


def with_rating(rows: QuerySet[Action], today: dt.date, soon: int = SOON) -> QuerySet[Action]:
    """Each with its `rating` today. `soon` is the board's own number of days."""
    return rows.annotate(rating=rating(today, soon))


def rating(today: dt.date, soon: int = SOON) -> Chosen:
    """The expression, over the columns of an action."""
    until = today + dt.timedelta(days=soon)
    done = f"{{state}} = {word(ActionState.DONE)}"
    written = case(
        (f"{{state}} IN ({words(CLOSED)}) AND {{impact}} = {word(Impact.FAILED)}", Rating.RED),
        *((f"{{state}} = {word(state)}", found) for state, found in ENDED.items()),
        (f"{done} AND {{strength}} < {int(Strength.FAIR)}", Rating.AMBER),
        (done, Rating.GREEN),
        ("{due} IS NULL", Rating.AMBER),
        (f"{{state}} IN ({words(AT_WORK)}) AND {DUE_END} < {word(today)}", Rating.RED),
        (f"{{first}} IS NOT NULL AND {DUE_END} > {FIRST_END}", Rating.AMBER),
        (f"{{strength}} = {int(Strength.NONE)} AND {DUE_END} <= {word(until)}", Rating.AMBER),
        otherwise=Rating.GREEN,
    )
    return Chosen(written, state="state", impact="impact", strength="strength", due="due", first="original_due")
