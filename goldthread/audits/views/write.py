"""Planning, changing, rescheduling, holding and moving on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from goldthread.audits import services
from goldthread.audits.domain.states import COMPLETED, TABLE
from goldthread.audits.forms import AuditForm, HeldAuditForm, HoldForm, NewAuditForm, RescheduleForm, UndatedAuditForm
from goldthread.audits.models import CaseAudit
from goldthread.audits.presenters import STEP_BUTTON, href, index_href
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.pages import confirm_page, form_page

FIELDS = ("theme", "kind", "agency", "why", "result", "group", "priority", "version")
WITHOUT_FIELDS = frozenset({"report", "close", "cancel"})


def new(request: BoardRequest) -> HttpResponse:
    """Plan an audit."""
    return form_page(
        request,
        NewAuditForm,
        title="Plan an audit",
        submit="Plan the audit",
        back=Link("All audits", index_href(request.board)),
        form_kwargs={"actor": request.actor, "board": request.board},
        save=lambda data, version: href(services.plan_audit(board=request.board, by=request.actor, **data)),
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change what an audit is about, give it a date if it has none, and put right how it was held."""
    audit = _find(request, public_id)
    form, asked = _changing(audit)
    return form_page(
        request,
        form,
        title=f"Change {audit.reference}",
        initial={name: getattr(audit, name) for name in (*FIELDS, "held", *services.COUNTS)},
        form_kwargs={"actor": request.actor, "board": request.board, **asked},
        back=Link("Back to the audit", href(audit)),
        save=lambda data, version: href(
            services.change_audit(public_id=public_id, version=version, by=request.actor, **data)
        ),
    )


def _changing(audit: CaseAudit) -> tuple[type[AuditForm], dict[str, bool]]:
    """The form that changes an audit where it now stands, and what it asks beyond the actor and the board."""
    if audit.state in COMPLETED:
        asked = {"counts_children": audit.board.counts_children, "has_planned_date": audit.planned is not None}
        return HeldAuditForm, asked
    return (AuditForm if audit.planned else UndatedAuditForm), {}


def reschedule(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Move the date, with the reason."""
    audit = _find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.reschedule_audit(public_id=public_id, version=version, by=request.actor, **data)
        return href(audit)

    return form_page(
        request,
        RescheduleForm,
        title=f"Reschedule {audit.theme}",
        lead=f"It stands at {audit.expected}. The date first planned is kept." if audit.expected else "",
        initial={"version": audit.version},
        back=Link("Back to the audit", href(audit)),
        save=save,
    )


def hold(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Record that it was held."""
    audit = _find(request, public_id)
    people = {"children": None, "adults": None}
    return form_page(
        request,
        HoldForm,
        title=f"{audit.theme}: record that it was held",
        initial={"version": audit.version},
        form_kwargs={"counts_children": request.board.counts_children},
        back=Link("Back to the audit", href(audit)),
        save=lambda data, version: href(
            services.hold_audit(public_id=public_id, version=version, by=request.actor, **{**people, **data})
        ),
    )


def move_on(request: BoardRequest, public_id: UUID, step: str) -> HttpResponse:
    """Report, close or cancel."""
    audit = _find(request, public_id)
    if step not in WITHOUT_FIELDS:
        raise Http404
    return confirm_page(
        request,
        title=f"{STEP_BUTTON[step]}: {audit.theme}",
        submit=STEP_BUTTON[step],
        lead=f"It will then be {TABLE[step].target.value}.",
        initial={"version": audit.version},
        back=Link("Back to the audit", href(audit)),
        save=lambda data, version: href(
            services.move_audit_on(public_id=public_id, version=version, step=step, by=request.actor)
        ),
    )


def _find(request: BoardRequest, public_id: UUID) -> CaseAudit:
    return CaseAudit.objects.select_related("board").seen_by(request.actor, public_id, board=request.board)
