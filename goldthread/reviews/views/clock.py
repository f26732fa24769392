"""Starting a clock of a review, and recording that it was met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from goldthread.partnership.requests import BoardRequest
from goldthread.reviews import clock_words, queries, services
from goldthread.reviews.domain.clocks import BY_KEY, clocks_of
from goldthread.reviews.forms import ClockForm
from goldthread.reviews.models import Review, ReviewClock
from goldthread.reviews.presenters import href
from goldthread.ui.content import Link
from goldthread.ui.pages import form_page

FIELDS = ("starts", "met", "why_late", "version")


def clock(request: BoardRequest, public_id: UUID, key: str) -> HttpResponse:
    """Say when a clock started, put that right, or record that what it times was done."""
    review = Review.objects.select_related("board").seen_by(request.actor, public_id, board=request.board)
    running = queries.clocks_of(request.actor, review).filter(key=key).first()
    if key not in BY_KEY or (running is None and BY_KEY[key] not in clocks_of(review.kind)):
        raise Http404
    rule = BY_KEY[key]

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.set_clock(review=public_id, key=key, version=version, by=request.actor, **data)
        return href(review)

    return form_page(
        request,
        ClockForm,
        title=rule.what,
        lead=clock_words.lead(rule),
        initial=_values(running),
        form_kwargs={"clock": rule},
        back=Link("Back to the review", href(review)),
        save=save,
    )


def _values(running: ReviewClock | None) -> dict[str, Any]:
    return {name: getattr(running, name) for name in FIELDS} if running else {}
