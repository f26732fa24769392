"""The room's records."""

from __future__ import annotations

from django.db import models

from goldthread.foundation import writes
from goldthread.foundation.access import AccessRule
from goldthread.foundation.fields import PartialDateField
from goldthread.partnership.models import BoardRecord
from goldthread.reviews import permissions
from goldthread.reviews.choices import FIGURE_MEASURE, REVIEW_KIND


class Review(BoardRecord):
    """An inspection or review by someone outside the board."""

    reference = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=REVIEW_KIND.choices())
    body = models.CharField(max_length=120)
    what = models.CharField(max_length=200)
    held = PartialDateField()
    published = PartialDateField(null=True, blank=True)

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

    def count_as_changed(self, *what: str) -> None:
        """Count a change of its figures as a change of the judgement, so that a save opened before it is stale."""
        self.version += 1
        writes.announce(self, changed=list(what), values={})
        models.Model.save(self, update_fields=["version", "changed_at"])


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
