"""Writing messages, and what a person decides of a draft."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.outbox import permissions, timing, wording
from goldthread.foundation.outbox.states import TABLE, MessageState
from goldthread.foundation.outbox.tables import Message
from goldthread.foundation.writes import service
from goldthread.kernel.refusals import Refused
from goldthread.kernel.transitions import move

NO_ADDRESS = (
    "No e-mail address is known for {name}. Add it on the person's page (Partnership, People), then release this."
)


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
    text from a record, belongs in `subject` or `body`: counts, dates and references alone. A message goes at once and
    alone; with `not_before` (see `timing.digest_time`) it waits until then and goes with the recipient's others in one
    mail. Raises Refused for a subject of several lines, and for what is too long.
    """
    wording.check(subject=subject, body=body, path=path)
    if Message.objects.visible_to(Actor.system("writing messages")).filter(key=key).exists():
        return None
    can_go = wording.is_address(to.address) and not is_draft
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
        state=MessageState.WAITING if can_go else MessageState.DRAFT,
        not_before=not_before or timezone.now(),
        waits_for_digest=not_before is not None,
    )
    message.save()
    return message


@service("messages.released")
def release_draft(*, public_id: UUID, version: int | None, by: Actor, address: str = "") -> Message:
    """Let a draft go out. `address` is the recipient's today; the one it was written with counts where none is given.

    Raises Refused where no address is known.
    """
    message = _to_decide(public_id, version, by)
    message.state = move(TABLE, name="release", state=MessageState(message.state))
    _address_to(message, address)
    message.released_by, message.not_before, message.waits_for_digest = by.person, timezone.now(), False
    message.save()
    return message


@service("messages.discarded")
def discard(*, public_id: UUID, version: int | None, by: Actor) -> Message:
    """Decide that a draft, or a message that failed, does not go. It stays on the list as discarded."""
    message = _to_decide(public_id, version, by)
    message.state = move(TABLE, name="discard", state=MessageState(message.state))
    message.save()
    return message


@service("messages.tried_again")
def try_again(*, public_id: UUID, version: int | None, by: Actor, address: str = "") -> Message:
    """Have a message that failed sent after all, from the first try on. Raises Refused where no address is known.

    One that was part of a digest now goes in a mail of its own, which is another mail.
    """
    message = _to_decide(public_id, version, by)
    message.state = move(TABLE, name="try_again", state=MessageState(message.state))
    _address_to(message, address)
    if message.waits_for_digest:
        message.message_id, message.waits_for_digest = uuid.uuid4(), False
    message.not_before, message.tries, message.failure = timezone.now(), 0, ""
    message.save()
    return message


@service("messages.text_deleted")
def forget_texts(*, by: Actor, board: UUID, today: dt.date) -> int:
    """Delete the text of messages that were sent, or discarded, more than seven days ago. The facts of each stay."""
    before = timezone.make_aware(dt.datetime.combine(today, dt.time())) - timing.KEPT
    over = Q(state=MessageState.SENT, sent_at__lt=before) | Q(state=MessageState.DISCARDED, changed_at__lt=before)
    rows = Message.objects.visible_to(by).filter(over, board_id=board).exclude(body="").select_for_update(of=("self",))
    for message in rows:
        message.body = ""
        message.save()
    return len(rows)


def _to_decide(public_id: UUID, version: int | None, by: Actor) -> Message:
    message: Message = Message.objects.for_update(by, public_id, version=version)
    require(by, permissions.RELEASE_MESSAGES, on=message)
    return message


def _address_to(message: Message, address: str) -> None:
    """Put today's address on a message. Raises Refused where there is none to send to."""
    message.address = address or message.address
    if not wording.is_address(message.address):
        raise Refused(NO_ADDRESS.format(name=message.recipient_name))
