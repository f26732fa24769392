"""Writing actions: new, changed, moved, linked, agreed, cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from goldthread.improvement import services
from goldthread.improvement.domain.smart import missing
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.forms.actions import ActionForm, DueForm, LinkForm, NewActionForm
from goldthread.improvement.forms.decisions import ReasonForm
from goldthread.improvement.models import Action, Purpose
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.presenters.addresses import href
from goldthread.improvement.views.found import acted_on, back, told_page
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.pages import confirm_page, form_page
from goldthread.ui.parts import Button

FIELDS = (
    "text",
    "priority",
    "remit",
    "overseen_by",
    "detail",
    "owner_agency",
    "owner_group",
    "owner_person",
    "starts",
    "measure",
    "evidenced_by",
    "caveat",
    "version",
)


def new(request: BoardRequest) -> HttpResponse:
    """Write an action, perhaps for the recommendation or finding one came from."""
    return form_page(
        request,
        NewActionForm,
        title="Add an action",
        submit="Add the action",
        back=Link("The plan", reverse("improvement:index", args=[request.board.short_name.lower()])),
        lead="It is proposed until you agree it. What is not known yet can be left empty.",
        initial={name: request.GET[name] for name in ("recommendation", "finding") if _is_uuid(request.GET.get(name))},
        form_kwargs={"actor": request.actor, "board": request.board},
        save=lambda data, version: href(services.write_action(board=request.board, by=request.actor, **data)),
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change what an action says or who owns it."""
    action = acted_on(request, public_id, WRITE_ACTIONS)
    return form_page(
        request,
        ActionForm,
        title=f"Change {action.reference}",
        initial={name: getattr(action, name) for name in FIELDS},
        form_kwargs={"actor": request.actor, "board": request.board},
        back=back(action),
        save=lambda data, version: href(
            services.change_action(public_id=public_id, version=version, by=request.actor, **data)
        ),
    )


def change_due(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Move the due date, with the reason."""
    action = acted_on(request, public_id, WRITE_ACTIONS)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.change_due_date(public_id=public_id, version=version, by=request.actor, **data)
        return href(action)

    return form_page(
        request,
        DueForm,
        title=f"Change when {action.reference} is due",
        lead=f"It is due {action.due}. The date first given is kept." if action.due else "No due date is recorded yet.",
        initial={"version": action.version},
        back=back(action),
        save=save,
    )


def link(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Say what else the action serves."""
    action = acted_on(request, public_id, WRITE_ACTIONS)
    return form_page(
        request,
        LinkForm,
        title=f"What does {action.reference} serve?",
        lead="One action may serve many recommendations and findings. It still stands once in the plan.",
        submit="Link",
        form_kwargs={"actor": request.actor, "board": request.board},
        back=back(action),
        save=lambda data, version: href(services.link_action(public_id=public_id, by=request.actor, **data)),
    )


def unlink(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Take one link away."""
    rows = Purpose.objects.select_related("action", "action__board", "recommendation", "finding")
    purpose = rows.seen_by(request.actor, public_id, board=request.board)
    action = acted_on(request, purpose.action_id, WRITE_ACTIONS)
    served = purpose.recommendation or purpose.finding
    return confirm_page(
        request,
        title=f"Unlink {action.reference} from {served}",
        submit="Unlink",
        lead="The action and what it was linked to both stay.",
        back=back(action),
        save=lambda data, version: href(services.unlink_action(public_id=public_id, by=request.actor)),
    )


def agree(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Agree a proposed action."""
    action = acted_on(request, public_id, WRITE_ACTIONS)
    wanted = missing(action)
    if request.method == "GET" and wanted and action.state == ActionState.PROPOSED:
        return _not_ready(request, action, wanted)
    return confirm_page(
        request,
        title=f"Agree {action.reference}",
        submit="Agree the action",
        lead=f"{action.text} Everyone who reads the agreed plan will then see it.",
        initial={"version": action.version},
        back=back(action),
        save=lambda data, version: href(services.agree_action(public_id=public_id, version=version, by=request.actor)),
    )


def _not_ready(request: BoardRequest, action: Action, wanted: list[str]) -> HttpResponse:
    """What an action still needs before anyone can be held to it, and where that is given."""
    only_due = wanted == ["a due date"]
    return told_page(
        request,
        title=f"{action.reference} cannot be agreed yet",
        lead="Before it is agreed, so that someone can be held to it, it needs:",
        listed=wanted,
        next=Button("Give it a due date", href(action, "change_due"))
        if only_due
        else Button("Change the action", href(action, "change")),
        links=()
        if only_due or "a due date" not in wanted
        else (Link("Give it a due date", href(action, "change_due")),),
        back=back(action),
    )


def cancel(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Stop an action that will not be done."""
    action: Action = acted_on(request, public_id, WRITE_ACTIONS)
    return form_page(
        request,
        ReasonForm,
        title=f"Cancel {action.reference}",
        submit="Cancel the action",
        lead="It stays in the plan as cancelled, with your reason.",
        initial={"version": action.version},
        form_kwargs={"ask": "Why it will not be done"},
        back=back(action),
        danger=True,
        save=lambda data, version: href(
            services.cancel_action(public_id=public_id, version=version, by=request.actor, **data)
        ),
    )


def _is_uuid(text: str | None) -> bool:
    try:
        return bool(UUID(text or ""))
    except ValueError:
        return False
