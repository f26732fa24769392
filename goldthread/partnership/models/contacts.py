"""A spreadsheet of contacts on its way in."""

from __future__ import annotations

from django.db import models

from goldthread.foundation.access import AccessRule
from goldthread.partnership import permissions
from goldthread.partnership.models.base import BoardRecord
from goldthread.partnership.models.people import Person


class ContactImport(BoardRecord):
    """The rows of an uploaded sheet between its steps. Deleted when brought in, or when another takes its place.

    `rows` holds the sheet as text, headings first. `columns` says which column (counted from nought) holds what.
    """

    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=200)
    rows = models.JSONField()
    columns = models.JSONField(default=dict, blank=True)
    usual_role = models.CharField(max_length=40, blank=True)

    access = AccessRule(see=permissions.MANAGE_PEOPLE)
