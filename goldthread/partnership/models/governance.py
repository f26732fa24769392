"""How the board governs its quality assurance: groups, how often they meet, terms of reference, priorities, the law."""

from __future__ import annotations

from django.db import models

from goldthread.foundation.access import AccessRule
from goldthread.foundation.fields import PartialDateField
from goldthread.partnership import permissions
from goldthread.partnership.choices import FREQUENCY, GROUP_KIND
from goldthread.partnership.models.base import BoardRecord


class SubGroup(BoardRecord):
    """A group of the board: the full board, its executive, a sub group, a task and finish group, the business unit.

    `attendance_statement` is what the board says of attendance where no attendance was recorded meeting by meeting.
    """

    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=GROUP_KIND.choices())
    note = models.TextField(blank=True)
    attendance_statement = models.TextField(blank=True)
    review_cycle = models.CharField(max_length=20, choices=FREQUENCY.choices(), blank=True)
    is_quality_assurance = models.BooleanField(default=False)

    access = AccessRule(see=permissions.SEE_PARTNERSHIP, group=("pk",))

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["board", "name"], name="a_group_name_is_used_once_in_a_board")]

    def __str__(self) -> str:
        return self.short_name or self.name


class MeetingPattern(BoardRecord):
    """How often a group met between two dates. No frequency means it is not recorded."""

    group = models.ForeignKey(SubGroup, on_delete=models.PROTECT, related_name="patterns")
    starts = PartialDateField()
    ends = PartialDateField(null=True, blank=True)
    frequency = models.CharField(max_length=20, choices=FREQUENCY.choices(), blank=True)
    reason = models.TextField(blank=True)

    trail_values = ("frequency",)
    access = AccessRule(see=permissions.SEE_PARTNERSHIP, group=("group",))

    class Meta:
        ordering = ["starts"]


class TermsOfReference(BoardRecord):
    """What a group is for. A revision is a new row; `responsibilities` holds one to a line."""

    group = models.ForeignKey(SubGroup, on_delete=models.PROTECT, related_name="terms_of_reference")
    adopted = PartialDateField(null=True, blank=True)
    why = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    responsibilities = models.TextField(blank=True)

    access = AccessRule(see=permissions.SEE_PARTNERSHIP, group=("group",))

    class Meta:
        ordering = ["-adopted", "-created_at"]

    def responsibility_lines(self) -> list[str]:
        return [line.strip() for line in self.responsibilities.splitlines() if line.strip()]


class Priority(BoardRecord):
    """A theme the board set for a year, and what it wants from it."""

    year = models.CharField(max_length=7)
    theme = models.CharField(max_length=160)
    aim = models.TextField(blank=True)

    access = AccessRule(see=permissions.SEE_PARTNERSHIP)

    class Meta:
        ordering = ["year", "theme"]
        constraints = [models.UniqueConstraint(fields=["board", "year", "theme"], name="a_priority_is_set_once_a_year")]

    def __str__(self) -> str:
        return self.theme


class GovernanceChange(BoardRecord):
    """A change in how the board is organised."""

    changed = PartialDateField(null=True, blank=True)
    what = models.TextField()

    access = AccessRule(see=permissions.SEE_PARTNERSHIP)

    class Meta:
        ordering = ["changed", "created_at"]


class LegalDuty(BoardRecord):
    """A duty the board answers to, and where it is written."""

    instrument = models.CharField(max_length=160)
    reference = models.CharField(max_length=160, blank=True)
    duty = models.TextField()

    access = AccessRule(see=permissions.SEE_PARTNERSHIP)

    class Meta:
        ordering = ["instrument", "reference"]
