"""What the owning group decides: accept, return, embed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from goldthread.improvement import queries, services
from goldthread.improvement.forms.decisions import ReasonForm
from goldthread.improvement.permissions import ACCEPT_CLOSURE
from goldthread.improvement.presenters.addresses import href
from goldthread.improvement.views.found import acted_on, back
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.pages import confirm_page, form_page


def accept_closure(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Accept that an action is done, having read its evidence."""
    action = acted_on(request, public_id, ACCEPT_CLOSURE)
    evidence = list(queries.evidence_of(request.actor, action))
    return confirm_page(
        request,
        title=f"Accept that {action.reference} is done",
        submit="Accept closure",
        lead=action.text,
        consequences=tuple(f"Evidence: {held.text}" for held in evidence) or ("No evidence is held yet.",),
        initial={"version": action.version},
        back=back(action),
        save=lambda data, version: href(
            services.accept_closure(
                public_id=public_id, version=version, evidence=[held.pk for held in evidence], by=request.actor
            )
        ),
    )


def return_closure(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Send an action back to its owner."""
    action = acted_on(request, public_id, ACCEPT_CLOSURE)
    return form_page(
        request,
        ReasonForm,
        title=f"Return {action.reference} to its owner",
        submit="Return to the owner",
        lead=action.text,
        initial={"version": action.version},
        form_kwargs={"ask": "What is still missing"},
        back=back(action),
        save=lambda data, version: href(
            services.return_closure(public_id=public_id, version=version, by=request.actor, **data)
        ),
    )


def embed(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Record that a closed action made a difference that lasts."""
    action = acted_on(request, public_id, ACCEPT_CLOSURE)
    return confirm_page(
        request,
        title=f"Record {action.reference} as embedded",
        submit="Record as embedded",
        lead="An impact test of a recommendation it serves has shown a difference.",
        initial={"version": action.version},
        back=back(action),
        save=lambda data, version: href(services.embed_action(public_id=public_id, version=version, by=request.actor)),
    )
