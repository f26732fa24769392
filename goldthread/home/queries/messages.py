"""The messages of a board: what was sent, what waits, what a person must decide."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from goldthread.foundation.access import Actor
from goldthread.foundation.models import Message
from goldthread.foundation.outbox.states import MessageState
from goldthread.partnership.models import Board, Person

OVERDUE = dt.timedelta(minutes=15)


@dataclass(frozen=True)
class ToDecide:
    """How many messages wait for a person: drafts (of them, those to nobody's address), and those that failed."""

    drafts: int = 0
    unaddressed: int = 0
    failed: int = 0


def messages_of(actor: Actor, board: Board) -> QuerySet[Message]:
    """Every message of the board, the latest first."""
    rows: QuerySet[Message] = Message.objects.visible_to(actor).filter(board_id=board.pk)
    return rows


def message_on(actor: Actor, board: Board, public_id: UUID) -> Message:
    """One message. Raises Unseen."""
    found: Message = Message.objects.seen_by(actor, public_id, board_id=board.pk)
    return found


def to_decide(actor: Actor, board: Board) -> ToDecide:
    """How many drafts and failed messages the board has."""
    draft = Q(state=MessageState.DRAFT)
    wanted = {"drafts": draft, "unaddressed": draft & Q(address=""), "failed": Q(state=MessageState.FAILED)}
    counts = {name: Count("pk", filter=found) for name, found in wanted.items()}
    return ToDecide(**messages_of(actor, board).aggregate(**counts))


def sent_by_day(actor: Actor, board: Board, since: dt.date) -> dict[dt.date, int]:
    """How many messages went out on each day since."""
    rows = messages_of(actor, board).filter(sent_at__date__gte=since).order_by()
    counted = rows.annotate(day=TruncDate("sent_at")).values("day").annotate(n=Count("pk"))
    return {row["day"]: row["n"] for row in counted}


def stuck(actor: Actor, board: Board, now: dt.datetime) -> int:
    """How many messages should have gone a while ago and were not even tried: then nobody is sending."""
    waiting = Q(state=MessageState.WAITING, tries=0, not_before__lt=now - OVERDUE)
    return messages_of(actor, board).filter(waiting).count()


def kinds_of(actor: Actor, board: Board) -> list[str]:
    """The kinds of message the board has."""
    return list(messages_of(actor, board).order_by("kind").values_list("kind", flat=True).distinct())


def recipients_of(actor: Actor, board: Board) -> list[tuple[str, str]]:
    """Everyone the board has a message for, by name."""
    rows = messages_of(actor, board).exclude(recipient=None).order_by("recipient_name")
    found = {str(person): name for person, name in rows.values_list("recipient", "recipient_name").distinct()}
    return sorted(found.items(), key=lambda one: one[1])


def in_the_same_mail(actor: Actor, board: Board, message: Message) -> int:
    """How many other messages of this board went in the mail that this one went in."""
    rows = messages_of(actor, board).filter(message_id=message.message_id, state=MessageState.SENT)
    return rows.exclude(pk=message.pk).count()


def people_in(actor: Actor, message: Message) -> dict[UUID, Person]:
    """Whom it is for and who released it, as far as the actor may know of them."""
    named = [one for one in (message.recipient, message.released_by) if one]
    return {person.pk: person for person in Person.objects.visible_to(actor).filter(pk__in=named)}
