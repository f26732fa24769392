"""Writing findings, each from its source's page, and changing them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from goldthread.audits.models import CaseAudit
from goldthread.findings import queries, services
from goldthread.findings.forms import FindingForm
from goldthread.findings.models import Finding
from goldthread.findings.presenters import finding_href
from goldthread.partnership.requests import BoardRequest
from goldthread.reviews.models import Judgement
from goldthread.ui.content import Link
from goldthread.ui.pages import form_page

FIELDS = ("text", "kind", "theme", "readings", "version")
WITHDRAWN = "The sign-off was withdrawn, because what was agreed has changed. A chair can sign it off again."
WILL_WITHDRAW = "It is signed off. If you change what was agreed, the sign-off is withdrawn."


def new_from_audit(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Write what an audit found."""
    audit = CaseAudit.objects.select_related("board").seen_by(request.actor, public_id, board=request.board)
    address = reverse("audits:show", args=[request.board.short_name.lower(), audit.pk])
    back = Link("Back to the audit", address)
    return _new(request, {"audit": audit}, f"From {audit}.", back, theme=audit.theme)


def new_from_judgement(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Write what a judgement comes to."""
    rows = Judgement.objects.select_related("board", "review")
    judgement = rows.seen_by(request.actor, public_id, board=request.board)
    address = reverse("reviews:judgement", args=[request.board.short_name.lower(), judgement.pk])
    lead = f"From {judgement.reference}, {judgement.review}."
    return _new(request, {"judgement": judgement}, lead, Link("Back to the judgement", address), text=judgement.text)


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change a finding; what was agreed is not agreed any more once it changes."""
    rows = queries.findings_of(request.actor, request.board.pk)
    finding: Finding = rows.seen_by(request.actor, public_id)  # type: ignore[attr-defined]

    def save(data: Mapping[str, Any], version: int | None) -> str:
        changed = services.change_finding(public_id=public_id, version=version, by=request.actor, **data)
        if finding.signed_off_at and not changed.signed_off_at:
            messages.warning(request, WITHDRAWN)
        return finding_href(changed)

    return form_page(
        request,
        FindingForm,
        title=f"Change {finding.reference}",
        lead=WILL_WITHDRAW if finding.signed_off_at else "",
        initial={name: getattr(finding, name) for name in FIELDS},
        form_kwargs=_suggested(request),
        back=Link("Back to the finding", finding_href(finding)),
        save=save,
    )


def _new(request: BoardRequest, source: Mapping[str, Any], lead: str, back: Link, **initial: str) -> HttpResponse:
    return form_page(
        request,
        FindingForm,
        title="Add a finding",
        submit="Add the finding",
        lead=lead,
        initial=initial,
        form_kwargs=_suggested(request),
        back=back,
        save=lambda data, version: finding_href(
            services.write_finding(board=request.board, by=request.actor, **source, **data)
        ),
    )


def _suggested(request: BoardRequest) -> dict[str, Any]:
    return {"themes": queries.theme_names(request.actor, request.board.pk)}
