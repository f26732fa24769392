"""One finding, and one recommendation."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from goldthread.findings import presenters, queries
from goldthread.findings.models import Finding, Recommendation
from goldthread.findings.permissions import ACCEPT_FINDINGS, WRITE_FINDINGS
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.parts import Button
from goldthread.ui.records import record_page


def finding(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """What was found, where, whether it is agreed, and what answers it."""
    actor, board = request.actor, request.board
    found: Finding = queries.findings_of(actor, board.pk).seen_by(actor, public_id)  # type: ignore[attr-defined]
    answering = queries.recommendations_answering(actor, board.pk, [found])
    return record_page(
        request,
        found,
        title=f"Finding {found.reference}",
        caption=found.theme,
        state=presenters.sign_off_tag(found.signed_off_at),
        rows=presenters.finding_rows(found, actor, may_write=actor.holds(WRITE_FINDINGS, board=board.pk)),
        buttons=_finding_buttons(request, found),
        tables=[presenters.recommendations_table(answering)],
        back=Link("All findings", reverse("findings:index", args=[board.short_name.lower()])),
        slot="findings:finding",
        template="findings/finding.html",
    )


def recommendation(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """What should be done, about which findings and by whom; actions and impact tests come from later rooms."""
    actor, board = request.actor, request.board
    rows = queries.recommendations_of(actor, board.pk)
    found: Recommendation = rows.seen_by(actor, public_id)  # type: ignore[attr-defined]
    answered = [answer.finding for answer in found.answers.all()]
    return record_page(
        request,
        found,
        title=f"Recommendation {found.reference}",
        state=presenters.sign_off_tag(found.signed_off_at),
        rows=presenters.recommendation_rows(found, may_write=actor.holds(WRITE_FINDINGS, board=board.pk)),
        buttons=_sign_off_button(request, found, "sign_off_recommendation"),
        tables=[presenters.findings_answered(answered, actor)],
        back=Link("All recommendations", reverse("findings:recommendations", args=[board.short_name.lower()])),
        slot="findings:recommendation",
    )


def _finding_buttons(request: BoardRequest, found: Finding) -> list[Button]:
    buttons = _sign_off_button(request, found, "sign_off")
    if request.actor.holds(WRITE_FINDINGS, board=request.board.pk):
        address = reverse("findings:new_recommendation", args=[request.board.short_name.lower()])
        buttons.append(Button("Write a recommendation", f"{address}?finding={found.pk}", secondary=bool(buttons)))
    return buttons


def _sign_off_button(request: BoardRequest, record: Finding | Recommendation, page: str) -> list[Button]:
    may_sign = request.actor.holds(ACCEPT_FINDINGS, board=request.board.pk)
    if record.signed_off_at is not None or not may_sign:
        return []
    return [Button("Sign it off", presenters.href(record, page))]
