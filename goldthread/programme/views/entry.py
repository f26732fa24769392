"""One entry of the programme: its page, planning it, changing it, and its dates."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from goldthread.audits.permissions import MANAGE_AUDITS
from goldthread.foundation.access.require import may_on
from goldthread.foundation.errors import Unseen
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.requests import BoardRequest
from goldthread.programme import queries, services
from goldthread.programme.choices import STANDING
from goldthread.programme.forms import EntryDateForm, EntryForm
from goldthread.programme.models import Entry, EntryDate
from goldthread.programme.permissions import WRITE_PROGRAMME
from goldthread.programme.presenters import entry as presenters
from goldthread.programme.presenters.year import href, year_href
from goldthread.ui.content import Link
from goldthread.ui.pages import confirm_page, form_page
from goldthread.ui.records import record_page

FIELDS = (*services.ENTRY_FIELDS, "version")


def entry(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """What is planned, how it stands, and its dates."""
    actor, board = request.actor, request.board
    found = _with_all(request, public_id)
    reason = "; ".join(moved.reason for moved in found.audit.reschedules.all()) if found.audit else ""
    work = queries.work_in(found, year=FinancialYear.parse(found.year), today=timezone.localdate(), reason=reason)
    may_change = may_on(actor, WRITE_PROGRAMME, found)
    may_plan = actor.holds(MANAGE_AUDITS, board=board.pk)
    dates = presenters.dates_table(found, may_change=may_change)
    return record_page(
        request,
        found,
        title=found.title,
        caption=f"Programme of {found.year}",
        state=STANDING.tag(work.standing),
        rows=presenters.summary(work, found, may_change=may_change),
        buttons=presenters.buttons(found, may_change=may_change, may_plan_audit=may_plan),
        tables=[dates] if dates else [],
        back=Link(f"The year {found.year}", year_href(board, found.year)),
        slot="programme:entry",
    )


def new(request: BoardRequest) -> HttpResponse:
    """Plan the next thing."""
    year = request.GET.get("year", "") or str(FinancialYear.of(timezone.localdate()))
    return form_page(
        request,
        EntryForm,
        title="Plan the next thing",
        submit="Put it in the programme",
        initial={"year": year},
        form_kwargs={"actor": request.actor, "board": request.board},
        back=Link("Back to the year", year_href(request.board, year)),
        save=lambda data, version: href(services.plan_entry(board=request.board, by=request.actor, **data)),
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change what an entry says, or link its case audit."""
    found = _find(request, public_id)
    return form_page(
        request,
        EntryForm,
        title=f"Change {found.title}",
        initial=_values(found),
        form_kwargs={"actor": request.actor, "board": request.board},
        back=Link("Back to the entry", href(found)),
        save=lambda data, version: href(
            services.change_entry(public_id=public_id, version=version, by=request.actor, **data)
        ),
    )


def add_date(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Give an entry a date."""
    found = _find(request, public_id)

    def save(data: Any, version: int | None) -> str:
        services.add_date(entry=public_id, by=request.actor, **data)
        return href(found)

    return form_page(
        request,
        EntryDateForm,
        title=f"{found.title}: add a date",
        back=Link("Back to the entry", href(found)),
        save=save,
    )


def change_date(request: BoardRequest, public_id: UUID, date: UUID) -> HttpResponse:
    """Change a date, or record when it happened."""
    found, held = _find(request, public_id), _date(request, public_id, date)

    def save(data: Any, version: int | None) -> str:
        services.change_date(public_id=date, version=version, by=request.actor, **data)
        return href(found)

    return form_page(
        request,
        EntryDateForm,
        title=f"{found.title}: change a date",
        initial={name: getattr(held, name) for name in ("what", "planned", "actual", "version")},
        back=Link("Back to the entry", href(found)),
        save=save,
    )


def remove_date(request: BoardRequest, public_id: UUID, date: UUID) -> HttpResponse:
    """Take away a date put there by mistake."""
    found, held = _find(request, public_id), _date(request, public_id, date)

    def save(data: Any, version: int | None) -> str:
        services.remove_date(public_id=date, version=version, by=request.actor)
        return href(found)

    return confirm_page(
        request,
        title=f"Remove {held.what}, {held.planned}?",
        submit="Remove the date",
        lead="Remove a date only if it was put there by mistake. The trail keeps that it was removed.",
        initial={"version": held.version},
        danger=True,
        back=Link("Back to the entry", href(found)),
        save=save,
    )


def _find(request: BoardRequest, public_id: UUID) -> Entry:
    return Entry.objects.select_related("board").seen_by(request.actor, public_id, board=request.board)


def _with_all(request: BoardRequest, public_id: UUID) -> Entry:
    found = queries.all_entries(request.actor, request.board.pk).filter(pk=public_id).first()
    if found is None:
        raise Unseen()
    return found


def _date(request: BoardRequest, entry: UUID, date: UUID) -> EntryDate:
    return EntryDate.objects.seen_by(request.actor, date, board=request.board, entry=entry)


def _values(found: Entry) -> dict[str, Any]:
    return {name: getattr(found, name) for name in FIELDS}
