"""The room's records."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation.access import AccessRule
from goldthread.foundation.fields import PartialDateField
from goldthread.improvement import permissions
from goldthread.improvement.choices import ACTION_STATE, IMPACT_KIND, IMPACT_RESULT, ImpactResult
from goldthread.improvement.domain.states import ActionState
from goldthread.partnership.models import Agency, BoardRecord, EnteredForAgency, Person, SubGroup

NOT_PROPOSED = ~Q(state=ActionState.PROPOSED)
OWNERS = ("owner_agency", "serves__recommendation__addressees__agency")


class Action(EnteredForAgency, BoardRecord):
    """Something to be done, by one owning agency or group, by a date that keeps its history.

    `original_due` never changes once set; `due` is where it stands. Loaded history may lack owner, date or evidence.
    """

    reference = models.CharField(max_length=20)
    text = models.TextField()
    detail = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=ACTION_STATE.choices(), default=ActionState.PROPOSED)
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    owner_group = models.ForeignKey(SubGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    owner_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    starts = PartialDateField(null=True, blank=True)
    original_due = PartialDateField(null=True, blank=True)
    due = PartialDateField(null=True, blank=True)
    measure = models.TextField(blank=True)
    caveat = models.TextField(blank=True)
    state_reason = models.TextField(blank=True)

    sensitive = True
    trail_values = ("state", "due")
    access = AccessRule(
        see=permissions.SEE_ACTIONS,
        agency=OWNERS,
        agency_acts=("owner_agency",),
        group=("owner_group",),
        own=("owner_person",),
        agreed=NOT_PROPOSED,
    )

    class Meta:
        ordering = ["due", "reference"]
        constraints = [models.UniqueConstraint(fields=["board", "reference"], name="an_action_reference_is_used_once")]

    def __str__(self) -> str:
        return self.reference


class Purpose(BoardRecord):
    """What an action is for: a recommendation it serves, or a finding it follows from; the action stands once."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="serves")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="served_by"
    )
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")

    access = AccessRule(
        see=permissions.SEE_ACTIONS,
        agency=("action__owner_agency", "recommendation__addressees__agency"),
        group=("action__owner_group",),
        agreed=~Q(action__state=ActionState.PROPOSED),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "recommendation"], name="an_action_serves_a_recommendation_once"),
            models.UniqueConstraint(fields=["action", "finding"], name="an_action_follows_a_finding_once"),
            models.CheckConstraint(
                name="an_action_serves_a_recommendation_or_a_finding",
                condition=Q(recommendation__isnull=False, finding__isnull=True)
                | Q(recommendation__isnull=True, finding__isnull=False),
            ),
        ]


class OfAnAction(BoardRecord):
    """A row that is seen by whoever sees its action."""

    class Meta:
        abstract = True

    access = AccessRule(
        see=permissions.SEE_ACTIONS,
        agency=tuple(f"action__{path}" for path in OWNERS),
        agency_acts=("action__owner_agency",),
        group=("action__owner_group",),
        own=("action__owner_person",),
        agreed=~Q(action__state=ActionState.PROPOSED),
    )


class DueDateChange(OfAnAction):
    """A due date that moved, and why."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="due_changes")
    was = PartialDateField(null=True, blank=True)
    becomes = PartialDateField()
    reason = models.TextField()

    class Meta:
        ordering = ["created_at"]


class ProgressNote(EnteredForAgency, OfAnAction):
    """What the owner reports."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="notes")
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField()

    class Meta:
        ordering = ["-created_at"]


class Evidence(EnteredForAgency, OfAnAction):
    """What shows that an action was done: a text, and perhaps a link. Counts once accepted."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="evidence")
    text = models.TextField()
    link = models.URLField(blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["created_at"]


class ImpactTest(BoardRecord):
    """How and when it will be known whether a recommendation made a difference, and what was found."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="impact_tests")
    kind = models.CharField(max_length=12, choices=IMPACT_KIND.choices())
    question = models.TextField()
    due = PartialDateField()
    result = models.CharField(max_length=12, choices=IMPACT_RESULT.choices(), default=ImpactResult.NOT_YET)
    tested = PartialDateField(null=True, blank=True)
    evidence = models.TextField(blank=True)

    trail_values = ("result",)
    access = AccessRule(
        see=permissions.SEE_ACTIONS,
        agency=("recommendation__addressees__agency",),
        agreed=Q(recommendation__signed_off_at__isnull=False),
    )

    class Meta:
        ordering = ["due"]
