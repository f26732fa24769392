"""Contacts from a spreadsheet, in three steps: the file, its columns, and a look before anything is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse

from goldthread.foundation.sheets import read_sheet
from goldthread.partnership.contact_plan import plan_for
from goldthread.partnership.domain.contacts import Meaning
from goldthread.partnership.forms.contacts import ColumnsForm, UploadForm
from goldthread.partnership.models import ContactImport
from goldthread.partnership.presenters import contacts as presenter
from goldthread.partnership.presenters.links import at, back
from goldthread.partnership.requests import BoardRequest
from goldthread.partnership.services import contacts as services
from goldthread.ui.pages import confirm_page, form_page


def upload(request: BoardRequest) -> HttpResponse:
    """Take in the file."""
    board = request.board

    def save(data: Mapping[str, Any], version: int | None) -> str:
        file = data["file"]
        sheet = read_sheet(file.name, file.read())
        taken = services.take_in_contacts(board=board, file_name=file.name, sheet=sheet, by=request.actor)
        return at(board, "contacts_columns", taken.pk)

    return form_page(
        request,
        UploadForm,
        title="Bring in contacts from a spreadsheet",
        lead="One row for each agency, or for each person of an agency. You will see what would be done first.",
        submit="Upload and go on",
        back=back(board, "Partnership", "show"),
        save=save,
    )


def columns(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Say which column holds what; guessed from the headings."""
    board, taken = request.board, _find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        chosen = {meaning: int(data[meaning.value]) for meaning in Meaning if data.get(meaning.value)}
        services.choose_columns(
            public_id=public_id, version=version, columns=chosen, usual_role=data["usual_role"], by=request.actor
        )
        return at(board, "contacts_check", public_id)

    return form_page(
        request,
        ColumnsForm,
        title="Which column holds what?",
        lead=f"{taken.file_name}: {len(taken.rows['lines'])} rows.",
        submit="Go on",
        initial={**taken.columns, "usual_role": taken.usual_role, "version": taken.version},
        form_kwargs={"headings": taken.rows["headings"]},
        back=back(board, "Another file", "contacts"),
        save=save,
    )


def check(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """What would be done, row by row, or what is wrong; then all of it or nothing."""
    board, taken = request.board, _find(request, public_id)
    planned = plan_for(taken, request.actor)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        done = services.bring_in_contacts(public_id=public_id, version=version, by=request.actor)
        messages.success(request, f"{done} additions and changes were made from {taken.file_name}.")
        return at(board, "agencies")

    return confirm_page(
        request,
        title="Check before it is brought in",
        lead=presenter.sentence(planned),
        submit="Bring it in",
        initial={"version": taken.version},
        back=back(board, "Columns", "contacts_columns", public_id),
        template="partnership/contacts_check.html",
        save=save,
        table=presenter.table(planned),
        again=at(board, "contacts"),
        has_faults=presenter.has_faults(planned),
    )


def _find(request: BoardRequest, public_id: UUID) -> ContactImport:
    """The sheet this person uploaded for this board."""
    rows = ContactImport.objects.select_related("board")
    found: ContactImport = rows.seen_by(request.actor, public_id, board=request.board, taken_by=request.actor.person)
    return found
