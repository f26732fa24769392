"""The documents of a review in words: what is kept, and what was taken away and why."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from goldthread.foundation.files.inspecting import in_megabytes
from goldthread.foundation.files.serving import ENDINGS
from goldthread.reviews.models import RemovedDocument, Review, ReviewDocument
from goldthread.reviews.presenters import href as review_href
from goldthread.ui.content import Content, Gap, Link, day
from goldthread.ui.parts import Button, Empty
from goldthread.ui.records import RecordTable

NONE = Empty("No documents yet", "Keep the report, the letter or our response here, so that all who may can read it.")


def href(document: ReviewDocument, page: str = "document") -> str:
    """Where a document is downloaded (`document`) or taken away (`remove_document`)."""
    return reverse(f"reviews:{page}", args=[document.board.short_name.lower(), document.pk])


def table(
    review: Review, held: Iterable[ReviewDocument], removed: Iterable[RemovedDocument], *, may_change: bool
) -> RecordTable:
    """What is kept, then what is gone."""
    rows = [_held(document, may_change) for document in held] + [_gone(document, may_change) for document in removed]
    button = Button("Add a document", review_href(review, "new_document"), secondary=True) if may_change else None
    headings = ["Document", "File", "Added", *(["Take it away"] if may_change else [])]
    return RecordTable("Documents", headings, rows, NONE, button)


def _held(document: ReviewDocument, may_change: bool) -> list[Content]:
    file = f"{ENDINGS.get(document.media_type, 'file').upper()}, {in_megabytes(document.size)}"
    row: list[Content] = [Link(document.what, href(document)), file, document.created_at.date()]
    return [*row, Link("Take it away", href(document, "remove_document"))] if may_change else row


def _gone(document: RemovedDocument, may_change: bool) -> list[Content]:
    why = f"Taken away on {day(document.created_at)}, because: {document.because}"
    return [document.what, Gap(why), "", *([""] if may_change else [])]
