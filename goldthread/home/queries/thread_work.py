"""What the thread waits for: responses, decisions after a failed test, and the clocks of reviews."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldthread.findings.models import Addressee
from goldthread.foundation.access import Actor
from goldthread.improvement.models import ImpactTest, Response, UpdateRequest
from goldthread.improvement.queries.impact import due_within, failed_undecided, overdue_tests, tests_of
from goldthread.improvement.queries.rounds import open_requests_of
from goldthread.partnership.models import Board
from goldthread.reviews.models import ReviewClock
from goldthread.reviews.queries import clocks_due

MOST = 10
SOON = dt.timedelta(days=28)


def responses_owed(actor: Actor, board: UUID) -> list[Addressee]:
    """Recommendations that were signed off, addressed to the actor's agencies and not answered, the oldest first."""
    given = Response.objects.visible_to(actor).filter(
        recommendation=OuterRef("recommendation"), agency=OuterRef("agency")
    )
    rows: QuerySet[Addressee] = Addressee.objects.visible_to(actor).filter(board=board)
    owed = rows.filter(agency__in=sorted(actor.agencies(board)), recommendation__signed_off_at__isnull=False)
    owed = owed.exclude(Exists(given)).select_related("recommendation", "board")
    return list(owed.order_by("recommendation__signed_off_at")[:MOST])


def requests(actor: Actor, board: UUID) -> list[UpdateRequest]:
    """Update requests to the actor, or to an agency of the actor's, that nobody has answered."""
    own = Q(person=actor.person) | Q(agency__in=sorted(actor.agencies(board)))
    return list(open_requests_of(actor, board).filter(own)[:MOST])


def undecided(actor: Actor, board: Board) -> list[ImpactTest]:
    """Tests that showed no difference and came back to the group."""
    return failed_undecided(actor, board)[:MOST]


def tests_due(actor: Actor, board: UUID, today: dt.date) -> list[ImpactTest]:
    """Impact tests that are late, or due within four weeks."""
    rows = tests_of(actor, board)
    late, soon = overdue_tests(rows, today), due_within(rows.filter(result="not_yet"), today, today + SOON)
    return list((late | soon).order_by("due")[:MOST])


def clocks(actor: Actor, board: UUID, today: dt.date) -> list[ReviewClock]:
    """The clocks of reviews that run out within four weeks, or have."""
    return list(clocks_due(actor, board, today).select_related("review__board").order_by("due")[:MOST])
