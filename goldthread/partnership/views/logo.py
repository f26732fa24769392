"""A board's logo: drawn in the header of its pages, and changed by those who manage the board."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from goldthread.foundation.errors import Unseen
from goldthread.partnership.forms.governance import LogoForm
from goldthread.partnership.models import BoardLogo
from goldthread.partnership.presenters.links import at, back
from goldthread.partnership.requests import BoardRequest
from goldthread.partnership.services import boards
from goldthread.ui.pages import form_page

KINDS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


def logo(request: BoardRequest, mark: str) -> HttpResponse:
    """The logo itself. The address changes with it, so it may be kept for a year."""
    kept = BoardLogo.objects.visible_to(request.actor).filter(board=request.board).first()
    if kept is None:
        raise Unseen()
    response = HttpResponse(bytes(kept.picture), content_type=kept.kind)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def change(request: BoardRequest) -> HttpResponse:
    """Give the board a logo, or take it away."""
    board = request.board

    def save(data: Mapping[str, Any], version: int | None) -> str:
        file = data["picture"]
        kind = KINDS[file.name.rpartition(".")[2].lower()] if file else ""
        boards.change_logo(public_id=board.pk, picture=file.read() if file else None, kind=kind, by=request.actor)
        return at(board, "show")

    return form_page(
        request,
        LogoForm,
        title="Logo of the board",
        lead="It stands in the header of every page of the board. Leave the box empty to have none.",
        back=back(board, "Partnership", "show"),
        save=save,
    )
