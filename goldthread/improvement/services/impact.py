"""Impact tests: how it will be known whether a recommendation made a difference, and what was found."""

from __future__ import annotations

from uuid import UUID

from goldthread.findings.models import Recommendation
from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.improvement import queries
from goldthread.improvement.choices import ImpactResult
from goldthread.improvement.domain.due_dates import check_due
from goldthread.improvement.models import ImpactTest
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.services.standing import restate_served
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused


@service("improvement.impact_test_planned")
def plan_impact_test(*, recommendation: UUID, kind: str, question: str, due: PartialDate, by: Actor) -> ImpactTest:
    """Plan how, and when, a recommendation will be tested. Raises Refused for a date before it was made."""
    tested = Recommendation.objects.for_update(by, recommendation)
    require(by, WRITE_ACTIONS, board=tested.board_id)
    check_due(due, made=queries.made_of(tested, None), field="due")
    test = ImpactTest(board=tested.board, recommendation=tested, kind=kind, question=question, due=due)
    test.save()
    restate_served(test)
    return test


@service("improvement.impact_recorded")
def record_impact_result(
    *, public_id: UUID, version: int | None, result: str, tested: PartialDate, evidence: str, by: Actor
) -> ImpactTest:
    """Record what a test found, when, and how it is known. A result may be corrected; the trail keeps both."""
    test = ImpactTest.objects.for_update(by, public_id, version=version)
    require(by, WRITE_ACTIONS, on=test)
    if result == ImpactResult.NOT_YET:
        raise Refused("Choose what the test found.", field="result")
    if not evidence.strip():
        raise Refused("Say how you know: what was looked at, and what it showed.", field="evidence")
    check_due(tested, made=queries.made_of(test.recommendation, None), field="tested")
    test.result, test.tested, test.evidence = result, tested, evidence
    test.save()
    restate_served(test)
    return test
