"""Working offline: a template out with the actions one answers for, and back in when it is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone

from goldthread.foundation.sheets import Limits, read_sheets
from goldthread.improvement.domain.template import LONGEST
from goldthread.improvement.forms.tracker import OverwriteForm, TemplateForm
from goldthread.improvement.models import TrackerImport
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.presenters import template as presenter
from goldthread.improvement.presenters.addresses import at, slug
from goldthread.improvement.presenters.template_book import workbook
from goldthread.improvement.queries import template as queries
from goldthread.improvement.services import template as services
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link, day
from goldthread.ui.exports import workbook_response
from goldthread.ui.pages import confirm_page, form_page

LIMITS = Limits(rows=5_000, columns=40, letters=LONGEST + 1)


def download(request: BoardRequest) -> HttpResponse:
    """The open actions this person answers for, as a workbook to fill in."""
    board, actor = request.board, request.actor
    content = workbook(
        queries.rows_out(actor, board),
        queries.names_of(actor, board),
        writes=actor.holds(WRITE_ACTIONS, board=board.pk),
        board=board.short_name,
        today=day(timezone.localdate()),
    )
    return workbook_response(f"{slug(board)}-actions-to-fill-in", content)


def upload(request: BoardRequest) -> HttpResponse:
    """Take in the filled-in template."""
    board = request.board

    def save(data: Mapping[str, Any], version: int | None) -> str:
        file = data["file"]
        sheets = read_sheets(file.name, file.read(), LIMITS)
        taken = services.take_in_template(board=board, file_name=file.name, sheets=sheets, by=request.actor)
        return at(board, "template_check", taken.pk)

    return form_page(
        request,
        TemplateForm,
        title="Fill in your actions as a spreadsheet",
        lead="Download your open actions, fill them in without being signed in, and bring the file back here.",
        submit="Upload and go on",
        back=Link("The plan", at(board, "index")),
        template="improvement/template.html",
        download=at(board, "template"),
        open_actions=queries.open_answered(request.actor, board).count(),
        writes=request.actor.holds(WRITE_ACTIONS, board=board.pk),
        save=save,
    )


def check(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Exactly what would change; then all of it or nothing."""
    board, actor, taken = request.board, request.actor, _find(request, public_id)
    planned = queries.plan_of(taken, actor)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        consent = data.get("overwrite", False)
        done = services.bring_in_template(public_id=public_id, version=version, overwrite=consent, by=actor)
        messages.success(request, f"{done:,} action{'' if done == 1 else 's'} changed as the sheet said.")
        return at(board, "index")

    return confirm_page(
        request,
        form_class=OverwriteForm,
        form_kwargs={"clashes": sum(bool(row.clashes) for row in planned)},
        title="Check before it is brought in",
        lead=presenter.sentence(planned),
        submit="Bring it in",
        initial={"version": taken.version},
        back=Link("Another file", at(board, "template_return")),
        template="improvement/sheet_check.html",
        points=presenter.points(planned),
        tables=[presenter.faults(planned), presenter.clashes(planned), presenter.changes(planned)],
        again=at(board, "template_return"),
        has_faults=any(row.faults for row in planned),
        save=save,
    )


def _find(request: BoardRequest, public_id: UUID) -> TrackerImport:
    """The template this person uploaded for this board."""
    rows = TrackerImport.objects.select_related("board").filter(is_template=True)
    found: TrackerImport = rows.seen_by(request.actor, public_id, board=request.board, taken_by=request.actor.person)
    return found
