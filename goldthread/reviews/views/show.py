"""One review, and one judgement of it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.partnership.requests import BoardRequest
from goldthread.reviews import clock_words, document_words, presenters, queries
from goldthread.reviews.models import Review
from goldthread.reviews.permissions import MANAGE_REVIEWS
from goldthread.ui.content import Link
from goldthread.ui.parts import Button
from goldthread.ui.records import RecordTable, record_page


def show(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """What the review judged, and what became of it (which later rooms add)."""
    actor, board = request.actor, request.board
    review = Review.objects.select_related("board", "response_lead").seen_by(actor, public_id, board=board)
    may_change = actor.holds(MANAGE_REVIEWS, board=board.pk)
    add = Button("Add a judgement", presenters.href(review, "new_judgement"), secondary=True) if may_change else None
    judgements = queries.judgements_of(actor, board.pk).filter(review=review)
    running = queries.clocks_of(actor, review)
    clocks = clock_words.table(review, running, timezone.localdate(), may_change=may_change)
    return record_page(
        request,
        review,
        title=f"{review.what[:1].upper()}{review.what[1:]}",
        caption=f"{review.reference}, {review.body}",
        rows=presenters.review_rows(review, may_change=may_change),
        tables=[clocks, presenters.judgements_table(judgements, add), _documents(request, review, may_change)],
        back=Link("All reviews", reverse("reviews:index", args=[board.short_name.lower()])),
        slot="reviews:what_became_of_it",
        template="reviews/review.html",
    )


def _documents(request: BoardRequest, review: Review, may_change: bool) -> RecordTable:
    held = queries.documents_of(request.actor, review)
    return document_words.table(review, held, may_change=may_change)


def judgement(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """What was judged, in which review, with which figures."""
    found = queries.judgements_of(request.actor, request.board.pk).seen_by(request.actor, public_id)  # type: ignore[attr-defined]
    may_change = request.actor.holds(MANAGE_REVIEWS, board=request.board.pk)
    return record_page(
        request,
        found,
        title=f"Judgement {found.reference}",
        caption=str(found.review),
        rows=presenters.judgement_rows(found, may_change=may_change),
        back=Link("The review", presenters.href_of_review(found)),
        slot="reviews:judgement",
    )
