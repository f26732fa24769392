"""The one who acts: a person, the memberships in force, and how recently they were verified."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from goldthread.foundation.access.register import Reach, Verb, reach_of


@dataclass(frozen=True)
class Membership:
    """A role held now, for one board (none: the installation) and perhaps for one agency."""

    role: str
    board: UUID | None
    agency: UUID | None = None


@dataclass(frozen=True)
class Actor:
    """Several boards and agencies at once; `groups` are the sub groups the person sits on."""

    person: UUID | None
    name: str = ""
    memberships: tuple[Membership, ...] = ()
    groups: frozenset[UUID] = frozenset()
    verified_at: dt.datetime | None = None
    is_system: bool = False

    @classmethod
    def system(cls, task: str) -> Actor:
        """The product itself, doing a named task that no person asked a page for (loading a file, a nightly job)."""
        return cls(person=None, name=f"Goldthread: {task}", is_system=True)

    @property
    def is_signed_in(self) -> bool:
        return self.person is not None

    @property
    def boards(self) -> frozenset[UUID]:
        return frozenset(m.board for m in self.memberships if m.board)

    def agencies(self, board: UUID | None = None) -> frozenset[UUID]:
        """Agencies the actor answers for, within `board` or anywhere."""
        return frozenset(m.agency for m in self.memberships if m.agency and board in (None, m.board))

    def roles(self, board: UUID) -> frozenset[str]:
        return frozenset(m.role for m in self.memberships if m.board == board)

    def grants(self, verb: Verb) -> Iterator[tuple[Membership, Reach]]:
        """Every membership in force that carries the verb, with each reach it has."""
        for membership in self.memberships:
            for reach in reach_of(membership.role, verb):
                yield membership, reach

    def holds(self, verb: Verb, *, board: UUID | None = None) -> bool:
        """True if any membership (of `board`, or of the installation) carries the verb at any reach."""
        if self.is_system:
            return True
        return any(m.board in (board, None) if board else True for m, _ in self.grants(verb))
