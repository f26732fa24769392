"""Impact tests: how it will be known whether something made a difference, what was found, and what came of that."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.findings.models import Recommendation
from goldthread.foundation.access import AccessRule
from goldthread.foundation.fields import PartialDateField
from goldthread.improvement import permissions
from goldthread.improvement.choices import DIRECTION, IMPACT_KIND, IMPACT_RESULT, NEXT_STEP, ImpactResult
from goldthread.improvement.domain.strength import Strength
from goldthread.improvement.models.action import Action, was_agreed
from goldthread.partnership.models import BoardRecord, Person

ONE_TARGET = Q(recommendation__isnull=False, action__isnull=True) | Q(recommendation__isnull=True, action__isnull=False)


class OfWhatIsTested(BoardRecord):
    """A row about a recommendation or an action that is, or is not, to be tested."""

    class Meta:
        abstract = True

    access = AccessRule(
        see=permissions.SEE_ACTIONS,
        agency=("recommendation__addressees__agency", "action__owner_agency"),
        agency_acts=("action__owner_agency",),
        group=("action__owner_group",),
        own=("action__owner_person",),
        agreed=Q(recommendation__signed_off_at__isnull=False) | Q(action__isnull=False) & was_agreed("action__"),
    )


class ImpactTest(OfWhatIsTested):
    """A test of a recommendation or of one priority action: planned, then its result, then what the group decided.

    `baseline`, `target` and `measured` belong to the kind “indicator”, in the indicator's own unit.
    """

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="impact_tests"
    )
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="impact_tests")
    kind = models.CharField(max_length=12, choices=IMPACT_KIND.choices())
    question = models.TextField()
    due = PartialDateField()
    baseline = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    target = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    direction = models.CharField(max_length=5, choices=DIRECTION.choices(), blank=True)
    result = models.CharField(max_length=12, choices=IMPACT_RESULT.choices(), default=ImpactResult.NOT_YET)
    tested = PartialDateField(null=True, blank=True)
    measured = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    evidence = models.TextField(blank=True)
    strength = models.PositiveSmallIntegerField(default=Strength.NONE)
    next_step = models.CharField(max_length=12, choices=NEXT_STEP.choices(), blank=True)
    next_reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    trail_values = ("result", "next_step")

    class Meta:
        ordering = ["due"]
        constraints = [models.CheckConstraint(name="an_impact_test_tests_one_thing", condition=ONE_TARGET)]


class Untested(OfWhatIsTested):
    """Why there is no impact test of something. A unit can run perhaps eight a year; the rest say why not."""

    recommendation = models.OneToOneField(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="untested"
    )
    action = models.OneToOneField(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="untested")
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(name="a_reason_not_to_test_is_of_one_thing", condition=ONE_TARGET)]
