"""Writing and changing recommendations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from goldthread.findings import queries, services
from goldthread.findings.forms import RecommendationForm
from goldthread.findings.models import Recommendation
from goldthread.findings.presenters import recommendation_href
from goldthread.findings.views.write import WILL_WITHDRAW, WITHDRAWN
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.pages import form_page


def new(request: BoardRequest) -> HttpResponse:
    """Write a recommendation; ?finding= names the finding it was asked for from."""
    address = reverse("findings:recommendations", args=[request.board.short_name.lower()])
    return form_page(
        request,
        RecommendationForm,
        title="Write a recommendation",
        submit="Add the recommendation",
        initial={"findings": request.GET.getlist("finding")},
        form_kwargs={"actor": request.actor, "board": request.board},
        back=Link("All recommendations", address),
        save=lambda data, version: recommendation_href(
            services.write_recommendation(board=request.board, by=request.actor, **_given(data))
        ),
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change a recommendation, what it answers and whom it addresses."""
    recommendation = _find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        given = _given(data, recommendation.readings)
        changed = services.change_recommendation(public_id=public_id, version=version, by=request.actor, **given)
        if recommendation.signed_off_at and not changed.signed_off_at:
            messages.warning(request, WITHDRAWN)
        return recommendation_href(changed)

    return form_page(
        request,
        RecommendationForm,
        title=f"Change {recommendation.reference}",
        lead=WILL_WITHDRAW if recommendation.signed_off_at else "",
        initial=_values(recommendation),
        current=lambda: _values(_find(request, public_id)),
        form_kwargs={"actor": request.actor, "board": request.board},
        back=Link("Back to the recommendation", recommendation_href(recommendation)),
        save=save,
    )


def _given(data: Mapping[str, Any], readings: Sequence[str] = ()) -> dict[str, Any]:
    """What the form holds, as the services take it: whether the words are our reading stands among `readings`."""
    others = [name for name in readings if name != "text"]
    fields = {name: data[name] for name in ("text", "findings", "agencies", "made")}
    return {**fields, "readings": [*others, "text"] if data["text_is_reading"] else others}


def _find(request: BoardRequest, public_id: UUID) -> Recommendation:
    rows = queries.recommendations_of(request.actor, request.board.pk)
    found: Recommendation = rows.seen_by(request.actor, public_id)  # type: ignore[attr-defined]
    return found


def _values(recommendation: Recommendation) -> dict[str, Any]:
    return {
        "text": recommendation.text,
        "findings": [answer.finding for answer in recommendation.answers.all()],
        "agencies": [addressee.agency for addressee in recommendation.addressees.all()],
        "text_is_reading": recommendation.is_reading("text"),
        "made": recommendation.made,
        "version": recommendation.version,
    }
