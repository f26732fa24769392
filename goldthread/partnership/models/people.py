"""People, the accounts some of them have, and the roles they hold."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password
from django.db import models
from django.db.models import F, Q

from goldthread.foundation.access import AccessRule, Actor, Reach
from goldthread.foundation.fields import PartialDateField
from goldthread.foundation.models import Record
from goldthread.partnership import permissions
from goldthread.partnership.choices import GROUP_POST
from goldthread.partnership.models.base import BoardRecord
from goldthread.partnership.models.board import Agency, Board
from goldthread.partnership.models.governance import SubGroup


def _oneself_and_post_holders(actor: Actor) -> Q:
    """A chair of years ago may hold a post in a group and no role: known to whoever knows the board's people."""
    reached = actor.grants(permissions.SEE_PEOPLE)
    boards = [membership.board for membership, reach in reached if reach is Reach.BOARD]
    posts = GroupRole._base_manager.filter(board__in=boards).order_by()
    return Q(pk=actor.person) | Q(pk__in=posts.values("person")) if boards else Q(pk=actor.person)


class Person(Record, AbstractBaseUser):
    """Someone in a role. With an e-mail and a password they can sign in; a chair of years ago has neither."""

    name = models.CharField(max_length=120)
    email = models.EmailField(unique=True, null=True, blank=True)
    position = models.CharField(max_length=160, blank=True)
    is_active = models.BooleanField(default=True)
    is_invented = models.BooleanField(default=False)
    last_login = None  # the trail has it

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    sensitive = True
    access = AccessRule(
        see=permissions.SEE_PEOPLE,
        board="memberships__board",
        board_is_many=True,
        agency=("memberships__agency",),
        own=("pk",),
        also=_oneself_and_post_holders,
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def check_password(self, raw_password: str | None) -> bool:
        """Check without re-hashing: a sign-in is not a service and may not write."""
        return check_password(raw_password, self.password)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower() if self.email else None
        super().save(*args, **kwargs)


class Membership(Record):
    """A role a person holds from one day until another, for a board (none: the installation), perhaps for an agency."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=40)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    trail_values = ("role", "starts", "ends")
    access = AccessRule(see=permissions.SEE_PEOPLE, agency=("agency",), own=("person",))

    class Meta:
        ordering = ["starts"]
        constraints = [
            models.CheckConstraint(
                name="a_membership_ends_after_it_starts",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
            )
        ]

    def in_force(self, on: dt.date) -> bool:
        return self.starts <= on and (self.ends is None or on <= self.ends)


class GroupRole(BoardRecord):
    """A person's post in a group: chair, vice-chair, minute-taker or member, with dates as precise as are known."""

    group = models.ForeignKey(SubGroup, on_delete=models.PROTECT, related_name="roles")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="group_roles")
    post = models.CharField(max_length=20, choices=GROUP_POST.choices())
    position = models.CharField(max_length=160, blank=True)
    formerly = models.CharField(max_length=160, blank=True)
    starts = PartialDateField(null=True, blank=True)
    ends = PartialDateField(null=True, blank=True)

    trail_values = ("post",)
    access = AccessRule(see=permissions.SEE_PARTNERSHIP, group=("group",), own=("person",))

    class Meta:
        ordering = ["starts", "created_at"]
