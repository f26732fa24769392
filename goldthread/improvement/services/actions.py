"""Writing actions, their owners, their dates and what they serve."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldthread.findings.models import Addressee, Finding, Recommendation
from goldthread.foundation.access import Actor, require
from goldthread.foundation.errors import Forbidden
from goldthread.foundation.numbering import next_reference
from goldthread.foundation.writes import service
from goldthread.improvement import queries
from goldthread.improvement.domain.due_dates import check_due
from goldthread.improvement.domain.entries import enter_for
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.smart import check_ready
from goldthread.improvement.domain.states import CLOSED, OPEN, TABLE, ActionState
from goldthread.improvement.models import Action, DueDateChange, Purpose
from goldthread.improvement.permissions import ANSWER_ACTIONS, WRITE_ACTIONS
from goldthread.improvement.queries.deciding import agencies_answered_for, agencies_of_person, usual_overseer
from goldthread.improvement.services.standing import restate
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.transitions import move
from goldthread.partnership.account_care import refuse_stranger
from goldthread.partnership.models import Agency, Board, Person

EDITABLE = (
    "text",
    "detail",
    "priority",
    "remit",
    "owner_agency",
    "owner_group",
    "owner_person",
    "overseen_by",
    "starts",
    "measure",
    "evidenced_by",
    "caveat",
)

OWNERS = ("owner_agency", "owner_group", "owner_person")
OWNER_STAYS = (
    "{reference} is said to be done, so it stays with its owner until that is decided. Have it returned first, with "
    "the new owner as the reason."
)
LINKS_STAY = (
    "{reference} has ended, and an impact test would count for it, or no longer count, by this link. Write a new "
    "action instead."
)


@service("improvement.action_written")
def write_action(
    *,
    board: Board,
    by: Actor,
    due: PartialDate | None = None,
    recommendation: Recommendation | None = None,
    finding: Finding | None = None,
    entered_from: str = "",
    **fields: Any,
) -> Action:
    """Propose an action, with what it serves. `fields` are those of EDITABLE.

    Raises Refused when it would be due before what it serves was made.
    """
    require(by, WRITE_ACTIONS, board=board.pk)
    check_due(due, made=queries.made_of(recommendation, finding), field="due")
    action = Action(board=board, due=due, original_due=due, reference=next_reference(board.pk, "A"))
    _fill(action, fields, by)
    action.remit = action.remit or board.remit
    action.overseen_by = action.overseen_by or usual_overseer(by, board.pk)
    enter_for(action, action.owner_agency_id, entered_from)
    action.save()
    _serve(action, recommendation, finding, by)
    restate([action])
    return action


@service("improvement.action_proposed")
def propose_action(
    *, recommendation: UUID, agency: Agency, by: Actor, due: PartialDate | None = None, **fields: Any
) -> Action:
    """An agency proposes its own action for a recommendation addressed to it; the office agrees it.

    Raises Forbidden for an agency the actor does not answer for, Refused where the recommendation is not addressed to
    it or the action would be due before it was made.
    """
    served = Recommendation.objects.for_update(by, recommendation)
    if agency.pk not in agencies_answered_for(by, served.board_id):
        raise Forbidden(verb=ANSWER_ACTIONS.key, sentence="propose an action of another agency")
    if not Addressee.objects.visible_to(by).filter(recommendation=served, agency=agency).exists():
        raise Refused(f"{served.reference} is not addressed to {agency}. Ask the business unit to address it.")
    check_due(due, made=queries.made_of(served, None), field="due")
    board = served.board
    action = Action(board=board, due=due, original_due=due, reference=next_reference(board.pk, "A"))
    _fill(action, {**fields, "owner_agency": agency}, by)
    action.remit = action.remit or board.remit
    action.overseen_by = usual_overseer(by, board.pk)
    action.save()
    _serve(action, served, None, by)
    restate([action])
    return action


@service("improvement.actions_reassigned")
def reassign_actions(*, public_ids: Collection[UUID], to: Person, by: Actor) -> list[Action]:
    """Give several actions to one person, where whoever answered for them has left.

    Raises Refused, changing nothing, where none is chosen or the person cannot answer for one of them.
    """
    if not public_ids:
        raise Refused("Choose the actions to reassign.", field="actions")
    actions = [_writable(key, None, by) for key in public_ids]
    for action in actions:
        _fill(action, {"owner_person": to}, by)
        action.save()
    return actions


@service("improvement.action_changed")
def change_action(*, public_id: UUID, version: int | None, by: Actor, **fields: Any) -> Action:
    """Change what an action says or who owns it. Its due date moves by change_due_date, which keeps the reason.

    Raises Refused for another owner of what is said to be done: whoever said so would no longer be kept from deciding.
    """
    action = _writable(public_id, version, by)
    _refuse_new_owner_of_done(action, fields)
    _fill(action, fields, by)
    action.save()
    return action


@service("improvement.due_date_changed")
def change_due_date(
    *, public_id: UUID, version: int | None, becomes: PartialDate, reason: str, by: Actor
) -> DueDateChange:
    """Move the due date, keeping the original and why it moved. The first date given becomes the original."""
    action = _writable(public_id, version, by)
    if becomes == action.due:
        raise Refused(f"It is already due {becomes}. Give the date it moves to.", field="becomes")
    check_due(becomes, made=queries.made_of_served(by, action), field="becomes")
    moved = DueDateChange(board=action.board, action=action, was=action.due, becomes=becomes, reason=reason)
    moved.save()
    action.original_due = action.original_due or becomes
    action.due = becomes
    action.save()
    return moved


@service("improvement.action_linked")
def link_action(
    *, public_id: UUID, by: Actor, recommendation: Recommendation | None = None, finding: Finding | None = None
) -> Action:
    """Say that an action serves a recommendation, or follows from a finding. The action itself stands once."""
    action = Action.objects.for_update(by, public_id)
    require(by, WRITE_ACTIONS, on=action)
    if recommendation is None and finding is None:
        raise Refused("Choose a recommendation or a finding.", field="recommendation")
    field = "recommendation" if recommendation else "finding"
    check_due(action.due, made=queries.made_of(recommendation, finding), field=field)
    was = action.impact
    _serve(action, recommendation, finding, by)
    restate([action])
    _refuse_other_standing(action, was)
    return action


@service("improvement.action_unlinked")
def unlink_action(*, public_id: UUID, by: Actor) -> Action:
    """Take away one thing an action serves. `public_id` is that of the Purpose.

    Raises Refused where the action is closed and the tests of what it served speak for it, or against it.
    """
    purpose = Purpose.objects.for_update(by, public_id)
    action = Action.objects.for_update(by, purpose.action_id)
    require(by, WRITE_ACTIONS, on=action)
    was = action.impact
    purpose.delete()
    restate([action])
    _refuse_other_standing(action, was)
    return action


@service("improvement.action_agreed")
def agree_action(*, public_id: UUID, version: int | None, by: Actor) -> Action:
    """Agree a proposed action, so that those who read what is agreed see it.

    Raises Refused where it has no owner, no due date, no measure, or does not say how it will be evidenced.
    """
    action = Action.objects.for_update(by, public_id, version=version)
    require(by, WRITE_ACTIONS, on=action)
    action.state = move(TABLE, name="agree", state=ActionState(action.state))
    check_ready(action)
    action.agreed_on = timezone.localdate()
    action.overseen_by = action.overseen_by or usual_overseer(by, action.board_id)
    action.save()
    return action


@service("improvement.action_started")
def start_action(*, public_id: UUID, version: int | None, by: Actor) -> Action:
    """Say that work on an agreed action has begun."""
    action = Action.objects.for_update(by, public_id, version=version)
    require(by, ANSWER_ACTIONS, on=action)
    action.state = move(TABLE, name="start", state=ActionState(action.state))
    action.save()
    return action


@service("improvement.action_cancelled")
def cancel_action(*, public_id: UUID, version: int | None, reason: str, by: Actor) -> Action:
    """Stop an action that will not be done, keeping why."""
    action = Action.objects.for_update(by, public_id, version=version)
    require(by, WRITE_ACTIONS, on=action)
    if not reason.strip():
        raise Refused("Say why it is cancelled.", field="reason")
    action.state = move(TABLE, name="cancel", state=ActionState(action.state))
    action.state_reason = reason
    action.save()
    return action


def _writable(public_id: UUID, version: int | None, by: Actor) -> Action:
    action: Action = Action.objects.for_update(by, public_id, version=version)
    require(by, WRITE_ACTIONS, on=action)
    if action.state not in OPEN:
        raise Refused("This action has ended, and stands as it was decided. Write a new action instead.")
    return action


def _refuse_new_owner_of_done(action: Action, fields: Mapping[str, Any]) -> None:
    """Refuse to take what is said to be done from its owner, who could then accept what was theirs."""
    if action.state != ActionState.DONE:
        return
    for name in OWNERS:
        held = getattr(action, f"{name}_id")
        if name in fields and held is not None and held != getattr(fields[name], "pk", None):
            raise Refused(OWNER_STAYS.format(reference=action.reference), field=name)


def _refuse_other_standing(action: Action, was: str) -> None:
    """Refuse a link made or taken away after the closure that would change what the tests say of it in its favour."""
    gained = action.impact == Impact.PASSED and was != Impact.PASSED
    lost = was in (Impact.PASSED, Impact.FAILED) and action.impact != was
    if action.state in CLOSED and (gained or lost) and action.impact != Impact.FAILED:
        raise Refused(LINKS_STAY.format(reference=action.reference), field="recommendation")


def _serve(action: Action, recommendation: Recommendation | None, finding: Finding | None, by: Actor) -> None:
    if recommendation is not None:
        _serve_one(action, "recommendation", recommendation, by)
    if finding is not None:
        _serve_one(action, "finding", finding, by)


def _serve_one(action: Action, name: str, served: Recommendation | Finding, by: Actor) -> None:
    if served.board_id != action.board_id:
        raise Refused("An action serves what belongs to its own board.", field=name)
    if queries.serves(by, action, served):
        raise Refused(f"It already serves {served.reference}.", field=name)
    Purpose(board=action.board, action=action, **{name: served}).save()


def _fill(action: Action, fields: Mapping[str, Any], by: Actor) -> None:
    before = (action.owner_agency_id, action.owner_person_id)
    for name in EDITABLE:
        if name in fields:
            setattr(action, name, fields[name])
    if "owner_person" in fields:
        refuse_stranger(by, action.owner_person, action.board, field="owner_person")
    agency = fields.get("owner_agency")
    if agency and not queries.agencies_of(by, action.board_id).filter(pk=agency.pk).exists():
        raise Refused("Choose an agency of this board.", field="owner_agency")
    if before != (action.owner_agency_id, action.owner_person_id):
        _refuse_another_agency(action)


def _refuse_another_agency(action: Action) -> None:
    """Refuse a person who answers for other agencies and not for the one that owns the action."""
    agency, person = action.owner_agency, action.owner_person
    if agency is None or person is None:
        return
    theirs = agencies_of_person(person.pk)
    if theirs and agency.pk not in theirs:
        raise Refused(
            f"{action}: {person} answers for another agency, not for {agency}. Choose someone of {agency}, or another "
            "owning agency.",
            field="owner_person",
        )
