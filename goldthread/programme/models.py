"""The room's records."""

from __future__ import annotations

from django.db import models

from goldthread.audits.models import CaseAudit
from goldthread.foundation.access import AccessRule
from goldthread.foundation.fields import PartialDateField
from goldthread.improvement.models import Action
from goldthread.partnership.models import BoardRecord, Priority
from goldthread.programme import permissions
from goldthread.programme.choices import ENTRY_KIND


class Entry(BoardRecord):
    """One thing the year's programme holds. A case audit's dates are the audit's own; other work has its dates here."""

    year = models.CharField(max_length=7)
    kind = models.CharField(max_length=12, choices=ENTRY_KIND.choices())
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    recurrence = models.CharField(max_length=160, blank=True)
    scrutiny = models.CharField(max_length=160, blank=True)
    audit = models.ForeignKey(CaseAudit, on_delete=models.PROTECT, null=True, blank=True, related_name="entries")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="entries")

    access = AccessRule(see=permissions.SEE_PROGRAMME)

    class Meta:
        ordering = ["year", "title"]
        constraints = [models.UniqueConstraint(fields=["board", "year", "title"], name="a_programme_entry_stands_once")]

    def __str__(self) -> str:
        return self.title


class EntryDate(BoardRecord):
    """A date of an entry: fieldwork, a report to a group."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="dates")
    what = models.CharField(max_length=160)
    planned = PartialDateField()
    actual = PartialDateField(null=True, blank=True)

    access = AccessRule(see=permissions.SEE_PROGRAMME)

    class Meta:
        ordering = ["planned"]


class Obstacle(BoardRecord):
    """A challenge the year's work met, and what was done about it."""

    year = models.CharField(max_length=7)
    text = models.TextField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="obstacles")

    access = AccessRule(see=permissions.SEE_OBSTACLES)

    class Meta:
        ordering = ["year", "created_at"]
