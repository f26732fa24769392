"""The base of every record, and the ground's own tables."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models

from goldthread.foundation import writes
from goldthread.foundation.access.scoping import AccessRule, ScopedManager
from goldthread.foundation.trail.chain import START

INSTALLATION = UUID(int=0)


class Record(models.Model):
    """A row that someone may see or change. Saved only inside a service, read only through visible_to.

    `access` says who may see it. `sensitive` records have every view of their page in the trail. `trail_values` names
    fields whose old and new values the trail keeps (states and dates, never text).
    """

    public_id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    access: ClassVar[AccessRule]
    sensitive: ClassVar[bool] = False
    trail_values: ClassVar[tuple[str, ...]] = ()
    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any) -> Self:
        record = super().from_db(db, field_names, values)
        record._as_loaded = dict(zip(field_names, values, strict=False))
        return record

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save inside a service; the trail learns which fields changed. An unchanged record is not written."""
        if self._state.adding:
            self.announce()
            super().save(*args, **kwargs)
            return
        changed = self.changed_fields()
        if not changed:
            return
        self.version += 1
        writes.announce(self, changed=changed, values=self._kept_values(changed))
        kwargs["update_fields"] = {*changed, "version", "changed_at"}
        super().save(*args, **kwargs)
        self._as_loaded = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        writes.announce(self, changed=["deleted"], values={})
        return super().delete(*args, **kwargs)

    def announce(self) -> None:
        """Tell the running service that this record is new."""
        named = [f.name for f in self._meta.concrete_fields if getattr(self, f.attname) not in (None, "", [], {})]
        bookkeeping = {"public_id", "version", "created_at", "changed_at"}
        changed = [name for name in named if name not in bookkeeping]
        writes.announce(self, changed=changed, values={})

    def changed_fields(self) -> list[str]:
        """Names of the fields that differ from what was read."""
        loaded = getattr(self, "_as_loaded", {})
        skipped = {"version", "changed_at"}
        return [
            field.name
            for field in self._meta.concrete_fields
            if field.attname in loaded
            and field.name not in skipped
            and loaded[field.attname] != getattr(self, field.attname)
        ]

    def trail_board(self) -> UUID | None:
        """The board on whose chain this record's events go; none for what belongs to the installation."""
        return getattr(self, "board_id", None)

    def _kept_values(self, changed: list[str]) -> dict[str, list[str]]:
        return {
            name: [str(self._as_loaded[name]), str(getattr(self, name))]
            for name in self.trail_values
            if name in changed
        }


class TrailChain(models.Model):
    """The head of one board's chain of events. INSTALLATION is the chain of what belongs to no board."""

    board = models.UUIDField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default=START)


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


class AcceptedForm(models.Model):
    """A form that was accepted, so that the same one sent again changes nothing."""

    token = models.UUIDField(primary_key=True)
    actor = models.UUIDField(null=True)
    path = models.CharField(max_length=500)
    digest = models.CharField(max_length=64)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)


class Counter(models.Model):
    """The last number given out under a prefix, per board."""

    board = models.UUIDField()
    prefix = models.CharField(max_length=10)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "prefix"], name="one_counter_per_board_and_prefix")]
