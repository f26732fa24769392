"""What the owning group decides: that an action is closed, that it goes back, that it is embedded."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.improvement import queries
from goldthread.improvement.domain.closure import check_embedding, check_evidence, check_not_own
from goldthread.improvement.domain.states import TABLE, ActionState
from goldthread.improvement.models import Action
from goldthread.improvement.permissions import ACCEPT_CLOSURE
from goldthread.kernel.refusals import Refused
from goldthread.kernel.transitions import move


@service("improvement.closure_accepted")
def accept_closure(*, public_id: UUID, version: int | None, by: Actor) -> Action:
    """Accept that an action is done, and with it every piece of evidence not accepted before.

    Raises Refused without evidence, and to the owner or anyone of the owning agency.
    """
    action = _to_decide(public_id, version, by)
    action.state = move(TABLE, name="accept", state=ActionState(action.state))
    evidence = list(queries.evidence_of(by, action))
    check_evidence(len(evidence))
    for held in evidence:
        if held.accepted_at is None:
            held.accepted_at, held.accepted_by_id = timezone.now(), by.person
            held.save()
    action.state_reason = ""
    action.save()
    return action


@service("improvement.closure_returned")
def return_closure(*, public_id: UUID, version: int | None, reason: str, by: Actor) -> Action:
    """Send an action back to its owner, with the reason."""
    action = Action.objects.for_update(by, public_id, version=version)
    require(by, ACCEPT_CLOSURE, on=action)
    if not reason.strip():
        raise Refused("Say what is still missing.", field="reason")
    action.state = move(TABLE, name="return", state=ActionState(action.state))
    action.state_reason = reason
    action.save()
    return action


@service("improvement.action_embedded")
def embed_action(*, public_id: UUID, version: int | None, by: Actor) -> Action:
    """Record that a closed action made a difference that lasts: an impact test it bears on was passed."""
    action = _to_decide(public_id, version, by)
    action.state = move(TABLE, name="embed", state=ActionState(action.state))
    check_embedding(has_passed_test=queries.passed_tests_of(by, action).exists())
    action.save()
    return action


def _to_decide(public_id: UUID, version: int | None, by: Actor) -> Action:
    action: Action = Action.objects.for_update(by, public_id, version=version)
    require(by, ACCEPT_CLOSURE, on=action)
    check_not_own(
        agencies=by.agencies(),
        person=by.person,
        owner_agency=action.owner_agency_id,
        owner_person=action.owner_person_id,
    )
    return action
