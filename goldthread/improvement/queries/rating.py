"""The rating in SQL: domain.rating.rate, from the columns an action keeps. A property test holds the two together."""

from __future__ import annotations

import datetime as dt

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Substr

from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.rating import ENDED, SOON, Rating
from goldthread.improvement.domain.states import AT_WORK, CLOSED, ActionState
from goldthread.improvement.domain.strength import Strength
from goldthread.improvement.models import Action

WORDS = CharField()


def with_rating(rows: QuerySet[Action], today: dt.date, soon: int = SOON) -> QuerySet[Action]:
    """Each with its `rating` today. `soon` is the board's own number of days."""
    return _with_ends(rows).annotate(rating=rating(today, soon))


def rating(today: dt.date, soon: int = SOON) -> Case:
    """The expression; it needs the aliases of with_rating."""
    ended = [When(state=state, then=Value(str(found))) for state, found in ENDED.items()]
    return Case(
        When(state__in=sorted(CLOSED), impact=Impact.FAILED, then=Value(Rating.RED)),
        *ended,
        When(state=ActionState.DONE, strength__lt=Strength.FAIR, then=Value(Rating.AMBER)),
        When(state=ActionState.DONE, then=Value(Rating.GREEN)),
        When(due=None, then=Value(Rating.AMBER)),
        When(state__in=sorted(AT_WORK), due_end__lt=today.isoformat(), then=Value(Rating.RED)),
        When(original_due__isnull=False, due_end__gt=F("first_end"), then=Value(Rating.AMBER)),
        When(_unshown(today, soon), then=Value(Rating.AMBER)),
        default=Value(Rating.GREEN),
        output_field=WORDS,
    )


def _unshown(today: dt.date, soon: int) -> Q:
    until = today + dt.timedelta(days=soon)
    return Q(strength=Strength.NONE, due_end__lte=until.isoformat())


def _with_ends(rows: QuerySet[Action]) -> QuerySet[Action]:
    """The last day each date could mean; a stored partial date is `start/end`."""
    return rows.alias(due_end=Substr("due", 12, 10), first_end=Substr("original_due", 12, 10))
