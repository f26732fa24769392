"""The rating of an action, in the board's own words."""

from __future__ import annotations

import datetime as dt

from goldthread.improvement.choices import RATING_MEANS
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.rating import Rating, rate
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.domain.strength import Strength
from goldthread.improvement.models import Action, PlanSettings
from goldthread.improvement.presenters.key import rating_tag
from goldthread.ui.content import Content, Several


def rating_of(action: Action, settings: PlanSettings, today: dt.date) -> Rating:
    """The rating of an action today, by the board's days."""
    return rate(
        state=ActionState(action.state),
        due=action.due,
        original_due=action.original_due,
        strength=Strength(action.strength),
        impact=Impact(action.impact),
        today=today,
        soon=settings.soon_days,
    )


def told(action: Action, settings: PlanSettings, today: dt.date) -> Content:
    """The rating with what it means, so that nobody need know the key."""
    found = rating_of(action, settings, today)
    return Several((rating_tag(found, settings), RATING_MEANS[found]))
