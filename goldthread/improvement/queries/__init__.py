"""Named reads of this room, always for an actor."""

from goldthread.improvement.queries.actions import (
    NO_OWNER,
    OWNERS,
    actions_of,
    agencies_of,
    counts_by_state,
    due_between,
    from_source,
    late_by_owner,
    open_actions_of,
    overdue,
    with_due_end,
)
from goldthread.improvement.queries.links import (
    impact_tests_towards,
    made_of,
    made_of_served,
    purposes_of,
    purposes_towards,
    serves,
)
from goldthread.improvement.queries.one import due_changes_of, evidence_of, for_page, notes_of
from goldthread.improvement.queries.rating import rating, with_rating
from goldthread.improvement.queries.settings import days_of, plan_settings

__all__ = [
    "NO_OWNER",
    "OWNERS",
    "actions_of",
    "agencies_of",
    "counts_by_state",
    "days_of",
    "due_between",
    "due_changes_of",
    "evidence_of",
    "for_page",
    "from_source",
    "impact_tests_towards",
    "late_by_owner",
    "made_of",
    "made_of_served",
    "notes_of",
    "open_actions_of",
    "overdue",
    "plan_settings",
    "purposes_of",
    "purposes_towards",
    "rating",
    "serves",
    "with_due_end",
    "with_rating",
]
