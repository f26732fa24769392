"""Sending what is due: each mail at least once, however the machine ends, and always under the same Message-ID."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from goldthread.foundation.access import Actor
from goldthread.foundation.boards import board_names
from goldthread.foundation.outbox import leasing, recipients, timing
from goldthread.foundation.outbox.letters import letter
from goldthread.foundation.outbox.reasons import is_final, is_of_one_mail, reason
from goldthread.foundation.outbox.states import TABLE, MessageState
from goldthread.foundation.outbox.tables import Message
from goldthread.foundation.writes import service
from goldthread.kernel.transitions import move

NOT_ANY_MORE = "This person holds no role on the board any more, or their account is suspended."
MANY = 50  # mails on one connection; servers end longer ones
log = logging.getLogger("goldthread.outbox")


@dataclass
class Tally:
    """How many mails went out in a pass, how many did not, and whether more may be due."""

    sent: int = 0
    failed: int = 0
    is_full: bool = False


def never() -> bool:
    """The answer of one who never wants to stop."""
    return False


def send_due(*, lease: dt.timedelta = timing.LEASE, stopping: Callable[[], bool] = never) -> Tally:
    """Send what is due, up to fifty mails. A server that cannot be reached ends the pass; the rest waits."""
    tally = Tally()
    if not settings.SENDS_MAIL:
        return tally
    connection = mail.get_connection()
    try:
        while not stopping() and not tally.is_full:
            messages = leasing.take(timezone.now(), lease)
            if not messages or not _post(messages, connection, tally):
                break
            tally.is_full = tally.sent + tally.failed >= MANY
    finally:
        _close(connection)
    return tally


def _post(messages: Sequence[Message], connection: BaseEmailBackend, tally: Tally) -> bool:
    """Send one mail and say so. Returns whether to go on with the next."""
    first = messages[0]
    going, gone = recipients.parted(messages)
    if gone:
        give_up(mail_id=first.message_id, why=NOT_ANY_MORE, by=leasing.BY, only={message.pk for message in gone})
    if not going:
        tally.failed += 1
        return True
    try:
        connection.send_messages([letter(going, board_names(leasing.BY))])
    except Exception as fault:  # whatever a mail server does, the message waits and the worker goes on
        tally.failed += 1
        _not_sent(first, fault)
        return is_of_one_mail(fault)
    mark_sent(mail_id=first.message_id, at=timezone.now(), by=leasing.BY, address=going[0].address)
    tally.sent += 1
    return True


def _not_sent(message: Message, fault: Exception) -> None:
    log.warning("A mail could not be sent: %s", type(fault).__name__)
    if is_final(fault) or message.tries >= timing.MOST_TRIES:
        give_up(mail_id=message.message_id, why=reason(fault), by=leasing.BY)
    else:
        leasing.put_off(message.message_id, timezone.now() + timing.wait_after(message.tries), reason(fault))


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError as fault:  # the mails are sent; how the server says goodbye changes nothing
        log.warning("The connection to the mail server broke at its end: %s", type(fault).__name__)


@service("messages.sent")
def mark_sent(*, mail_id: UUID, at: dt.datetime, by: Actor, address: str) -> None:
    """Record that a mail went out, and where. One that another worker recorded meanwhile is left as it is."""
    for message in _waiting(mail_id, by):
        message.state = move(TABLE, name="send", state=MessageState(message.state))
        message.sent_at, message.leased_until, message.failure = at, None, ""
        message.address = address
        message.save()


@service("messages.given_up")
def give_up(*, mail_id: UUID, why: str, by: Actor, only: Collection[UUID] | None = None) -> None:
    """Record that a mail, or `only` some messages of it, will not be tried again unless a person says so."""
    for message in _waiting(mail_id, by):
        if only is not None and message.pk not in only:
            continue
        message.state = move(TABLE, name="give_up", state=MessageState(message.state))
        message.leased_until, message.failure = None, why
        message.save()


def _waiting(mail_id: UUID, by: Actor) -> list[Message]:
    rows = Message.objects.visible_to(by).filter(message_id=mail_id, state=MessageState.WAITING)
    return list(rows.select_for_update(of=("self",)).order_by("pk"))
