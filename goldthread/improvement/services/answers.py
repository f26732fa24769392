"""What the owner says: progress, evidence, that it is done, and that what was entered for them is right."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.errors import Forbidden
from goldthread.foundation.files import Inspected, keep
from goldthread.foundation.writes import service
from goldthread.improvement import queries
from goldthread.improvement.domain.closure import check_evidence
from goldthread.improvement.domain.entries import enter_for
from goldthread.improvement.domain.states import TABLE, ActionState
from goldthread.improvement.domain.strength import EvidenceKind
from goldthread.improvement.models import Action, Evidence, EvidenceFile, ProgressNote, Response
from goldthread.improvement.permissions import ANSWER_ACTIONS
from goldthread.improvement.posting import tell_of_proposal
from goldthread.improvement.services.standing import restate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.transitions import move

ENTRIES: dict[str, type[Action] | type[ProgressNote] | type[Evidence] | type[Response]] = {
    "action": Action,
    "note": ProgressNote,
    "evidence": Evidence,
    "response": Response,
}


@service("improvement.progress_reported")
def report_progress(*, public_id: UUID, text: str, by: Actor, entered_from: str = "") -> ProgressNote:
    """Add a note of progress. `entered_from` says from what the business unit entered it for the agency."""
    action = Action.objects.for_update(by, public_id)
    require(by, ANSWER_ACTIONS, on=action)
    note = ProgressNote(board=action.board, action=action, written_by_id=by.person, text=text)
    enter_for(note, action.owner_agency_id, entered_from)
    note.save()
    return note


@service("improvement.evidence_added")
def add_evidence(
    *,
    public_id: UUID,
    text: str,
    by: Actor,
    kind: str = EvidenceKind.STATEMENT,
    link: str = "",
    attached: Sequence[Inspected] = (),
    entered_from: str = "",
) -> Evidence:
    """Add something that shows what was done: a text, and perhaps an https link to where it is held, or files.

    `kind` says what sort of thing it is, and with that how strong it is. All of it is kept, or nothing.
    """
    action = Action.objects.for_update(by, public_id)
    require(by, ANSWER_ACTIONS, on=action)
    if action.state == ActionState.CANCELLED:
        raise Refused("This action was cancelled, so there is nothing to show evidence of.")
    if link and not link.lower().startswith("https://"):
        raise Refused("A link must begin with https://", field="link")
    evidence = Evidence(board=action.board, action=action, added_by_id=by.person, kind=kind, text=text, link=link)
    enter_for(evidence, action.owner_agency_id, entered_from)
    evidence.save()
    for inspected in attached:
        EvidenceFile(board=action.board, evidence=evidence, **keep(inspected)).save()
    restate([action])
    return evidence


@service("improvement.closure_proposed")
def propose_closure(*, public_id: UUID, version: int | None, by: Actor) -> Action:
    """Say that an action is done, for the owning group to accept or return."""
    action = Action.objects.for_update(by, public_id, version=version)
    require(by, ANSWER_ACTIONS, on=action)
    check_evidence(queries.evidence_of(by, action).count())
    action.state = move(TABLE, name="propose_closure", state=ActionState(action.state))
    action.state_reason, action.done_on = "", timezone.localdate()
    action.save()
    tell_of_proposal(action, by)
    return action


@service("improvement.entry_confirmed")
def confirm_entry(*, kind: str, public_id: UUID, by: Actor) -> Action | ProgressNote | Evidence | Response:
    """The agency says that what was entered for it is right. `kind` is a key of ENTRIES. Returns the entry.

    Raises Forbidden for anyone who does not answer for that agency, the business unit included.
    """
    entry: Action | ProgressNote | Evidence | Response = ENTRIES[kind].objects.for_update(by, public_id)
    require(by, ANSWER_ACTIONS, on=entry)
    if entry.entered_for_id not in by.agencies(entry.board_id):
        raise Forbidden(verb=ANSWER_ACTIONS.key, sentence="confirm what was entered for another agency")
    if not entry.awaits_confirmation:
        raise Refused("It is already confirmed.")
    entry.confirmed_at = timezone.now()
    entry.confirmed_by_id = by.person
    entry.save()
    return entry
