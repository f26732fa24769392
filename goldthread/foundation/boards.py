"""What the ground may ask about boards without knowing what a board is: which there are, and what each is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from goldthread.foundation.access.actor import Actor

Names = Callable[[Actor], Mapping[UUID, str]]
_names: list[Names] = []


def use_board_names(names: Names) -> None:
    """The partnership room says which boards an actor may know of, and their names."""
    _names[:] = [names]


def board_names(actor: Actor) -> Mapping[UUID, str]:
    """The name of every board the actor may know of."""
    return _names[0](actor)
