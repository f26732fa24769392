"""What the owning group decided of a proposed closure."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.improvement.choices import DECIDED, HOW, How
from goldthread.improvement.models.action import Action, OfAnAction
from goldthread.partnership.models import Person, SubGroup


class ClosureDecision(OfAnAction):
    """One decision: accepted or returned, by the chair or in a meeting, and why. Every decision is kept."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="decisions")
    decided = models.CharField(max_length=10, choices=DECIDED.choices())
    how = models.CharField(max_length=10, choices=HOW.choices(), default=How.CHAIR)
    group = models.ForeignKey(SubGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    chaired_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)

    trail_values = ("decided",)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                name="a_decision_of_a_meeting_names_its_group",
                condition=Q(how=How.CHAIR) | Q(group__isnull=False),
            )
        ]
