"""What this room shows on the pages of its sources: the findings, and a way to write one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.http import HttpRequest
from django.urls import reverse

from goldthread.audits.models import CaseAudit
from goldthread.findings import queries
from goldthread.findings.models import Finding
from goldthread.findings.permissions import SEE_FINDINGS, WRITE_FINDINGS
from goldthread.findings.presenters import findings_of_a_source
from goldthread.foundation.slots import Panel
from goldthread.partnership.requests import BoardRequest
from goldthread.reviews.models import Judgement, Review
from goldthread.ui.parts import Button

TEMPLATE = "findings/of_a_source.html"


def of_an_audit(request: HttpRequest, audit: CaseAudit) -> Panel | None:
    """On an audit's page: what it found."""
    asked = cast(BoardRequest, request)
    if not _may_see(asked):
        return None
    found = queries.findings_from(asked.actor, audit.board_id, audits=[audit])
    return _panel("What it found", list(found), _button(asked, "findings:new_from_audit", audit))


def of_a_judgement(request: HttpRequest, judgement: Judgement) -> Panel | None:
    """On a judgement's page: the findings taken from it."""
    asked = cast(BoardRequest, request)
    if not _may_see(asked):
        return None
    found = queries.findings_from(asked.actor, judgement.board_id, judgements=[judgement])
    return _panel("Findings from it", list(found), _button(asked, "findings:new_from_judgement", judgement))


def of_a_review(request: HttpRequest, review: Review) -> Panel | None:
    """On a review's page: the findings taken from any of its judgements."""
    asked = cast(BoardRequest, request)
    if not _may_see(asked):
        return None
    rows = queries.findings_of(asked.actor, review.board_id).filter(judgement__review=review)
    return _panel("Findings from it", list(queries.with_answers(asked.actor, rows)), None)


def _may_see(request: BoardRequest) -> bool:
    return request.actor.holds(SEE_FINDINGS, board=request.board.pk)


def _button(request: BoardRequest, page: str, source: CaseAudit | Judgement) -> Button | None:
    if not request.actor.holds(WRITE_FINDINGS, board=request.board.pk):
        return None
    return Button("Add a finding", reverse(page, args=[request.board.short_name.lower(), source.pk]), secondary=True)


def _panel(caption: str, findings: Sequence[Finding], button: Button | None) -> Panel:
    return Panel(TEMPLATE, {"table": findings_of_a_source(caption, findings, button)})
