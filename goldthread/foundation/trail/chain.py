"""How one event is sealed to the one before it.

The seal is a keyed hash (HMAC-SHA-256), so that whoever can write to the database, but does not hold the key, cannot
forge it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings

START = "0" * 64


class Sealable(Protocol):
    """What of an event is sealed."""

    seq: int
    at: dt.datetime
    actor: UUID | None
    actor_name: str
    kind: str
    subject: UUID | None
    subject_type: str
    changed: Any
    detail: Any
    chain_id: UUID


def canonical(event: Sealable) -> bytes:
    """The event as bytes, the same on every database and every day."""
    told = {
        "actor": str(event.actor) if event.actor else None,
        "actor_name": event.actor_name,
        "at": event.at.isoformat(timespec="microseconds"),
        "board": str(event.chain_id),
        "changed": event.changed,
        "detail": event.detail,
        "kind": event.kind,
        "seq": event.seq,
        "subject": str(event.subject) if event.subject else None,
        "subject_type": event.subject_type,
    }
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def seal(event: Sealable, previous: str) -> str:
    """The hash of `event` following an event whose hash is `previous`."""
    return _keyed(previous.encode() + canonical(event))


def mark(board: UUID, length: int, head: str) -> str:
    """The keyed hash of how far a board's chain goes and what it ends in."""
    return _keyed(f"chain:{board}:{length}:{head}".encode())


def _keyed(told: bytes) -> str:
    return hmac.new(settings.TRAIL_KEY.encode(), told, hashlib.sha256).hexdigest()
