"""What the owning group decides: accept or return, by the chair or in a meeting; pass it on; embed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from goldthread.foundation.access import Actor
from goldthread.improvement import queries, services
from goldthread.improvement.choices import ACTION_STATE, Decided
from goldthread.improvement.domain.closure import NOT_THE_CHAIR, is_own, may_decide
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.forms.decisions import DecisionForm, MeetingDecisionForm, PassOnForm
from goldthread.improvement.models import Action
from goldthread.improvement.permissions import ACCEPT_CLOSURE, RECORD_DECISIONS
from goldthread.improvement.presenters import deciding as presenter
from goldthread.improvement.presenters.addresses import href
from goldthread.improvement.queries import deciding
from goldthread.improvement.services import Meeting
from goldthread.improvement.views.found import acted_on, back, told_page
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.pages import confirm_page, form_page
from goldthread.ui.parts import Button


def decide(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """The chair reads the evidence and accepts the closure or returns it; told plainly where it is not theirs."""
    action = acted_on(request, public_id, ACCEPT_CLOSURE)
    if refusal := _not_theirs(request, action):
        return refusal
    return form_page(
        request,
        DecisionForm,
        title=f"Decide on {action.reference}",
        lead=presenter.said_to_be_done(action),
        submit="Record the decision",
        initial={"version": action.version},
        current=lambda: {"version": acted_on(request, public_id, ACCEPT_CLOSURE).version},
        form_kwargs={"evidence": queries.evidence_of(request.actor, action)},
        back=back(action),
        save=lambda data, version: _decided(public_id, version, request.actor, data, None),
    )


def record_meeting(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Record what a meeting of the owning group decided, on which day, and who chaired this item."""
    action = acted_on(request, public_id, RECORD_DECISIONS)
    if refusal := _not_for_a_meeting(request, action):
        return refusal
    group = action.overseen_by

    def save(data: Mapping[str, Any], version: int | None) -> str:
        meeting = Meeting(on=data["on"], chaired_by=data["chaired_by"])
        return _decided(public_id, version, request.actor, data, meeting)

    return form_page(
        request,
        MeetingDecisionForm,
        title=f"Record what {group} decided on {action.reference}",
        lead=presenter.said_to_be_done(action),
        submit="Record the decision",
        initial={"version": action.version},
        current=lambda: {"version": acted_on(request, public_id, RECORD_DECISIONS).version},
        form_kwargs={
            "evidence": queries.evidence_of(request.actor, action),
            "members": deciding.members_of(group.pk if group else None),
        },
        back=back(action),
        save=save,
    )


def _decided(public_id: UUID, version: int | None, by: Actor, data: Mapping[str, Any], meeting: Meeting | None) -> str:
    said: dict[str, Any] = {"public_id": public_id, "version": version, "by": by, "meeting": meeting}
    if data["decided"] == Decided.ACCEPTED:
        chosen = [piece.pk for piece in data["evidence"]]
        return href(services.accept_closure(evidence=chosen, reason=data["reason"], **said))
    return href(services.return_closure(reason=data["reason"], **said))


def _not_theirs(request: BoardRequest, action: Action) -> HttpResponse | None:
    """Why this person does not decide, and what they can do instead; None where they do."""
    if nothing := _nothing_to_decide(request, action):
        return nothing
    title = f"{action.reference} is not yours to decide"
    named = deciding.deciders_of(action).named
    theirs = may_decide(person=request.actor.person, named=named, passed_to=action.passed_to_id)
    if not theirs:
        lead = NOT_THE_CHAIR.format(group=str(action.overseen_by or presenter.NO_GROUP))
        return told_page(request, title=title, lead=lead, back=back(action))
    if _is_own(request.actor, action):
        on = Button("Pass it on", href(action, "pass_on"))
        return told_page(request, title=title, lead=presenter.own_agency(action), back=back(action), next=on)
    return None


def _not_for_a_meeting(request: BoardRequest, action: Action) -> HttpResponse | None:
    if nothing := _nothing_to_decide(request, action):
        return nothing
    if action.overseen_by_id is None:
        return told_page(
            request,
            title=f"No group accepts the closure of {action.reference} yet",
            lead="Name the group that accepts its closure first, under “More” where the action is changed.",
            back=back(action),
        )
    if _is_own(request.actor, action):
        lead = "You belong to the agency that owns this action, so someone else must record what the meeting decided."
        return told_page(request, title=f"{action.reference} is not yours to record", lead=lead, back=back(action))
    return None


def _nothing_to_decide(request: BoardRequest, action: Action) -> HttpResponse | None:
    if action.state == ActionState.DONE:
        return None
    state = ACTION_STATE.text(action.state).lower()
    lead = f"It is {state}. A closure is decided once the owner has said that it is done, with the evidence."
    return told_page(request, title=f"Nothing to decide on {action.reference}", lead=lead, back=back(action))


def _is_own(actor: Actor, action: Action) -> bool:
    return is_own(
        agencies=actor.agencies(),
        person=actor.person,
        owner_agency=action.owner_agency_id,
        owner_person=action.owner_person_id,
    )


def pass_on(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Pass the decision to the vice-chair, or to another chair outside the owning agency."""
    action = acted_on(request, public_id, ACCEPT_CLOSURE)
    if nothing := _nothing_to_decide(request, action):
        return nothing
    people = deciding.who_may_decide(action).exclude(pk__in=[request.actor.person])
    posts = presenter.posts(deciding.deciders_of(action), action.overseen_by)
    if not people.exists():
        return told_page(request, title="Nobody to pass it to", lead=presenter.nobody(action), back=back(action))

    def save(data: Mapping[str, Any], version: int | None) -> str:
        return href(services.pass_on_closure(public_id=public_id, version=version, by=request.actor, **data))

    return form_page(
        request,
        PassOnForm,
        title=f"Who decides on {action.reference}?",
        lead=presenter.passing_on(action),
        submit="Pass it on",
        initial={"version": action.version},
        form_kwargs={"people": deciding.vice_chairs_first(people, action), "posts": posts},
        back=back(action),
        save=save,
    )


def embed(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Record that a closed action made a difference that lasts."""
    action = acted_on(request, public_id, ACCEPT_CLOSURE)
    return confirm_page(
        request,
        title=f"Record {action.reference} as embedded",
        submit="Record as embedded",
        lead="An impact test of what it serves has shown a difference, and no later test contradicts it.",
        initial={"version": action.version},
        back=back(action),
        save=lambda data, version: href(services.embed_action(public_id=public_id, version=version, by=request.actor)),
    )
