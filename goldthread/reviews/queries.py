"""Named reads of this room, always for an actor. Counting is done in SQL."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import BigIntegerField, CharField, Count, Prefetch, Q, QuerySet, TextField, Value

from goldthread.foundation.access import Actor
from goldthread.kernel.years import FinancialYear
from goldthread.reviews.models import Judgement, JudgementFigure, RemovedDocument, Review, ReviewClock, ReviewDocument


def reviews_of(actor: Actor, board: UUID) -> QuerySet[Review]:
    """The board's inspections and reviews this actor may see, each with how many judgements it made."""
    rows: QuerySet[Review] = Review.objects.visible_to(actor).filter(board=board).select_related("board")
    return rows.annotate(judgement_count=Count("judgements"))


def reviews_in(actor: Actor, board: UUID, year: FinancialYear) -> QuerySet[Review]:
    """Reviews held in a year."""
    held = Q(held__gte=year.start.isoformat(), held__lt=year.next().start.isoformat())
    return reviews_of(actor, board).filter(held)


def judgements_of(actor: Actor, board: UUID) -> QuerySet[Judgement]:
    """The board's judgements, each with its review and the figures it quotes, in two selects."""
    figures = Prefetch("figures", queryset=JudgementFigure.objects.visible_to(actor))
    rows: QuerySet[Judgement] = Judgement.objects.visible_to(actor).filter(board=board)
    return rows.select_related("board", "review").prefetch_related(figures)


def clocks_of(actor: Actor, review: Review) -> QuerySet[ReviewClock]:
    """The clocks that run for a review, the first due first."""
    rows: QuerySet[ReviewClock] = ReviewClock.objects.visible_to(actor).filter(review=review)
    return rows


def clocks_due(actor: Actor, board: UUID, today: dt.date, *, within: int = 28) -> QuerySet[ReviewClock]:
    """Clocks still to be met that are late, or due within so many days: tasks for whoever manages reviews."""
    rows: QuerySet[ReviewClock] = ReviewClock.objects.visible_to(actor).filter(board=board, met__isnull=True)
    return rows.filter(due__lte=today + dt.timedelta(days=within)).select_related("board", "review")


@dataclass(frozen=True)
class DocumentRow:
    """A file of a review, or (with `because`) one that was taken away, of which only what it was is left."""

    pk: UUID
    what: str
    media_type: str
    size: int
    at: dt.datetime
    because: str


def documents_of(actor: Actor, review: Review) -> list[DocumentRow]:
    """The files of a review and those taken away from it, the first first. One select."""
    kept = ReviewDocument.objects.visible_to(actor).filter(review=review).order_by()
    gone = RemovedDocument.objects.visible_to(actor).filter(review=review).order_by()
    rows = kept.annotate(why=Value("", TextField())).values_list(
        "pk", "what", "media_type", "size", "created_at", "why"
    )
    removed = gone.annotate(no_type=Value("", CharField()), no_size=Value(0, BigIntegerField())).values_list(
        "pk", "what", "no_type", "no_size", "created_at", "because"
    )
    return [DocumentRow(*row) for row in rows.union(removed, all=True).order_by("created_at")]
