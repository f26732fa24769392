"""Taking messages to send. Nothing here changes what a message says, for whom it is or how it stands, so the trail is
not told; who may see is not asked, because nobody is shown anything.

A message is taken by an UPDATE that changes it only if it is still as it was read, inside one short transaction: on
PostgreSQL rows that another worker holds are skipped, on SQLite only one writes at a time. Who takes a message holds it
until its lease is over, and nobody else takes it before.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from goldthread.foundation.access import Actor, row_security
from goldthread.foundation.outbox.states import MessageState
from goldthread.foundation.outbox.tables import Message

BY = Actor.system("sending messages")


def take(now: dt.datetime, lease: dt.timedelta) -> list[Message]:
    """The messages of the next mail to send, held until the lease is over; none where nothing is due.

    A message that was tried before goes with those it was tried with, so that a mail sent twice is the same mail.
    """
    if not _due(now).exists():
        return []
    with row_security.everything(), transaction.atomic():
        first = _due(now).select_for_update(skip_locked=True).order_by("not_before", "pk").first()
        if first is None:
            return []
        mail = Q(message_id=first.message_id)
        if first.waits_for_digest and not first.tries:
            mail |= Q(waits_for_digest=True, tries=0, recipient=first.recipient, address=first.address)
        found = [row.pk for row in _due(now).filter(mail).select_for_update(skip_locked=True)]
        held = _rows(_is_due(now), pk__in=found)
        held.update(leased_until=now + lease, tries=F("tries") + 1, message_id=first.message_id)
        taken = Message.objects.visible_to(BY).filter(pk__in=found, leased_until=now + lease)
        return list(taken.order_by("board_id", "created_at", "pk"))


def put_off(mail: UUID, until: dt.datetime, why: str) -> None:
    """Give a mail that could not be sent back, to be tried again later."""
    with row_security.everything():
        rows = _rows(message_id=mail, state=MessageState.WAITING)
        rows.update(leased_until=None, not_before=until, failure=why)


def _due(now: dt.datetime) -> QuerySet[Message]:
    rows: QuerySet[Message] = Message.objects.visible_to(BY).filter(_is_due(now))
    return rows


def _is_due(now: dt.datetime) -> Q:
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    return free & Q(state=MessageState.WAITING, not_before__lte=now)


def _rows(*conditions: Q, **named: object) -> QuerySet[Message]:
    return Message._base_manager.filter(*conditions, **named)
