"""Writing the trail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import transaction

from goldthread.foundation.access.actor import Actor
from goldthread.foundation.trail import chain
from goldthread.foundation.trail.tables import INSTALLATION, TrailChain, TrailEvent


@dataclass
class Touch:
    """One record saved by a service: which fields changed, and the values of those whose values the trail keeps."""

    subject_type: str
    subject: UUID
    board: UUID | None
    changed: list[str] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)


def append(*, kind: str, by: Actor, touches: Iterable[Touch]) -> None:
    """Record what a service did: one event for each record it saved, on the chain of the record's board."""
    by_board = sorted(touches, key=lambda touch: str(touch.board))
    for board, group in groupby(by_board, key=lambda touch: touch.board):
        events = [
            _event(kind, by, touch.subject_type, touch.subject, sorted(touch.changed), {"values": touch.values})
            for touch in group
        ]
        _link(board, events)


def happened(*, kind: str, by: Actor, board: UUID | None = None, detail: dict[str, Any] | None = None) -> None:
    """Record an event that saved nothing of ours (signing in, exporting)."""
    _link(board, [_event(kind, by, "", None, [], detail or {})])


def viewed(record: Any, *, by: Actor) -> None:
    """Record that a sensitive record was looked at."""
    event = _event("viewed", by, record._meta.label_lower, record.pk, [], {})
    _link(record.trail_board(), [event])


def denied(*, by: Actor, view: str, why: str, board: UUID | None) -> None:
    """Record a denial in a transaction of its own, so that it survives the rollback of what was denied."""
    _link(board, [_event("access.denied", by, "", None, [], {"view": view, "why": why})])


def _event(
    kind: str, by: Actor, subject_type: str, subject: UUID | None, changed: list[str], detail: dict[str, Any]
) -> TrailEvent:
    return TrailEvent(
        kind=kind,
        actor=by.person,
        actor_name=by.name if by.is_system else "",
        at=dt.datetime.now(dt.UTC),
        subject_type=subject_type,
        subject=subject,
        changed=changed,
        detail=detail,
    )


def _link(board: UUID | None, events: list[TrailEvent]) -> None:
    with transaction.atomic():
        head = _lock(board)
        for event in events:
            event.chain, event.seq = head, head.length + 1
            event.previous = head.head
            event.seal = chain.seal(event, head.head)
            head.length, head.head = event.seq, event.seal
        TrailEvent.objects.bulk_create(events)
        head.mark = chain.mark(head.board, head.length, head.head)
        head.save(update_fields=["length", "head", "mark"])


def _lock(board: UUID | None) -> TrailChain:
    return TrailChain.objects.select_for_update().get_or_create(board=board or INSTALLATION)[0]
