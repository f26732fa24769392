"""The trail's tables."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from goldthread.foundation.trail.chain import START

INSTALLATION = UUID(int=0)


class TrailChain(models.Model):
    """The head of one board's chain of events. INSTALLATION is the chain of what belongs to no board.

    `mark` is keyed, like an event's seal: who can write here but lacks the key cannot cut a chain and say it is whole.
    """

    board = models.UUIDField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default=START)
    mark = models.CharField(max_length=64, blank=True)


class TrailEvent(models.Model):
    """One thing that happened. Append-only: the database refuses updates and deletions."""

    chain = models.ForeignKey(TrailChain, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80, blank=True)
    subject = models.UUIDField(null=True)
    changed = models.JSONField(default=list)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["chain", "seq"], name="trail_chain_seq"),
            models.Index(fields=["subject", "at"], name="trail_subject_at"),
        ]
