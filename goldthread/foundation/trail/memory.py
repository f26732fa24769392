"""Remembering what was counted for as long as nothing was written: the trail knows of every write."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast
from uuid import UUID

from django.core.cache import cache

from goldthread.foundation.access.actor import Actor
from goldthread.foundation.trail.reading import last_of

T = TypeVar("T")
FOR = 3600  # seconds; a write ends it sooner


@dataclass(frozen=True)
class Memory:
    """What was read of a board for one actor, kept until the board is written to or the actor's rights change.

    Only for what follows from the board's own records: names of people and agencies belong to the installation.
    """

    actor: Actor
    board: UUID
    last: int

    @classmethod
    def of(cls, actor: Actor, board: UUID) -> Memory:
        """Ask the trail how far the board has come. One select."""
        return cls(actor, board, last_of(board))

    def recall(self, what: str, make: Callable[[], T]) -> T:
        """What was made under the name `what` since the last write, else what `make` makes now. None is not kept."""
        rights = (self.actor.person, self.actor.memberships, sorted(self.actor.groups), self.actor.is_system)
        told = repr((what, self.board, self.last, rights))
        key = f"memory:{hashlib.sha256(told.encode()).hexdigest()}"
        found = cache.get(key)
        if found is None:
            found = make()
            cache.set(key, found, FOR)
        return cast(T, found)
