"""The room's records."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.audits.models import CaseAudit
from goldthread.findings import permissions
from goldthread.findings.choices import FINDING_KIND
from goldthread.foundation.access import AccessRule
from goldthread.foundation.fields import PartialDateField
from goldthread.partnership.models import Agency, BoardRecord, Person
from goldthread.reviews.models import Judgement

ONE_SOURCE = Q(audit__isnull=False, judgement__isnull=True) | Q(audit__isnull=True, judgement__isnull=False)


class Finding(BoardRecord):
    """A strength or a point to improve, from exactly one source record. Seen board-wide once signed off."""

    reference = models.CharField(max_length=20)
    kind = models.CharField(max_length=15, choices=FINDING_KIND.choices())
    text = models.TextField()
    theme = models.CharField(max_length=160, blank=True)
    audit = models.ForeignKey(CaseAudit, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    judgement = models.ForeignKey(Judgement, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    sensitive = True
    trail_values = ("kind",)
    access = AccessRule(
        see=permissions.SEE_FINDINGS,
        agency=("answers__recommendation__addressees__agency",),
        agreed=Q(signed_off_at__isnull=False),
    )

    class Meta:
        ordering = ["reference"]
        constraints = [
            models.UniqueConstraint(fields=["board", "reference"], name="a_finding_reference_is_used_once"),
            models.CheckConstraint(name="a_finding_has_exactly_one_source", condition=ONE_SOURCE),
        ]

    def __str__(self) -> str:
        return self.reference


class Recommendation(BoardRecord):
    """What should be done about one or more findings, addressed to one or several agencies."""

    reference = models.CharField(max_length=20)
    text = models.TextField()
    made = PartialDateField(null=True, blank=True)
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    sensitive = True
    access = AccessRule(
        see=permissions.SEE_FINDINGS, agency=("addressees__agency",), agreed=Q(signed_off_at__isnull=False)
    )

    class Meta:
        ordering = ["reference"]
        constraints = [
            models.UniqueConstraint(fields=["board", "reference"], name="a_recommendation_reference_is_used_once")
        ]

    def __str__(self) -> str:
        return self.reference


class Answer(BoardRecord):
    """A recommendation answering a finding."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="answers")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="answers")

    access = AccessRule(
        see=permissions.SEE_FINDINGS,
        agency=("recommendation__addressees__agency",),
        agreed=Q(recommendation__signed_off_at__isnull=False, finding__signed_off_at__isnull=False),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "finding"], name="a_recommendation_answers_a_finding_once"
            )
        ]


class Addressee(BoardRecord):
    """An agency a recommendation is addressed to."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="addressees")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    access = AccessRule(
        see=permissions.SEE_FINDINGS,
        agency=("agency",),
        agreed=Q(recommendation__signed_off_at__isnull=False),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "agency"], name="a_recommendation_names_an_agency_once")
        ]
