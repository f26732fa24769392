"""Actions: what they serve, where their dates moved, what their owners report."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation.access import AccessRule
from goldthread.foundation.fields import PartialDateField
from goldthread.improvement import permissions
from goldthread.improvement.choices import ACTION_STATE, IMPACT, PRIORITY, Priority
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.states import ActionState
from goldthread.partnership.choices import REMIT
from goldthread.partnership.models import Agency, BoardRecord, EnteredForAgency, Person, SubGroup

NEVER_AGREED = (ActionState.PROPOSED, ActionState.CANCELLED)
COUNTED = [  # everything the pictures of the plan count by, so that ten thousand actions are counted in an index
    "board",
    "state",
    "due",
    "original_due",
    "strength",
    "impact",
    "agreed_on",
    "closed_on",
    "evidence_accepted",
    "starts",
    "created_at",
]
OWNERS = ("owner_agency", "serves__recommendation__addressees__agency")


def was_agreed(action: str = "") -> Q:
    """Actions that were agreed, whatever became of them; `action` is the path to them, such as `action__`."""
    ever = ~Q(**{f"{action}state__in": NEVER_AGREED})
    return ever | Q(**{f"{action}state": ActionState.CANCELLED, f"{action}agreed_on__isnull": False})


class Action(EnteredForAgency, BoardRecord):
    """Something to be done, by one owning agency or group, by a date that keeps its history.

    `original_due` never changes once set; `due` is where it stands. Loaded history may lack owner, date or evidence.
    `overseen_by` is the group that accepts its closure. `strength`, `evidence_held`, `evidence_accepted` and `impact`
    repeat what its evidence and its tests say, so that a plan of thousands is counted without reading them; services
    keep them true. `former_reference` is what an old tracker called it; `former_key` tells the row it came from,
    whatever it says now.
    """

    reference = models.CharField(max_length=20)
    text = models.TextField()
    detail = models.TextField(blank=True)
    state = models.CharField(max_length=15, choices=ACTION_STATE.choices(), default=ActionState.PROPOSED)
    priority = models.CharField(max_length=10, choices=PRIORITY.choices(), default=Priority.MEDIUM)
    remit = models.CharField(max_length=10, choices=REMIT.choices(), blank=True)
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    owner_group = models.ForeignKey(SubGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    owner_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    overseen_by = models.ForeignKey(SubGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="oversees")
    passed_to = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts = PartialDateField(null=True, blank=True)
    original_due = PartialDateField(null=True, blank=True)
    due = PartialDateField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    measure = models.TextField(blank=True)
    evidenced_by = models.TextField(blank=True)
    caveat = models.TextField(blank=True)
    state_reason = models.TextField(blank=True)
    strength = models.PositiveSmallIntegerField(default=0)
    evidence_held = models.PositiveIntegerField(default=0)
    evidence_accepted = models.PositiveIntegerField(default=0)
    impact = models.CharField(max_length=10, choices=IMPACT.choices(), default=Impact.NONE)
    former_reference = models.CharField(max_length=60, blank=True)
    former_key = models.CharField(max_length=64, blank=True)

    sensitive = True
    trail_values = ("state", "due")
    access = AccessRule(
        see=permissions.SEE_ACTIONS,
        agency=OWNERS,
        agency_acts=("owner_agency",),
        group=("owner_group",),
        own=("owner_person",),
        agreed=was_agreed(),
    )

    class Meta:
        ordering = ["due", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["board", "reference"], name="an_action_reference_is_used_once"),
            models.UniqueConstraint(
                fields=["board", "former_key"], condition=~Q(former_key=""), name="a_row_of_a_tracker_comes_in_once"
            ),
        ]
        indexes = [
            models.Index(fields=["board", "due", "reference"], name="actions_by_due"),
            models.Index(fields=["board", "owner_agency"], name="actions_by_agency"),
            models.Index(fields=["board", "owner_person"], name="actions_by_person"),
            models.Index(fields=["board", "owner_group"], name="actions_by_group"),
            models.Index(fields=COUNTED, name="actions_counted"),
        ]

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
        agreed=was_agreed("action__"),
    )

    class Meta:
        indexes = [models.Index(fields=["board", "action"], name="purposes_of_actions")]
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
        agreed=was_agreed("action__"),
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
    """What the owner reports, perhaps in answer to an update request. `asks_for` is a new due date they ask for."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="notes")
    request = models.ForeignKey(
        "improvement.UpdateRequest", on_delete=models.PROTECT, null=True, blank=True, related_name="notes"
    )
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField()
    asks_for = PartialDateField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
