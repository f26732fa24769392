"""Whether a person is still to be written to, and where: asked just before each mail, of the room that knows people.

A digest waits until the morning and a mail that could not be sent for days; meanwhile an account is suspended, a role
ends, an address changes hands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from goldthread.foundation.outbox.tables import Message

Find = Callable[[UUID, UUID], str | None]
_find: list[Find] = []


def use_addresses(find: Find) -> None:
    """The partnership room says where a person of a board is written to today: `find(person, board)`.

    Empty where they are not to be written to any more; None for somebody it never heard of.
    """
    _find[:] = [find]


def address_today(message: Message) -> str:
    """The address a message goes to now; empty where it goes nowhere any more."""
    known = _find[0](message.recipient, message.board_id) if _find and message.recipient else None
    return message.address if known is None else known


def parted(messages: Sequence[Message]) -> tuple[list[Message], list[Message]]:
    """The messages that still go, with today's address, and those that do not."""
    gone = []
    for message in messages:
        message.address = address_today(message)
        if not message.address:
            gone.append(message)
    return [message for message in messages if message.address], gone
