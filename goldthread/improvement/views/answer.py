"""What the owner does: start, report, show evidence, propose closure, confirm what was entered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from goldthread.foundation.access import require
from goldthread.foundation.errors import Forbidden
from goldthread.improvement import services
from goldthread.improvement.forms.answers import EvidenceForm, ProgressForm
from goldthread.improvement.permissions import ANSWER_ACTIONS
from goldthread.improvement.presenters.addresses import href
from goldthread.improvement.presenters.entries import IF_WRONG, Entry, entered, said, subject
from goldthread.improvement.presenters.rights import answers_for_another
from goldthread.improvement.services.answers import ENTRIES
from goldthread.improvement.views.found import acted_on, back
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.pages import confirm_page, form_page


def start(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Say that work has begun."""
    action = acted_on(request, public_id, ANSWER_ACTIONS)
    return confirm_page(
        request,
        title=f"Start {action.reference}",
        submit="Start work",
        lead=action.text,
        initial={"version": action.version},
        back=back(action),
        save=lambda data, version: href(services.start_action(public_id=public_id, version=version, by=request.actor)),
    )


def report_progress(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Say what has been done since last time."""
    action = acted_on(request, public_id, ANSWER_ACTIONS)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.report_progress(public_id=public_id, by=request.actor, **data)
        return href(action)

    return form_page(
        request,
        ProgressForm,
        title=f"Report progress on {action.reference}",
        lead=action.text,
        submit="Report",
        form_kwargs={"for_another": answers_for_another(request.actor, action)},
        back=back(action),
        save=save,
    )


def add_evidence(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Add something that shows it was done."""
    action = acted_on(request, public_id, ANSWER_ACTIONS)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.add_evidence(public_id=public_id, by=request.actor, **data)
        return href(action)

    return form_page(
        request,
        EvidenceForm,
        title=f"Add evidence to {action.reference}",
        lead=action.text,
        submit="Add the evidence",
        form_kwargs={"for_another": answers_for_another(request.actor, action)},
        back=back(action),
        save=save,
    )


def propose_closure(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Say that it is done."""
    action = acted_on(request, public_id, ANSWER_ACTIONS)
    return confirm_page(
        request,
        title=f"Propose that {action.reference} is closed",
        submit="Propose closure",
        lead="The group reads the evidence, and accepts the closure or returns it with a reason.",
        initial={"version": action.version},
        back=back(action),
        save=lambda data, version: href(
            services.propose_closure(public_id=public_id, version=version, by=request.actor)
        ),
    )


def confirm(request: BoardRequest, kind: str, public_id: UUID) -> HttpResponse:
    """The agency says that what was entered for it is right."""
    if kind not in ENTRIES:
        raise Http404
    rows = ENTRIES[kind].objects.select_related("entered_for", "board")
    entry: Entry = rows.seen_by(request.actor, public_id, board=request.board)
    require(request.actor, ANSWER_ACTIONS, on=entry)
    if entry.entered_for_id not in request.actor.agencies(request.board.pk):
        raise Forbidden(verb=ANSWER_ACTIONS.key, sentence="confirm what was entered for another agency")
    about = subject(entry)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.confirm_entry(kind=kind, public_id=public_id, by=request.actor)
        return about.href

    return confirm_page(
        request,
        title="Is this right?",
        submit="Confirm",
        lead=said(entry),
        consequences=(f"{entered(entry)}.", IF_WRONG["response" if kind == "response" else "note"]),
        back=about,
        save=save,
    )
