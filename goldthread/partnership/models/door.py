"""What the front door keeps: failed sign-ins, passwords someone else set, and whether this database is a demo."""

from __future__ import annotations

import datetime as dt

from django.db import models

from goldthread.foundation.access import AccessRule
from goldthread.foundation.models import Record
from goldthread.partnership import permissions
from goldthread.partnership.models.people import Person

TEMPORARY_FOR = dt.timedelta(days=7)


class SignInFailure(models.Model):
    """A try that failed, kept a day so that the next can be slowed. Account and network are keyed hashes, not words."""

    account = models.CharField(max_length=32, db_index=True)
    network = models.CharField(max_length=32, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"A failed sign-in at {self.at}"


class TemporaryPassword(Record):
    """A mark that a person's password was set by someone else: it lasts a week and must be changed at first use."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="temporary_password")

    access = AccessRule(see=permissions.SEE_PEOPLE, board=None, own=("person",))

    def has_lapsed(self, now: dt.datetime) -> bool:
        return now - self.changed_at > TEMPORARY_FOR


class DemoMark(Record):
    """Present in a database that the demo made, and in no other. `only` keeps it to one row."""

    only = models.BooleanField(default=True, unique=True)

    access = AccessRule(see=permissions.MANAGE_INSTALLATION, board=None)
