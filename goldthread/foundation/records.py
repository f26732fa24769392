"""The base of every record."""

from __future__ import annotations

import copy
import uuid
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models

from goldthread.foundation import writes
from goldthread.foundation.access.scoping import AccessRule, ScopedManager


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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save inside a service; the trail learns which fields changed. An unchanged record is not written."""
        if self._state.adding:
            self.announce()
            super().save(*args, **kwargs)
            self.take_as_loaded()
            return
        changed = self.changed_fields()
        if not changed:
            return
        self.check_links(changed)
        self.version += 1
        writes.announce(self, changed=changed, values=self._kept_values(changed))
        kwargs["update_fields"] = {*changed, "version", "changed_at"}
        super().save(*args, **kwargs)
        self.take_as_loaded()

    def count_as_changed(self, *what: str) -> None:
        """Count a change of what belongs to it, named `what`, as its own: a save opened before is then stale."""
        self.version += 1
        writes.announce(self, changed=list(what), values={})
        super().save(update_fields=["version", "changed_at"])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        writes.announce(self, changed=["deleted"], values={})
        return super().delete(*args, **kwargs)

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **options: Any) -> Self:
        record = super().from_db(db, field_names, values, **options)
        record._as_loaded = record._as_it_stands()
        return record

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read the record again; what is changed from here on is told from what was read now."""
        super().refresh_from_db(*args, **kwargs)
        self.take_as_loaded()

    def announce(self) -> None:
        """Tell the running service that this record is new."""
        named = [f.name for f in self._meta.concrete_fields if getattr(self, f.attname) not in (None, "", [], {})]
        bookkeeping = {"public_id", "version", "created_at", "changed_at"}
        changed = [name for name in named if name not in bookkeeping]
        self.check_links(changed)
        writes.announce(self, changed=changed, values={})

    def take_as_loaded(self) -> None:
        """Tell what is changed from here on from what stands now."""
        self._as_loaded = self._as_it_stands()

    def check_links(self, changed: list[str]) -> None:
        """Called before every save with the names of what changed: the place to refuse a link across a wall."""

    def changed_fields(self) -> list[str]:
        """Names of the fields that differ from what was read."""
        loaded, now, unread = getattr(self, "_as_loaded", {}), self._as_it_stands(), object()
        skipped = {"version", "changed_at"}
        return [
            field.name
            for field in self._meta.concrete_fields
            if field.attname in now
            and field.name not in skipped
            and loaded.get(field.attname, unread) != now[field.attname]
        ]

    def _as_it_stands(self) -> dict[str, Any]:
        """The fields read so far. Lists and dictionaries are copied: they can change in place."""
        held = self.__dict__
        names = [field.attname for field in self._meta.concrete_fields if field.attname in held]
        return {name: _kept_apart(held[name]) for name in names}

    def trail_board(self) -> UUID | None:
        """The board on whose chain this record's events go; none for what belongs to the installation."""
        return getattr(self, "board_id", None)

    def _kept_values(self, changed: list[str]) -> dict[str, list[str]]:
        return {
            name: [str(self._as_loaded.get(name)), str(getattr(self, name))]
            for name in self.trail_values
            if name in changed
        }


def _kept_apart(value: Any) -> Any:
    return copy.deepcopy(value) if isinstance(value, list | dict) else value
