"""Recording reviews and their judgements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from goldthread.partnership.requests import BoardRequest
from goldthread.reviews import queries, services
from goldthread.reviews.forms import FIGURE_FIELDS, JudgementForm, ReviewForm
from goldthread.reviews.models import Judgement, Review
from goldthread.reviews.presenters import href, judgement_href
from goldthread.ui.content import Link
from goldthread.ui.pages import form_page

FIELDS = (*(name for name in services.REVIEW_FIELDS if name != "readings"), "version")


def new(request: BoardRequest) -> HttpResponse:
    """Record a review."""
    return form_page(
        request,
        ReviewForm,
        title="Record a review",
        submit="Record the review",
        form_kwargs={"actor": request.actor, "board": request.board},
        back=Link("All reviews", reverse("reviews:index", args=[request.board.short_name.lower()])),
        save=lambda data, version: href(services.record_review(board=request.board, by=request.actor, **data)),
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change what is recorded of a review."""
    review = _review(request, public_id)
    return form_page(
        request,
        ReviewForm,
        title=f"Change {review.reference}",
        initial={name: getattr(review, name) for name in FIELDS},
        form_kwargs={"actor": request.actor, "board": request.board},
        back=Link("Back to the review", href(review)),
        save=lambda data, version: href(
            services.change_review(public_id=public_id, version=version, by=request.actor, **data)
        ),
    )


def new_judgement(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Add a judgement to a review."""
    review = _review(request, public_id)
    return form_page(
        request,
        JudgementForm,
        title="Add a judgement",
        submit="Add the judgement",
        lead=f"From {review}.",
        back=Link("Back to the review", href(review)),
        save=lambda data, version: judgement_href(
            services.add_judgement(review=public_id, by=request.actor, **_given(data))
        ),
    )


def change_judgement(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change a judgement and the figures it quotes."""
    judgement = _judgement(request, public_id)
    return form_page(
        request,
        JudgementForm,
        title=f"Change {judgement.reference}",
        initial=_values(judgement),
        current=lambda: _values(_judgement(request, public_id)),
        back=Link("Back to the judgement", judgement_href(judgement)),
        save=lambda data, version: judgement_href(
            services.change_judgement(public_id=public_id, version=version, by=request.actor, **_given(data))
        ),
    )


def _given(data: Mapping[str, Any]) -> dict[str, Any]:
    """What the judgement's form holds, as the services take it: the figures together, the reading among `readings`."""
    return {
        "reference": data["reference"],
        "text": data["text"],
        "readings": ["text"] if data["text_is_reading"] else [],
        "figures": {name: data[name] for name in FIGURE_FIELDS},
    }


def _values(judgement: Judgement) -> dict[str, Any]:
    named = {name: getattr(judgement, name) for name in ("reference", "text", "version")}
    figures = {figure.measure: figure.value for figure in judgement.figures.all()}
    return {**named, "text_is_reading": judgement.is_reading("text"), **figures}


def _review(request: BoardRequest, public_id: UUID) -> Review:
    return Review.objects.select_related("board").seen_by(request.actor, public_id, board=request.board)


def _judgement(request: BoardRequest, public_id: UUID) -> Judgement:
    rows = queries.judgements_of(request.actor, request.board.pk)
    found: Judgement = rows.seen_by(request.actor, public_id)  # type: ignore[attr-defined]
    return found
