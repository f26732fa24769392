"""Proving that the trail is as it was written."""

from __future__ import annotations

from collections.abc import Iterator
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


def verify() -> Iterator[Fault]:
    """Walk every chain and yield the first fault of each. Nothing yielded means nothing was tampered with."""
    for head in TrailChain.objects.order_by("board"):
        fault = _walk(head.board, head.length, head.head)
        if fault:
            yield fault


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
