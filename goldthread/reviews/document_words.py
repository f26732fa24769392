"""The documents of a review in words: what is kept, and what was taken away and why."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from goldthread.foundation.files.inspecting import in_megabytes
from goldthread.foundation.files.serving import ENDINGS
from goldthread.reviews.models import Review
from goldthread.reviews.presenters import href as review_href
from goldthread.reviews.queries import DocumentRow
from goldthread.ui.content import Content, Gap, Link
from goldthread.ui.parts import Button, Empty
from goldthread.ui.records import RecordTable

NONE = Empty("No documents yet", "Keep the report, the letter or our response here, so that all who may can read it.")


def href(review: Review, document: DocumentRow, page: str = "document") -> str:
    """Where a document is downloaded (`document`) or taken away (`remove_document`)."""
    return reverse(f"reviews:{page}", args=[review.board.short_name.lower(), document.pk])


def table(review: Review, documents: Iterable[DocumentRow], *, may_change: bool) -> RecordTable:
    """What is kept, and what is gone."""
    rows = [_row(review, document, may_change) for document in documents]
    button = Button("Add a document", review_href(review, "new_document"), secondary=True) if may_change else None
    headings = ["Document", "File", "Added or taken away", *(["Take it away"] if may_change else [])]
    return RecordTable("Documents", headings, rows, NONE, button)


def _row(review: Review, document: DocumentRow, may_change: bool) -> list[Content]:
    if document.because:
        gone = Gap(f"Taken away, because: {document.because}")
        return [document.what, gone, document.at.date(), *(["Done"] if may_change else [])]
    file = f"{ENDINGS.get(document.media_type, 'file').upper()}, {in_megabytes(document.size)}"
    row: list[Content] = [Link(document.what, href(review, document)), file, document.at.date()]
    away = Link("Take it away", href(review, document, "remove_document"))
    return [*row, away] if may_change else row
