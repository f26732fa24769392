"""Named reads of this room, always for an actor. Counting is done in SQL."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

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


def documents_of(actor: Actor, review: Review) -> QuerySet[ReviewDocument]:
    """The files of a review, the first kept first."""
    rows: QuerySet[ReviewDocument] = ReviewDocument.objects.visible_to(actor).filter(review=review)
    return rows.select_related("board")


def removed_documents_of(actor: Actor, review: Review) -> QuerySet[RemovedDocument]:
    """What was taken away from a review, and why."""
    rows: QuerySet[RemovedDocument] = RemovedDocument.objects.visible_to(actor).filter(review=review)
    return rows
