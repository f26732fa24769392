"""One audit."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from goldthread.audits import output_words as outputs
from goldthread.audits import presenters, queries
from goldthread.audits.choices import AUDIT_STATE
from goldthread.audits.models import CaseAudit
from goldthread.audits.permissions import MANAGE_AUDITS
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.records import record_page


def show(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Where the audit is, its facts, and what became of it (which later rooms add)."""
    rows = CaseAudit.objects.select_related("board", "group", "priority", "agency")
    audit = rows.seen_by(request.actor, public_id, board=request.board)
    may_change = request.actor.holds(MANAGE_AUDITS, board=audit.board_id)
    return record_page(
        request,
        audit,
        title=audit.theme,
        caption=audit.reference,
        state=AUDIT_STATE.tag(audit.state),
        picture=presenters.stage_line(audit),
        rows=presenters.summary(audit, may_change=may_change),
        buttons=presenters.buttons(audit) if may_change else [],
        tables=[outputs.after_an_audit(audit, queries.outputs_after(request.actor, audit), may_change=may_change)],
        events=presenters.events(queries.reschedules_of(request.actor, audit)),
        back=Link("All audits", reverse("audits:index", args=[request.board.short_name.lower()])),
        slot="audits:what_became_of_it",
    )
