"""Messages for tests, written as a room would write them."""

from __future__ import annotations

import datetime as dt
from itertools import count
from uuid import UUID, uuid4

from goldthread.foundation.access import Actor
from goldthread.foundation.models import Message
from goldthread.foundation.outbox.services import Recipient, write_message
from goldthread.foundation.writes import service
from tests import world

_number = count(1)


def recipient(address: str = "jo@example.org", *, name: str = "Jo Bloggs") -> Recipient:
    return Recipient(uuid4(), name, address)


@service("tests.wrote")
def wrote(*, by: Actor, **given: object) -> Message | None:
    return write_message(by=by, **given)  # type: ignore[arg-type]


def message(
    board: UUID,
    to: Recipient | None = None,
    *,
    key: str = "",
    subject: str = "3 actions need an update",
    body: str = "Please say by 14 June 2027 how they stand.",
    path: str = "/aaa/plan/",
    is_draft: bool = False,
    not_before: dt.datetime | None = None,
) -> Message:
    """A message in the outbox."""
    made = wrote(
        board=board,
        to=to or recipient(),
        kind="tests.reminder",
        key=key or f"test:{next(_number)}",
        subject=subject,
        body=body,
        path=path,
        is_draft=is_draft,
        not_before=not_before,
        by=world.SYSTEM,
    )
    assert made is not None
    return made


def again(one: Message) -> Message:
    """The message as it stands now."""
    return Message.objects.visible_to(world.SYSTEM).get(pk=one.pk)
