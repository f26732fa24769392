"""The documents of a review: adding one, downloading one, taking one away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from goldthread.foundation import trail
from goldthread.foundation.files import Damaged, serve
from goldthread.partnership.requests import BoardRequest
from goldthread.reviews import presenters, services
from goldthread.reviews.forms import DocumentForm, RemoveForm
from goldthread.reviews.models import Review, ReviewDocument
from goldthread.ui.content import Link
from goldthread.ui.pages import confirm_page, form_page

DAMAGED = "This file cannot be read: it is missing, or not what was kept. Tell whoever looks after this installation."


def new(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Add a document to a review."""
    review = Review.objects.select_related("board").seen_by(request.actor, public_id, board=request.board)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.add_document(review=public_id, by=request.actor, **data)
        return presenters.href(review)

    return form_page(
        request,
        DocumentForm,
        title="Add a document",
        submit="Add the document",
        lead=f"To {review}. Everyone who may see the review can read it.",
        back=Link("Back to the review", presenters.href(review)),
        save=save,
    )


def download(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """The file as an attachment, under a name of ours; the trail keeps who fetched it."""
    document = _document(request, public_id)
    try:
        answer = serve(document, f"{document.review.reference}-document")
    except Damaged:
        messages.error(request, DAMAGED)
        return HttpResponseRedirect(presenters.href(document.review))
    trail.viewed(document, by=request.actor)
    return answer  # type: ignore[return-value]


def remove(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Take a document away, with the reason."""
    document = _document(request, public_id)
    back = presenters.href(document.review)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.remove_document(public_id=public_id, version=version, by=request.actor, **data)
        return back

    return confirm_page(
        request,
        title=f"Take away “{document.what}”",
        submit="Take it away",
        form_class=RemoveForm,
        consequences=("The file is deleted and cannot be brought back.", "What it was and your reason stay."),
        danger=True,
        initial={"version": document.version},
        back=Link("Back to the review", back),
        save=save,
    )


def _document(request: BoardRequest, public_id: UUID) -> ReviewDocument:
    rows = ReviewDocument.objects.select_related("board", "review__board")
    return rows.seen_by(request.actor, public_id, board=request.board)
