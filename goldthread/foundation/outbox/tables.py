"""The outbox's one table."""

from __future__ import annotations

import uuid

from django.db import models

from goldthread.foundation.access.scoping import AccessRule
from goldthread.foundation.outbox import permissions
from goldthread.foundation.outbox.states import MessageState
from goldthread.foundation.records import Record


class Message(Record):
    """A message to one recipient, with a link and nothing about a case.

    `key` says what it is about and for whom, so that the same thing is written once. `board_id` and `recipient` are
    identities of rows the ground does not know; `address` is theirs when it was written. A draft waits for a person to
    release it. One that waits for the digest goes with the recipient's others of that day. A sender takes a waiting
    message until `leased_until`; `message_id` names the mail it goes in, and is the same at every try, so that a mail
    server can tell a repeated one. Messages of one digest share it.
    """

    board_id = models.UUIDField(db_index=True)
    recipient = models.UUIDField(null=True, blank=True)
    recipient_name = models.CharField(max_length=160)
    address = models.EmailField(blank=True)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200, unique=True)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    path = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, default=MessageState.WAITING)
    not_before = models.DateTimeField()
    waits_for_digest = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    message_id = models.UUIDField(default=uuid.uuid4, db_index=True, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)
    released_by = models.UUIDField(null=True, blank=True)

    trail_values = ("state",)
    access = AccessRule(see=permissions.SEE_MESSAGES, board="board_id")

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "not_before"], name="messages_to_send")]

    def __str__(self) -> str:
        return self.subject
