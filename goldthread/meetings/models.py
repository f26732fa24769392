"""The room's records."""

from __future__ import annotations

from django.db import models

from goldthread.foundation.access import AccessRule
from goldthread.foundation.fields import PartialDateField
from goldthread.meetings import permissions
from goldthread.meetings.choices import ATTENDANCE_STATUS
from goldthread.partnership.models import Agency, BoardRecord, SubGroup


class Meeting(BoardRecord):
    """A meeting of a group on a date."""

    group = models.ForeignKey(SubGroup, on_delete=models.PROTECT, related_name="meetings")
    held = PartialDateField()
    place = models.CharField(max_length=160, blank=True)
    summary = models.TextField(blank=True)
    was_cancelled = models.BooleanField(default=False)

    sensitive = True
    trail_values = ("held",)
    access = AccessRule(see=permissions.SEE_MEETINGS, group=("group",))

    class Meta:
        ordering = ["-held"]
        constraints = [models.UniqueConstraint(fields=["group", "held"], name="a_group_meets_once_a_day")]


class Attendance(BoardRecord):
    """How an agency attended a meeting: present, by a deputy, with apologies, or absent."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=ATTENDANCE_STATUS.choices())

    access = AccessRule(see=permissions.SEE_MEETINGS, group=("meeting__group",))

    class Meta:
        ordering = ["agency__name"]
        constraints = [models.UniqueConstraint(fields=["meeting", "agency"], name="an_agency_attends_a_meeting_once")]
