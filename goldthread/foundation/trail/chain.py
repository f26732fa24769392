"""How one event is sealed to the one before it.

The seal is a keyed hash (HMAC-SHA-256), so that whoever can write to the database, but does not hold the key, cannot
forge it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from goldthread.foundation.models import TrailEvent

START = "0" * 64


def canonical(event: TrailEvent) -> bytes:
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


def seal(event: TrailEvent, previous: str) -> str:
    """The hash of `event` following an event whose hash is `previous`."""
    key = settings.TRAIL_KEY.encode()
    return hmac.new(key, previous.encode() + canonical(event), hashlib.sha256).hexdigest()
