"""Writes of this room. Each is a verb, done by an actor, all or nothing, and recorded in the trail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.errors import Stale
from goldthread.foundation.files import Inspected, discard, keep
from goldthread.foundation.numbering import next_reference
from goldthread.foundation.writes import service
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Board, Person
from goldthread.reviews.domain.clocks import BY_KEY, check_clock, clocks_of
from goldthread.reviews.domain.dates import check_published, check_response_due, check_unpublished
from goldthread.reviews.models import Judgement, JudgementFigure, RemovedDocument, Review, ReviewClock, ReviewDocument
from goldthread.reviews.permissions import MANAGE_REVIEWS

REVIEW_FIELDS = (
    "kind",
    "body",
    "what",
    "held",
    "published",
    "not_published_because",
    "grade",
    "link",
    "response_lead",
    "response_due",
    "readings",
)
JUDGEMENT_FIELDS = ("reference", "text", "readings")
Figures = Mapping[str, int | None]


@service("reviews.recorded")
def record_review(*, board: Board, by: Actor, held: PartialDate, **fields: Any) -> Review:
    """Record an inspection or review by someone outside the board. `fields` are those of REVIEW_FIELDS."""
    require(by, MANAGE_REVIEWS, board=board.pk)
    review = Review(board=board, reference=next_reference(board.pk, "RV"))
    return _fill_review(review, {"held": held, **fields}, by)


@service("reviews.changed")
def change_review(*, public_id: UUID, version: int | None, by: Actor, **fields: Any) -> Review:
    """Change what is recorded of a review. `fields` are those of REVIEW_FIELDS."""
    review = Review.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_REVIEWS, on=review)
    return _fill_review(review, fields, by)


@service("reviews.clock_set")
def set_clock(
    *,
    review: UUID,
    key: str,
    starts: dt.date,
    by: Actor,
    met: dt.date | None = None,
    why_late: str = "",
    version: int | None = None,
) -> ReviewClock:
    """Start a clock of the review, put its start right, or record that it was met.

    `version` is that of the clock as it was opened, None where none ran; raises Stale where another stands now.
    """
    found = Review.objects.for_update(by, review)
    require(by, MANAGE_REVIEWS, on=found)
    running = ReviewClock.objects.visible_to(by).filter(review=found, key=key).first()
    if running is not None and running.version != version:
        raise Stale(running)
    if running is None and BY_KEY.get(key) not in clocks_of(found.kind):
        raise Refused("That clock does not run for this kind of review. Check the kind of review.")
    clock = running or ReviewClock(board=found.board, review=found, key=key)
    due = BY_KEY[key].due(starts)
    check_clock(starts=starts, due=due, met=met, why_late=why_late, today=timezone.localdate())
    clock.starts, clock.due, clock.met, clock.why_late = starts, due, met, why_late
    clock.save()
    return clock


@service("reviews.document_added")
def add_document(*, review: UUID, what: str, file: Inspected, by: Actor) -> ReviewDocument:
    """Keep a file with a review. Of two files with the same content the second is refused."""
    found = Review.objects.for_update(by, review)
    require(by, MANAGE_REVIEWS, on=found)
    held = ReviewDocument.objects.visible_to(by).filter(review=found, sha256=file.sha256).first()
    if held:
        raise Refused(f"This file is kept already, as “{held.what}”. Choose another.", field="file")
    document = ReviewDocument(board=found.board, review=found, what=what, **keep(file))
    document.save()
    return document


@service("reviews.document_removed")
def remove_document(*, public_id: UUID, version: int | None, because: str, by: Actor) -> RemovedDocument:
    """Take a file away for good. What it was and why it went stays with the review."""
    document = ReviewDocument.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_REVIEWS, on=document)
    if not because.strip():
        raise Refused("Say why the document is taken away.", field="because")
    removed = RemovedDocument(board=document.board, review=document.review, what=document.what, because=because)
    removed.save()
    discard(document)
    document.delete()
    return removed


@service("reviews.judgement_added")
def add_judgement(
    *, review: UUID, reference: str, text: str, by: Actor, figures: Figures | None = None, **fields: Any
) -> Judgement:
    """Add what a review judged. `figures` are by FigureMeasure; the reference is used once in the board."""
    found = Review.objects.for_update(by, review)
    require(by, MANAGE_REVIEWS, on=found)
    judgement = Judgement(board=found.board, review=found)
    _fill_judgement(judgement, {"reference": reference, "text": text, **fields}, by)
    _quote(judgement, figures or {}, by)
    return judgement


@service("reviews.judgement_changed")
def change_judgement(
    *, public_id: UUID, version: int | None, by: Actor, figures: Figures | None = None, **fields: Any
) -> Judgement:
    """Change a judgement and the figures it quotes. A measure given as None is no longer quoted."""
    judgement = Judgement.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_REVIEWS, on=judgement)
    opened_on = judgement.version
    _fill_judgement(judgement, fields, by)
    if _quote(judgement, figures or {}, by) and judgement.version == opened_on:
        judgement.count_as_changed("figures")
    return judgement


def _fill_review(review: Review, fields: Mapping[str, Any], by: Actor) -> Review:
    for name in REVIEW_FIELDS:
        if name in fields:
            setattr(review, name, fields[name])
    check_published(held=review.held, published=review.published)
    check_unpublished(published=review.published, because=review.not_published_because)
    check_response_due(held=review.held, due=review.response_due)
    _refuse_stranger(review, by)
    review.save()
    return review


def _refuse_stranger(review: Review, by: Actor) -> None:
    """Refuse a lead who holds no role for the board: the record would tell this board of a person of another."""
    lead = review.response_lead
    if lead is None or "response_lead" not in review.changed_fields():
        return
    people = Person.objects.visible_to(by).filter(memberships__board=review.board)
    if not people.filter(pk=lead.pk).exists():
        raise Refused("Choose someone of this board to lead the response.", field="response_lead")


def _fill_judgement(judgement: Judgement, fields: Mapping[str, Any], by: Actor) -> None:
    for name in JUDGEMENT_FIELDS:
        if name in fields:
            setattr(judgement, name, fields[name])
    _refuse_reference_in_use(judgement, by)
    judgement.save()


def _refuse_reference_in_use(judgement: Judgement, by: Actor) -> None:
    others = Judgement.objects.visible_to(by).filter(board=judgement.board_id).exclude(pk=judgement.pk)
    holder = others.select_related("review").filter(reference__iexact=judgement.reference).first()
    if holder:
        raise Refused(
            f"{holder.reference} is already a judgement of “{holder.review}”. Give a reference the board has not used.",
            field="reference",
        )


def _quote(judgement: Judgement, figures: Figures, by: Actor) -> bool:
    """Set the figures a judgement quotes; say whether any differs."""
    held = {figure.measure: figure for figure in judgement.figures.visible_to(by)}
    differing = {m: value for m, value in figures.items() if value != (held[m].value if m in held else None)}
    for measure, value in differing.items():
        figure = held.get(measure) or JudgementFigure(board=judgement.board, judgement=judgement, measure=measure)
        if value is None:
            figure.delete()
        else:
            figure.value = value
            figure.save()
    return bool(differing)
