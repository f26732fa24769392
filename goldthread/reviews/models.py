"""The room's records."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldthread.foundation.access import AccessRule
from goldthread.foundation.fields import PartialDateField
from goldthread.foundation.files.stored import StoredFile
from goldthread.partnership.models import BoardRecord, Person
from goldthread.reviews import permissions
from goldthread.reviews.choices import FIGURE_MEASURE, REVIEW_KIND
from goldthread.reviews.domain.clocks import BY_KEY


class Review(BoardRecord):
    """An inspection or review by someone outside the board.

    `grade` is the overall judgement in the source's own words. A report that is never published says why in
    `not_published_because`. `response_lead` is the person of the board who leads its response.
    """

    reference = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=REVIEW_KIND.choices())
    body = models.CharField(max_length=120)
    what = models.CharField(max_length=200)
    held = PartialDateField()
    published = PartialDateField(null=True, blank=True)
    not_published_because = models.TextField(blank=True)
    grade = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    response_lead = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    response_due = PartialDateField(null=True, blank=True)

    trail_values = ("published", "response_due")
    access = AccessRule(see=permissions.SEE_REVIEWS)

    class Meta:
        ordering = ["held", "reference"]
        constraints = [models.UniqueConstraint(fields=["board", "reference"], name="a_review_reference_is_used_once")]

    def __str__(self) -> str:
        return f"{self.body}: {self.what}"


class Judgement(BoardRecord):
    """One thing a review judged, in the review's own words or a fair account of them."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="judgements")
    reference = models.CharField(max_length=20)
    text = models.TextField()

    access = AccessRule(see=permissions.SEE_REVIEWS)

    class Meta:
        ordering = ["review", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["board", "reference"], name="a_judgement_reference_is_used_once")
        ]

    def __str__(self) -> str:
        return self.reference


class JudgementFigure(BoardRecord):
    """A figure a judgement quotes, so that a later year can be set against it."""

    judgement = models.ForeignKey(Judgement, on_delete=models.PROTECT, related_name="figures")
    measure = models.CharField(max_length=20, choices=FIGURE_MEASURE.choices())
    value = models.PositiveIntegerField()

    access = AccessRule(see=permissions.SEE_REVIEWS)

    class Meta:
        ordering = ["judgement", "measure"]
        constraints = [
            models.UniqueConstraint(fields=["judgement", "measure"], name="a_judgement_quotes_a_measure_once")
        ]


class ReviewClock(BoardRecord):
    """A clock of law or guidance that runs for a review: since when, until when, and when it was met.

    `key` names its line in domain.clocks, which says what must be done; `due` is kept as it was counted.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="clocks")
    key = models.CharField(max_length=40)
    starts = models.DateField()
    due = models.DateField()
    met = models.DateField(null=True, blank=True)
    why_late = models.TextField(blank=True)

    trail_values = ("starts", "due", "met")
    access = AccessRule(see=permissions.SEE_REVIEWS)

    class Meta:
        ordering = ["due", "key"]
        constraints = [
            models.UniqueConstraint(fields=["review", "key"], name="a_clock_runs_once_for_a_review"),
            models.CheckConstraint(
                name="a_clock_runs_forward",
                condition=Q(due__gte=F("starts")) & (Q(met__isnull=True) | Q(met__gte=F("starts"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review}: {BY_KEY[self.key].what}" if self.key in BY_KEY else self.key


class ReviewDocument(StoredFile, BoardRecord):
    """A file of a review, such as its report. `what` says what it is; seen by whoever sees the review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="documents")
    what = models.CharField(max_length=200)

    sensitive = True
    access = AccessRule(see=permissions.SEE_REVIEWS)

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.what


class RemovedDocument(BoardRecord):
    """That a document was taken away, what it was, and why. Its bytes and its name are gone."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="removed_documents")
    what = models.CharField(max_length=200)
    because = models.TextField()

    access = AccessRule(see=permissions.SEE_REVIEWS)

    class Meta:
        ordering = ["created_at"]
