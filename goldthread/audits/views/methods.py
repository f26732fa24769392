"""How audits were done: the list, and recording a way of doing them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from goldthread.audits import method_words, queries, services
from goldthread.audits.forms import MethodForm
from goldthread.audits.models import AuditMethod
from goldthread.audits.permissions import MANAGE_AUDITS
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.lists import Button, Empty, Listing, list_page
from goldthread.ui.pages import form_page

FIELDS = ("name", "starts", "ends", "criticism", "columns", "version")
WHY = "Record how cases are audited and what is said of that way, so that a change of method can be explained."


def index(request: BoardRequest) -> HttpResponse:
    """Every way the board has audited, opening with the line of them."""
    board, actor = request.board, request.actor
    rows = queries.methods_of(actor, board.pk).select_related("board")
    may_change = actor.holds(MANAGE_AUDITS, board=board.pk)
    add = Button("Record a method", _address(request, "new_method")) if may_change else None
    known = list(rows[:6])
    return list_page(
        request,
        Listing(
            caption="Audit methods",
            rows=rows,
            columns=method_words.columns(may_change=may_change),
            search=("name", "criticism"),
            default_sort="starts",
            file_name="audit-methods",
        ),
        title="How we audit",
        question="How are cases audited, and why did that change?",
        picture=method_words.in_order(known) if known else None,
        button=add,
        others=[Button("See the audits", _address(request, "index"), secondary=True)],
        empty=Empty("No method recorded yet", WHY, add),
    )


def new(request: BoardRequest) -> HttpResponse:
    """Record a method."""
    return form_page(
        request,
        MethodForm,
        title="Record a method",
        submit="Record the method",
        back=_back(request),
        save=lambda data, version: _saved(
            request, services.record_method(board=request.board, by=request.actor, **data)
        ),
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change what is recorded of a method."""
    method = AuditMethod.objects.seen_by(request.actor, public_id, board=request.board)
    return form_page(
        request,
        MethodForm,
        title=f"Change {method.name}",
        initial={name: getattr(method, name) for name in FIELDS},
        back=_back(request),
        save=lambda data, version: _saved(
            request, services.change_method(public_id=public_id, version=version, by=request.actor, **data)
        ),
    )


def _saved(request: BoardRequest, method: AuditMethod) -> str:
    return _address(request, "methods")


def _back(request: BoardRequest) -> Link:
    return Link("How we audit", _address(request, "methods"))


def _address(request: BoardRequest, page: str) -> str:
    return reverse(f"audits:{page}", args=[request.board.short_name.lower()])
