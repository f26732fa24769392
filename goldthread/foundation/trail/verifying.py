"""Proving that the trail is as it was written."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from goldthread.foundation.trail import chain
from goldthread.foundation.trail.tables import TrailChain, TrailEvent


@dataclass(frozen=True)
class Fault:
    """Where a chain breaks first, and how."""

    board: UUID
    seq: int
    what: str


def verify(boards: Iterable[UUID] = ()) -> Iterator[Fault]:
    """Walk every chain and yield the first fault of each. Nothing yielded means nothing was tampered with.

    `boards` are those that must have a chain: each was created by an event, so one without was taken away whole. What
    this cannot find is a database put back whole to an earlier day; only a head noted elsewhere tells that.
    """
    heads = list(TrailChain.objects.order_by("board"))
    missing = set(boards) - {head.board for head in heads}
    yield from (Fault(board, 1, "the whole chain is gone") for board in sorted(missing))
    for head in heads:
        fault = _walk(head.board, head.length, head.head) or _marked(head)
        if fault:
            yield fault


def _marked(head: TrailChain) -> Fault | None:
    """The chain is as long as it says; whether the key said so too."""
    if head.length and hmac.compare_digest(head.mark, chain.mark(head.board, head.length, head.head)):
        return None
    return Fault(head.board, head.length, "the end of the chain was cut off and its head rewritten")


def _walk(board: UUID, length: int, head: str) -> Fault | None:
    previous, expected = chain.START, 1
    for event in TrailEvent.objects.filter(chain_id=board).order_by("seq", "pk").iterator(chunk_size=2000):
        if event.seq != expected:
            missing = event.seq > expected
            return Fault(board, expected, "an event was deleted" if missing else "an event was inserted")
        if event.previous != previous:
            return Fault(board, event.seq, "events were inserted, deleted or reordered")
        if event.seal != chain.seal(event, previous):
            return Fault(board, event.seq, "the event was edited")
        previous, expected = event.seal, expected + 1
    if (expected - 1, previous) != (length, head):
        return Fault(board, expected, "the end of the chain was cut off")
    return None
