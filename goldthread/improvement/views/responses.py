"""An agency's response to a recommendation addressed to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from goldthread.findings.models import Addressee
from goldthread.foundation.access import require
from goldthread.improvement import services
from goldthread.improvement.forms.responses import ResponseForm
from goldthread.improvement.models import Response
from goldthread.improvement.permissions import ANSWER_ACTIONS
from goldthread.improvement.presenters.addresses import served_href
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link, day
from goldthread.ui.pages import form_page

STANDING = "The response that stands was given on {day}. If you change it, the trail keeps both."


def respond(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Accept a recommendation, in part, or not, with the reason: by the agency, or entered for it."""
    actor = request.actor
    rows = Addressee.objects.select_related("agency", "recommendation", "recommendation__board")
    asked: Addressee = rows.seen_by(actor, public_id, board=request.board)
    require(actor, ANSWER_ACTIONS, board=request.board.pk, agency=asked.agency_id)
    held = _held(request, asked)
    address = served_href(request.board, asked.recommendation)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.respond(addressee=public_id, version=version, by=actor, **data)
        return address

    return form_page(
        request,
        ResponseForm,
        title=f"How does {asked.agency} respond to {asked.recommendation}?",
        lead=asked.recommendation.text,
        submit="Send the response" if held is None else "Change the response",
        initial=_initial(held),
        form_kwargs={"for_another": asked.agency_id not in actor.agencies(request.board.pk)},
        back=Link("Back to the recommendation", address),
        save=save,
        template="improvement/respond.html",
        standing=STANDING.format(day=day(held.changed_at)) if held else "",
    )


def _held(request: BoardRequest, asked: Addressee) -> Response | None:
    rows = Response.objects.visible_to(request.actor)
    found: Response | None = rows.filter(recommendation=asked.recommendation_id, agency=asked.agency_id).first()
    return found


def _initial(held: Response | None) -> dict[str, Any]:
    names = ("answer", "reason", "version")
    return {name: getattr(held, name) for name in names} if held is not None else {}
