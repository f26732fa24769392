"""What the owning group decides when a test has shown no difference, and that an action is no longer embedded."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from goldthread.findings.models import Addressee
from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.improvement.domain.closure import check_not_own
from goldthread.improvement.domain.impact import (
    Impact,
    ImpactResult,
    NextStep,
    check_came_back,
    check_leaving,
    check_lost,
    check_next,
)
from goldthread.improvement.domain.states import TABLE, ActionState
from goldthread.improvement.models import Action, ImpactTest
from goldthread.improvement.permissions import ACCEPT_CLOSURE, RECORD_DECISIONS
from goldthread.improvement.queries.deciding import agencies_of_person
from goldthread.improvement.queries.impact import seen_targets
from goldthread.improvement.services.decisions import Meeting
from goldthread.improvement.services.standing import restate_served
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.transitions import move


@service("improvement.next_step_decided")
def decide_next(
    *,
    public_id: UUID,
    version: int | None,
    step: str,
    reason: str,
    by: Actor,
    again: PartialDate | None = None,
    meeting: Meeting | None = None,
) -> ImpactTest:
    """Decide what comes next after a failed test: by the chair, or as a meeting decided. Returns the failed test.

    To test again plans the new test in the same write, on the same question. Raises Refused where nothing came back,
    without a reason, and for leaving things as they are by someone of an agency concerned.
    """
    test: ImpactTest = ImpactTest.objects.filter(seen_targets(by)).for_update(by, public_id, version=version)
    require(by, RECORD_DECISIONS if meeting else ACCEPT_CLOSURE, on=test)
    check_came_back(result=ImpactResult(test.result), next_step=test.next_step)
    again = again if step == NextStep.TEST_AGAIN else None
    check_next(step=NextStep(step), reason=reason, tested=test.tested, again=again)
    check_leaving(step=NextStep(step), agencies=_of_decider(by, meeting), concerned=_concerned(by, test))
    if meeting is not None and meeting.on > timezone.localdate():
        raise Refused("That meeting has not been held yet. Give the day it was held.", field="on")
    test.next_step, test.next_reason = step, reason.strip()
    test.decided_on = meeting.on if meeting else timezone.localdate()
    test.decided_by_id = meeting.chaired_by.pk if meeting else by.person
    test.save()
    if again is not None:
        _test_again(test, again)
    return test


@service("improvement.action_no_longer_embedded")
def unembed_action(*, public_id: UUID, version: int | None, reason: str, by: Actor) -> Action:
    """Say that a difference did not last: an embedded action is closed, and no more than closed.

    Raises Refused without a reason, to whoever owns it, and unless its latest test showed no difference.
    """
    action: Action = Action.objects.for_update(by, public_id, version=version)
    require(by, ACCEPT_CLOSURE, on=action)
    owner = {"owner_agency": action.owner_agency_id, "owner_person": action.owner_person_id}
    check_not_own(agencies=by.agencies(), person=by.person, **owner)
    action.state = move(TABLE, name="unembed", state=ActionState(action.state))
    check_lost(Impact(action.impact))
    if not reason.strip():
        raise Refused("Say what the later test showed.", field="reason")
    action.state_reason = reason.strip()
    action.save()
    return action


def _test_again(failed: ImpactTest, due: PartialDate) -> None:
    copied = ("board", "recommendation", "action", "kind", "question", "baseline", "target", "direction")
    test = ImpactTest(due=due, **{name: getattr(failed, name) for name in copied})
    test.save()
    restate_served(test)


def _of_decider(by: Actor, meeting: Meeting | None) -> Collection[UUID]:
    return agencies_of_person(meeting.chaired_by.pk) if meeting else by.agencies()


def _concerned(by: Actor, test: ImpactTest) -> set[UUID]:
    """The agencies a test is about: those addressed, or the one that owns the action."""
    if test.action is not None:
        return {test.action.owner_agency_id} if test.action.owner_agency_id else set()
    asked = Addressee.objects.visible_to(by).filter(recommendation=test.recommendation_id)
    return set(asked.values_list("agency", flat=True))
