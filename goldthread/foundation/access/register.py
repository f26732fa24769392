"""The register of who may do what. Rooms declare verbs; `config/roles.py` grants them to roles, with a reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """How far a grant goes."""

    INSTALLATION = "everything on this installation"
    BOARD = "everything of the board"
    AGREED = "what the board has agreed"
    GROUP = "what belongs to a group they sit on"
    AGENCY = "what concerns their agency"
    OWN = "what is their own"


@dataclass(frozen=True)
class Verb:
    """Something a person may do: `key` is `room.verb`, `sentence` completes “may …” for a person to read."""

    key: str
    sentence: str


@dataclass(frozen=True)
class Role:
    """A role, the sentence a person reads about it, and what it is granted."""

    key: str
    name: str
    sentence: str
    grants: Mapping[Verb, frozenset[Reach]]


EVERYONE: frozenset[Reach] = frozenset()
_ROLES: dict[str, Role] = {}


def install(roles: Mapping[str, Role]) -> None:
    """Put the register in force. Called once, by the config room, at start-up."""
    _ROLES.clear()
    _ROLES.update(roles)


def roles() -> Mapping[str, Role]:
    return _ROLES


def reach_of(role: str, verb: Verb) -> frozenset[Reach]:
    """How far `role` may `verb`. An unknown role reaches nothing."""
    found = _ROLES.get(role)
    return found.grants.get(verb, EVERYONE) if found else EVERYONE
