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
from goldthread.improvement.queries.deciding import chairs_of_board
from goldthread.improvement.queries.impact import (
    due_within,
    failed_undecided,
    found_so_far,
    overdue_tests,
    planned_in,
    reason_for_none,
    tests_of,
    tests_of_action,
    tests_of_same,
    without_test,
)
from goldthread.improvement.queries.links import (
    Made,
    impact_tests_towards,
    made_of,
    made_of_served,
    purposes_of,
    purposes_towards,
    serves,
)
from goldthread.improvement.queries.one import due_changes_of, evidence_of, for_page, notes_of
from goldthread.improvement.queries.rating import rating, with_rating
from goldthread.improvement.queries.responses import asked_of
from goldthread.improvement.queries.settings import days_of, plan_settings

__all__ = [
    "NO_OWNER",
    "OWNERS",
    "Made",
    "actions_of",
    "agencies_of",
    "asked_of",
    "chairs_of_board",
    "counts_by_state",
    "days_of",
    "due_between",
    "due_changes_of",
    "due_within",
    "evidence_of",
    "failed_undecided",
    "for_page",
    "found_so_far",
    "from_source",
    "impact_tests_towards",
    "late_by_owner",
    "made_of",
    "made_of_served",
    "notes_of",
    "open_actions_of",
    "overdue",
    "overdue_tests",
    "plan_settings",
    "planned_in",
    "purposes_of",
    "purposes_towards",
    "rating",
    "reason_for_none",
    "serves",
    "tests_of",
    "tests_of_action",
    "tests_of_same",
    "with_due_end",
    "with_rating",
    "without_test",
]
