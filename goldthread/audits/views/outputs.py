"""Learning that went out after audits: the list, and recording it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.audits import output_words, queries, services
from goldthread.audits.choices import OUTPUT_KIND
from goldthread.audits.forms import OutputForm
from goldthread.audits.models import CaseAudit, LearningOutput
from goldthread.audits.permissions import MANAGE_AUDITS
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page
from goldthread.ui.pages import form_page

FIELDS = ("kind", "year", "audit", "sent_to", "published", "claim", "evidence_held", "version")
WHY = "A learning summary or a briefing carries an audit into practice. Record what went out, and what shows its use."


def index(request: BoardRequest) -> HttpResponse:
    """What went out, opening with how much of it is known to have been used."""
    board, actor = request.board, request.actor
    may_change = actor.holds(MANAGE_AUDITS, board=board.pk)
    add = Button("Record what went out", _address(request, "new_output")) if may_change else None
    used = queries.use_of_outputs(actor, board.pk)
    return list_page(
        request,
        Listing(
            caption="Learning outputs",
            rows=queries.outputs_of_board(actor, board.pk),
            columns=output_words.columns(may_change=may_change),
            filters=_filters(board, queries.output_years(actor, board.pk)),
            search=("sent_to", "published", "claim", "audit__theme"),
            default_sort="-year",
            file_name="learning-outputs",
        ),
        title="Learning that went out",
        question="What went out after our audits, and was it used?",
        picture=output_words.use_of_outputs(board, used) if used else None,
        button=add,
        others=[Button("See the audits", _address(request, "index"), secondary=True)],
        empty=Empty("Nothing recorded yet", WHY, add),
    )


def new(request: BoardRequest) -> HttpResponse:
    """Record what went out; ?audit= names the audit it was asked for from."""
    return form_page(
        request,
        OutputForm,
        title="Record what went out",
        submit="Record it",
        initial=_started(request),
        form_kwargs={"actor": request.actor, "board": request.board},
        back=Link("Learning that went out", _address(request, "outputs")),
        save=lambda data, version: _address_of(
            request, services.record_output(board=request.board, by=request.actor, **data)
        ),
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change what is recorded, such as the evidence of its use."""
    rows = LearningOutput.objects.select_related("board", "audit")
    output = rows.seen_by(request.actor, public_id, board=request.board)
    return form_page(
        request,
        OutputForm,
        title=f"Change the {output_words.kind_word(request.board, output.kind)} of {output.year}",
        initial={name: getattr(output, name) for name in FIELDS},
        form_kwargs={"actor": request.actor, "board": request.board},
        back=Link("Learning that went out", _address(request, "outputs")),
        save=lambda data, version: _address_of(
            request, services.change_output(public_id=public_id, version=version, by=request.actor, **data)
        ),
    )


def _started(request: BoardRequest) -> Mapping[str, Any]:
    """A new form's beginning: the audit asked from, if this actor may see it, and its year."""
    audit = _audit_asked_for(request)
    on = audit.held.start if audit and audit.held else timezone.localdate()
    return {"audit": audit, "year": str(FinancialYear.of(on))}


def _audit_asked_for(request: BoardRequest) -> CaseAudit | None:
    try:
        key = UUID(request.GET.get("audit", ""))
    except ValueError:
        return None
    found: CaseAudit | None = queries.audits_of(request.actor, request.board.pk).filter(pk=key).first()
    return found


def _filters(board: Board, years: list[str]) -> tuple[Filter, ...]:
    kinds = [(kind, output_words.kind_word(board, kind)) for kind, _ in OUTPUT_KIND.choices()]
    return (
        Filter("year", "Year", [(year, year) for year in years], lambda rows, value: rows.filter(year=value)),
        Filter("kind", "Kind", kinds, lambda rows, value: rows.filter(kind=value)),
    )


def _address_of(request: BoardRequest, output: LearningOutput) -> str:
    """After saving: the audit it belongs to, else the list."""
    if output.audit_id is None:
        return _address(request, "outputs")
    return reverse("audits:show", args=[request.board.short_name.lower(), output.audit_id])


def _address(request: BoardRequest, page: str) -> str:
    return reverse(f"audits:{page}", args=[request.board.short_name.lower()])
