"""Impact tests read: what is planned and found, what came back, and what has neither a test nor a reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from goldthread.findings.models import Recommendation
from goldthread.foundation.access import Actor
from goldthread.improvement.domain.impact import FAILED, ImpactResult
from goldthread.improvement.models import Action, ImpactTest, Purpose, Untested
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board

CAME_BACK = Q(result__in=sorted(FAILED))
UNDECIDED = CAME_BACK & Q(next_step="")


@dataclass(frozen=True)
class Found:
    """One test as it is counted: of which thing, by which kind, with which result."""

    target: UUID
    kind: str
    result: str


def tests_of(actor: Actor, board: UUID) -> QuerySet[ImpactTest]:
    """The board's impact tests whose recommendation or action this actor may see."""
    rows = ImpactTest.objects.visible_to(actor).filter(seen_targets(actor), board=board)
    return rows.select_related("board", "recommendation", "action")


def seen_targets(actor: Actor) -> Q:
    """Tests, and reasons for none, of what the actor may see."""
    recommendations = Recommendation.objects.visible_to(actor).values("pk")
    return Q(recommendation__in=recommendations) | Q(action__in=Action.objects.visible_to(actor).values("pk"))


def failed_undecided(actor: Actor, board: Board) -> list[ImpactTest]:
    """Tests that showed no difference and came back to the group, which has not decided what comes next."""
    return list(tests_of(actor, board.pk).filter(UNDECIDED).order_by("tested"))


def tests_of_same(actor: Actor, of: ImpactTest | Untested) -> QuerySet[ImpactTest]:
    """Every test of the same recommendation, or of the same action."""
    return ImpactTest.objects.visible_to(actor).filter(recommendation=of.recommendation_id, action=of.action_id)


def due_within(rows: QuerySet[ImpactTest], first: dt.date, last: dt.date) -> QuerySet[ImpactTest]:
    """Tests whose date falls in these days."""
    return rows.alias(due_end=Substr("due", 12, 10)).filter(
        due_end__gte=first.isoformat(), due_end__lte=last.isoformat()
    )


def overdue_tests(rows: QuerySet[ImpactTest], today: dt.date) -> QuerySet[ImpactTest]:
    """Tests that should have been run by now and have no result."""
    late = rows.alias(due_end=Substr("due", 12, 10)).filter(due_end__lt=today.isoformat())
    return late.filter(result=ImpactResult.NOT_YET)


def planned_in(actor: Actor, board: UUID, year: FinancialYear) -> int:
    """How many tests fall in a year."""
    return due_within(tests_of(actor, board), year.start, year.end).count()


def found_so_far(actor: Actor, board: UUID) -> list[Found]:
    """The latest result of each thing tested, in one select. What is planned and has no result is left out."""
    done = ImpactTest.objects.visible_to(actor).filter(seen_targets(actor), board=board)
    rows = done.exclude(result=ImpactResult.NOT_YET).order_by(F("tested").asc(nulls_first=True), "created_at")
    latest: dict[UUID, Found] = {}
    for recommendation, action, kind, result in rows.values_list("recommendation", "action", "kind", "result"):
        target = recommendation or action
        latest[target] = Found(target, kind, result)
    return list(latest.values())


def without_test(actor: Actor, board: UUID) -> QuerySet[Recommendation]:
    """Recommendations that are signed off and have neither a test nor a reason for none, the oldest first."""
    rows: QuerySet[Recommendation] = Recommendation.objects.visible_to(actor).filter(board=board)
    tested, reasoned = (
        Exists(kind.objects.visible_to(actor).filter(recommendation=OuterRef("pk"))) for kind in (ImpactTest, Untested)
    )
    return rows.filter(~tested, ~reasoned, signed_off_at__isnull=False).select_related("board").order_by("made")


def reason_for_none(actor: Actor, of: Recommendation | Action) -> Untested | None:
    """Why there is no test of it, where that is recorded."""
    name = "action" if isinstance(of, Action) else "recommendation"
    found: Untested | None = Untested.objects.visible_to(actor).filter(**{name: of}).first()
    return found


def tests_of_action(actor: Actor, action: Action) -> QuerySet[ImpactTest]:
    """The tests that bear on an action: its own, and those of the recommendations it serves."""
    served = Purpose.objects.visible_to(actor).filter(action=action, recommendation__isnull=False)
    bearing = Q(action=action) | Q(recommendation__in=served.values("recommendation"))
    rows = tests_of(actor, action.board_id).filter(bearing)
    return rows.select_related("decided_by").order_by("due")
