"""The question a service asks first: may this actor do that, here?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from goldthread.foundation.access.actor import Actor
from goldthread.foundation.access.register import Reach, Verb
from goldthread.foundation.errors import Forbidden

WIDE = {Reach.BOARD, Reach.INSTALLATION}


def require(
    actor: Actor, verb: Verb, *, on: Any | None = None, board: UUID | None = None, agency: UUID | None = None
) -> None:
    """Raise Forbidden unless `actor` may `verb` on a record, or (for a new one) within a board and for an agency."""
    if actor.is_system:
        return
    allowed = may_on(actor, verb, on) if on is not None else _may_within(actor, verb, board, agency)
    if not allowed:
        raise Forbidden(verb=verb.key, sentence=verb.sentence)


def may_on(actor: Actor, verb: Verb, record: Any) -> bool:
    """True if the actor may `verb` on this record."""
    if actor.is_system:
        return True
    rows = type(record)._base_manager.filter(record.access.scope(type(record), actor, verb), pk=record.pk)
    return bool(rows.exists())


def _may_within(actor: Actor, verb: Verb, board: UUID | None, agency: UUID | None) -> bool:
    for membership, reach in actor.grants(verb):
        if reach is Reach.INSTALLATION or (membership.board == board and reach is Reach.BOARD):
            return True
        if membership.board == board and reach not in WIDE and (agency is None or membership.agency == agency):
            return True
    return False
