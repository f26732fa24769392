"""Writing messages, and what a person decides of a draft."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor
from goldthread.foundation.outbox.states import MessageState
from goldthread.foundation.outbox.tables import Message


@dataclass(frozen=True)
class Recipient:
    """One person a message is for. `address` is empty where none is known: the message then waits as a draft."""

    person: UUID
    name: str
    address: str


def write_message(
    *,
    board: UUID,
    to: Recipient,
    kind: str,
    key: str,
    subject: str,
    body: str,
    path: str,
    by: Actor,
    is_draft: bool = False,
    not_before: dt.datetime | None = None,
) -> Message | None:
    """Put a message in the outbox, inside the service that causes it. Returns None where `key` was written before.

    `kind` groups messages (`improvement.update_request`). `path` is the page it leads to. Nothing about a case, and no
    text from a record, belongs in `subject` or `body`: counts, dates and references alone.
    """
    if Message.objects.visible_to(Actor.system("writing messages")).filter(key=key).exists():
        return None
    message = Message(
        board_id=board,
        recipient=to.person,
        recipient_name=to.name,
        address=to.address,
        kind=kind,
        key=key,
        subject=subject,
        body=body,
        path=path,
        state=MessageState.DRAFT if is_draft or not to.address else MessageState.WAITING,
        not_before=not_before or timezone.now(),
    )
    message.save()
    return message
