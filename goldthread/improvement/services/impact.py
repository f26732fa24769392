"""Impact tests: how it will be known whether something made a difference, what was found, or why there is no test."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from goldthread.findings.models import Recommendation
from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.improvement import queries
from goldthread.improvement.choices import ImpactKind, ImpactResult, Priority
from goldthread.improvement.domain.due_dates import check_due
from goldthread.improvement.domain.impact import DECIDED
from goldthread.improvement.domain.indicators import check_measured, check_planned
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.domain.strength import Strength
from goldthread.improvement.models import Action, ImpactTest, Untested
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.services.standing import restate_served
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused

NOT_PRIORITY = (
    "Only an action of high priority is tested by itself. Test the recommendation it serves, or change its priority."
)
NO_LONGER = "This action was cancelled, so there is nothing to test."
HAS_A_TEST = "It has an impact test already, so there is nothing to explain."


@service("improvement.impact_test_planned")
def plan_impact_test(
    *,
    kind: str,
    question: str,
    due: PartialDate,
    by: Actor,
    recommendation: UUID | None = None,
    action: UUID | None = None,
    baseline: Decimal | None = None,
    target: Decimal | None = None,
    direction: str = "",
) -> ImpactTest:
    """Plan how, and when, a recommendation or a priority action will be tested. Replaces the reason for no test.

    Raises Refused for a date before it was made, and for a test by indicator without baseline, target and direction.
    """
    test = ImpactTest(kind=kind, question=question, due=due)
    _aim(test, by, recommendation, action)
    check_planned(kind, baseline=baseline, target=target, direction=direction)
    check_due(due, made=_made_of_tested(by, test), field="due")
    if kind == ImpactKind.INDICATOR:
        test.baseline, test.target, test.direction = baseline, target, direction
    reason = _reason_for_none(by, test)
    if reason is not None:
        reason.delete()
    test.save()
    restate_served(test)
    return test


@service("improvement.impact_recorded")
def record_impact_result(
    *,
    public_id: UUID,
    version: int | None,
    result: str,
    tested: PartialDate,
    evidence: str,
    by: Actor,
    strength: int = Strength.NONE,
    measured: Decimal | None = None,
) -> ImpactTest:
    """Record what a test found, when, and how it is known. A result may be corrected; the trail keeps both.

    A test that found no change, or worse, comes back to the owning group. Raises Refused where the numbers of an
    indicator contradict the result, and where the group has decided on the result that stands.
    """
    seen = ImpactTest.objects.filter(queries.seen_targets(by))
    test: ImpactTest = seen.for_update(by, public_id, version=version)
    require(by, WRITE_ACTIONS, on=test)
    _check_found(test, result, evidence)
    if tested.start > timezone.localdate():
        raise Refused("That day is still to come. Give the day it was tested.", field="tested")
    check_due(tested, made=_made_of_tested(by, test), field="tested")
    _check_numbers(test, ImpactResult(result), measured)
    test.result, test.tested, test.evidence, test.strength = result, tested, evidence, int(strength)
    test.measured = measured if test.kind == ImpactKind.INDICATOR else None
    test.save()
    restate_served(test)
    return test


@service("improvement.no_test_explained")
def explain_no_test(
    *, reason: str, version: int | None, by: Actor, recommendation: UUID | None = None, action: UUID | None = None
) -> Untested:
    """Say why there will be no impact test, or change what was said. Raises Refused where there is a test."""
    given = Untested(reason=reason.strip())
    _aim(given, by, recommendation, action)
    if not given.reason:
        raise Refused("Say why there is no test.", field="reason")
    if queries.tests_of_same(by, given).exists():
        raise Refused(HAS_A_TEST)
    held = _reason_for_none(by, given)
    if held is not None:
        found: Untested = Untested.objects.for_update(by, held.pk, version=version)
        found.reason, given = given.reason, found
    given.save()
    restate_served(given)
    return given


def _made_of_tested(by: Actor, test: ImpactTest | Untested) -> queries.Made:
    """When what is tested was made: the recommendation, or what the action serves."""
    if test.action is not None:
        return queries.made_of_served(by, test.action)
    return queries.made_of(test.recommendation, None)


def _reason_for_none(by: Actor, test: ImpactTest | Untested) -> Untested | None:
    """The reason that stands for no test of the same thing."""
    rows = Untested.objects.visible_to(by)
    found: Untested | None = rows.filter(recommendation=test.recommendation_id, action=test.action_id).first()
    return found


def _aim(record: ImpactTest | Untested, by: Actor, recommendation: UUID | None, action: UUID | None) -> None:
    """Say what a test, or the reason for none, is of: exactly one thing, which the actor may write about."""
    if recommendation is not None and action is None:
        record.recommendation = Recommendation.objects.for_update(by, recommendation)
        record.board = record.recommendation.board
        require(by, WRITE_ACTIONS, board=record.board_id)
        return
    if action is None or recommendation is not None:
        raise Refused("Choose one recommendation, or one action.")
    acted: Action = Action.objects.for_update(by, action)
    require(by, WRITE_ACTIONS, on=acted)
    if acted.state == ActionState.CANCELLED:
        raise Refused(NO_LONGER)
    if acted.priority != Priority.HIGH:
        raise Refused(NOT_PRIORITY)
    record.action, record.board = acted, acted.board


def _check_found(test: ImpactTest, result: str, evidence: str) -> None:
    if result == ImpactResult.NOT_YET:
        raise Refused("Choose what the test found.", field="result")
    if not evidence.strip():
        raise Refused("Say how you know: what was looked at, and what it showed.", field="evidence")
    if test.next_step and result != test.result:
        raise Refused(DECIDED, field="result")


def _check_numbers(test: ImpactTest, result: ImpactResult, measured: Decimal | None) -> None:
    check_measured(test.kind, result=result, baseline=test.baseline, measured=measured, direction=test.direction)
