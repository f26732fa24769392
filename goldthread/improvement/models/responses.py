"""What each agency says to a recommendation addressed to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.findings.models import Recommendation
from goldthread.foundation.access import AccessRule
from goldthread.improvement import permissions
from goldthread.improvement.choices import RESPONSE_ANSWER
from goldthread.partnership.models import Agency, BoardRecord, EnteredForAgency, Person


class Response(EnteredForAgency, BoardRecord):
    """One agency's response to one recommendation: accepted, in part, or not, with the reason."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="responses")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="responses")
    answer = models.CharField(max_length=12, choices=RESPONSE_ANSWER.choices())
    reason = models.TextField(blank=True)
    responded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    trail_values = ("answer",)
    access = AccessRule(
        see=permissions.SEE_ACTIONS,
        agency=("agency", "recommendation__addressees__agency"),
        agency_acts=("agency",),
        agreed=Q(recommendation__signed_off_at__isnull=False),
    )

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "agency"], name="an_agency_responds_to_it_once")
        ]
