"""An update request answered: everything in it, or nothing; by the owner, or by the business unit from an e-mail."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.errors import Forbidden
from goldthread.foundation.writes import service
from goldthread.improvement import queries
from goldthread.improvement.domain.entries import enter_for
from goldthread.improvement.domain.rounds import SAY_FROM, Answer, faults_of, field_of, note_of
from goldthread.improvement.domain.states import AT_WORK
from goldthread.improvement.models import Action, Evidence, ProgressNote, UpdateRequest
from goldthread.improvement.permissions import ANSWER_ACTIONS
from goldthread.improvement.services import answers as parts
from goldthread.kernel.refusals import Refused

ENDED = (
    "{reference} has ended, or is said to be done, since you opened this page. Copy what you typed if it matters, and "
    "clear it."
)
MISSING = "{reference} was added since you opened this page. Say what has been done on it too."


@service("improvement.request_answered")
def answer_request(
    *, public_id: UUID, version: int | None, answers: Mapping[UUID, Answer], by: Actor, entered_from: str = ""
) -> UpdateRequest:
    """Answer for every action: progress or “nothing new”, and perhaps evidence, closure, or a new date asked for.

    Raises Refused at the first fault, named by field_of(part, action), and then nothing of it is kept.
    """
    request: UpdateRequest = UpdateRequest.objects.for_update(by, public_id, version=version)
    require(by, ANSWER_ACTIONS, on=request)
    if request.answered_at is not None:
        raise Refused("This request is answered already.")
    if request.round.closed_at is not None:
        raise Refused("This round is closed. Report progress on the page of each action instead.")
    _mark_entered(request, entered_from, by)
    actions = list(queries.actions_of_request(by, request, also=answers))
    for action in actions:
        _check(action, answers.get(action.pk))
    request.answered_at, request.answered_by_id = timezone.now(), by.person
    request.save()
    for action in actions:
        if action.state in AT_WORK:
            _keep(request, action, answers[action.pk], by)
    return request


@service("improvement.answer_confirmed")
def confirm_answer(*, public_id: UUID, version: int | None, by: Actor) -> UpdateRequest:
    """The agency says that an answer entered for it is right, with every note and piece of evidence in it."""
    request: UpdateRequest = UpdateRequest.objects.for_update(by, public_id, version=version)
    require(by, ANSWER_ACTIONS, on=request)
    if request.entered_for_id is None or request.entered_for_id not in by.agencies(request.board_id):
        raise Forbidden(verb=ANSWER_ACTIONS.key, sentence="confirm what was entered for another agency")
    if not request.awaits_confirmation:
        raise Refused("It is already confirmed.")
    entries: list[Any] = [request]
    for kind in (ProgressNote, Evidence):
        entries += kind.objects.visible_to(by).filter(request=request, confirmed_at=None, entered_for__isnull=False)
    for entry in entries:
        entry.confirmed_at, entry.confirmed_by_id = timezone.now(), by.person
        entry.save()
    return request


def _mark_entered(request: UpdateRequest, entered_from: str, by: Actor) -> None:
    if not queries.is_for_another(by, request):
        return
    if not entered_from.strip():
        raise Refused(SAY_FROM, field="entered_from")
    if request.agency_id is not None:
        enter_for(request, request.agency_id, entered_from)
    else:
        request.entered_from = entered_from.strip()


def _check(action: Action, answer: Answer | None) -> None:
    if action.state not in AT_WORK:
        if answer is not None and (answer.tells or answer.asks_for):
            raise Refused(ENDED.format(reference=action.reference), field=field_of("progress", action.pk))
        return
    if answer is None:
        raise Refused(MISSING.format(reference=action.reference), field=field_of("progress", action.pk))
    faults = faults_of(answer, evidence_held=action.evidence_held, due=action.due)
    for part, message in faults.items():
        raise Refused(message, field=field_of(part, action.pk))


def _keep(request: UpdateRequest, action: Action, answer: Answer, by: Actor) -> None:
    source = request.entered_from if request.entered_for_id else ""
    note = _part(parts.report_progress, public_id=action.pk, text=note_of(answer), entered_from=source, by=by)
    note.request, note.asks_for = request, answer.asks_for
    note.save()
    if answer.evidence:
        told = {"text": answer.evidence, "entered_from": source, **({"kind": answer.kind} if answer.kind else {})}
        held = _part(parts.add_evidence, public_id=action.pk, by=by, **told)
        held.request = request
        held.save()
    if answer.is_done:
        _part(parts.propose_closure, public_id=action.pk, version=None, by=by)


def _part(service: Callable[..., Any], **told: Any) -> Any:
    """Do what a service does as part of this one: the same rules, and one write of the trail for the whole answer."""
    return inspect.unwrap(service)(**told)
