"""What the owning group decides: that an action is closed, that it goes back, that it is embedded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.improvement import queries
from goldthread.improvement.choices import Decided, How
from goldthread.improvement.domain.closure import (
    CANNOT_DECIDE,
    NOT_A_MEMBER,
    check_accepted,
    check_chaired,
    check_decides,
    check_embedding,
    check_not_own,
)
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.states import TABLE, ActionState
from goldthread.improvement.models import Action, ClosureDecision, Evidence
from goldthread.improvement.permissions import ACCEPT_CLOSURE, RECORD_DECISIONS
from goldthread.improvement.posting import tell_of_passing_on, tell_of_return
from goldthread.improvement.queries.deciding import agencies_of_person, deciders_of, members_of, who_may_decide
from goldthread.improvement.services.standing import restate_one
from goldthread.kernel.refusals import Refused
from goldthread.kernel.transitions import move
from goldthread.partnership.models import Person


@dataclass(frozen=True)
class Meeting:
    """A meeting that decided: when it was, and who chaired this item."""

    on: dt.date
    chaired_by: Person


@service("improvement.closure_accepted")
def accept_closure(
    *,
    public_id: UUID,
    version: int | None,
    by: Actor,
    evidence: Collection[UUID],
    reason: str = "",
    meeting: Meeting | None = None,
) -> Action:
    """Accept that an action is done, on the evidence chosen: by the named chair, or as a meeting decided.

    Raises Refused without accepted evidence, to the owner or anyone of the owning agency, and to a chair of another
    group; for a meeting, where whoever chaired belongs to the owning agency.
    """
    action = _to_decide(public_id, version, by, meeting)
    action.state = move(TABLE, name="accept", state=ActionState(action.state))
    held = {piece.pk: piece for piece in queries.evidence_of(by, action)}
    check_accepted(held=held.keys(), accepted=evidence)
    for key in evidence:
        _accept(held[key], by, meeting)
    action.state_reason, action.closed_on, action.passed_to = "", _day(meeting), None
    restate_one(action)
    action.save()
    _record(action, Decided.ACCEPTED, reason, by, meeting)
    return action


@service("improvement.closure_returned")
def return_closure(
    *, public_id: UUID, version: int | None, reason: str, by: Actor, meeting: Meeting | None = None
) -> Action:
    """Send an action back to its owner, with the reason."""
    action = _to_decide(public_id, version, by, meeting)
    if not reason.strip():
        raise Refused("Say what is still missing.", field="reason")
    action.state = move(TABLE, name="return", state=ActionState(action.state))
    action.state_reason, action.passed_to, action.done_on = reason, None, None
    action.save()
    _record(action, Decided.RETURNED, reason, by, meeting)
    tell_of_return(action, by)
    return action


@service("improvement.closure_passed_on")
def pass_on_closure(*, public_id: UUID, version: int | None, to: Person, by: Actor) -> Action:
    """Pass the decision to someone outside the owning agency: a chair from that agency passes it to the vice-chair."""
    action: Action = Action.objects.for_update(by, public_id, version=version)
    require(by, ACCEPT_CLOSURE, on=action)
    if action.state != ActionState.DONE:
        raise Refused("Only a closure that is proposed can be passed on.")
    _check_decides(action, by)
    if to.pk == by.person:
        raise Refused("Choose someone else.", field="to")
    _check_chaired_apart(action, to, field="to")
    if not who_may_decide(action).filter(pk=to.pk).exists():
        raise Refused(CANNOT_DECIDE.format(who=to), field="to")
    action.passed_to = to
    action.save()
    tell_of_passing_on(action, to, by)
    return action


@service("improvement.action_embedded")
def embed_action(*, public_id: UUID, version: int | None, by: Actor) -> Action:
    """Record that a closed action made a difference that lasts: an impact test it bears on was passed."""
    action: Action = Action.objects.for_update(by, public_id, version=version)
    require(by, ACCEPT_CLOSURE, on=action)
    _refuse_owner(action, by)
    action.state = move(TABLE, name="embed", state=ActionState(action.state))
    check_embedding(Impact(action.impact))
    action.save()
    return action


def _check_chaired_apart(action: Action, person: Person, *, field: str) -> None:
    """Refuse a person who owns the action or belongs to the agency that does; `field` is the form field to blame."""
    try:
        check_chaired(
            agencies=agencies_of_person(person.pk),
            person=person.pk,
            owner_agency=action.owner_agency_id,
            owner_person=action.owner_person_id,
        )
    except Refused as refusal:
        raise Refused(refusal.message, field=field) from None


def _to_decide(public_id: UUID, version: int | None, by: Actor, meeting: Meeting | None) -> Action:
    action: Action = Action.objects.for_update(by, public_id, version=version)
    require(by, RECORD_DECISIONS if meeting else ACCEPT_CLOSURE, on=action)
    _refuse_owner(action, by)
    if meeting is not None:
        _check_meeting(action, meeting)
        return action
    _check_decides(action, by)
    return action


def _check_decides(action: Action, by: Actor) -> None:
    named = deciders_of(action).named
    check_decides(person=by.person, named=named, passed_to=action.passed_to_id, group=str(action.overseen_by or ""))


def _check_meeting(action: Action, meeting: Meeting) -> None:
    if action.overseen_by_id is None:
        raise Refused("Name the group that accepts this action's closure first, by changing the action.")
    if meeting.on > timezone.localdate():
        raise Refused("That meeting has not been held yet. Give the day it was held.", field="on")
    if not members_of(action.overseen_by_id).filter(pk=meeting.chaired_by.pk).exists():
        who, group = meeting.chaired_by, action.overseen_by
        raise Refused(NOT_A_MEMBER.format(who=who, group=group), field="chaired_by")
    _check_chaired_apart(action, meeting.chaired_by, field="chaired_by")


def _refuse_owner(action: Action, by: Actor) -> None:
    check_not_own(
        agencies=by.agencies(),
        person=by.person,
        owner_agency=action.owner_agency_id,
        owner_person=action.owner_person_id,
    )


def _accept(piece: Evidence, by: Actor, meeting: Meeting | None) -> None:
    if piece.accepted_at is None:
        piece.accepted_at = timezone.now()
        piece.accepted_by_id = meeting.chaired_by.pk if meeting else by.person
        piece.save()


def _record(action: Action, decided: Decided, reason: str, by: Actor, meeting: Meeting | None) -> None:
    ClosureDecision(
        board=action.board,
        action=action,
        decided=decided,
        how=How.MEETING if meeting else How.CHAIR,
        group=action.overseen_by,
        on=_day(meeting),
        chaired_by_id=meeting.chaired_by.pk if meeting else by.person,
        recorded_by_id=by.person,
        reason=reason,
    ).save()


def _day(meeting: Meeting | None) -> dt.date:
    return meeting.on if meeting else timezone.localdate()
