"""The list of inspections and reviews."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from goldthread.partnership.requests import BoardRequest
from goldthread.reviews import presenters, queries
from goldthread.reviews.choices import REVIEW_KIND
from goldthread.reviews.permissions import MANAGE_REVIEWS
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page

FILTERS = (Filter("kind", "Kind", REVIEW_KIND.choices(), lambda rows, value: rows.filter(kind=value)),)
WHY = "An inspection or review from outside says what the board must answer. Record it, then each of its judgements."


def index(request: BoardRequest) -> HttpResponse:
    """Every review of the board, opening with the judgements each one made."""
    rows = queries.reviews_of(request.actor, request.board.pk)
    may_add = request.actor.holds(MANAGE_REVIEWS, board=request.board.pk)
    address = reverse("reviews:new", args=[request.board.short_name.lower()])
    add = Button("Record a review", address) if may_add else None
    latest = list(rows.order_by("-held")[:8])
    return list_page(
        request,
        Listing(
            caption="Inspections and reviews",
            rows=rows,
            columns=presenters.columns(),
            filters=FILTERS,
            search=("what", "body", "reference"),
            default_sort="-held",
            file_name="reviews",
        ),
        title="Inspections and reviews",
        question="What do others say of us, and what must we answer?",
        picture=presenters.judgements_per_review(latest) if latest else None,
        button=add,
        empty=Empty("No reviews yet", WHY, add),
    )
