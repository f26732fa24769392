"""A mail as it goes out: plain text, one recipient, a link, nothing about a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from goldthread.foundation.outbox.tables import Message

ABOUT = "Goldthread sent this by itself. Please put nothing about a child or an adult in an e-mail: sign in instead."


def letter(messages: Sequence[Message], names: Mapping[UUID, str]) -> EmailMessage:
    """The mail for messages to one recipient, which come sorted by board; several become a digest with headings."""
    first = messages[0]
    told = _alone(first, names) if len(messages) == 1 else _digest(messages, names)
    mail_id = f"<{first.message_id}@{urlsplit(settings.ADDRESS).hostname}>"
    headers = {"Message-ID": mail_id, "Auto-Submitted": "auto-generated"}
    subject = first.subject if len(messages) == 1 else _subject(messages, names)
    return EmailMessage(subject, told, settings.DEFAULT_FROM_EMAIL, [first.address], headers=headers)


def _alone(message: Message, names: Mapping[UUID, str]) -> str:
    return "\n\n".join([*_said(message), _ending(names.get(message.board_id, ""))])


def _digest(messages: Sequence[Message], names: Mapping[UUID, str]) -> str:
    parts = [f"You have {len(messages)} messages."]
    for board, group in groupby(messages, key=lambda one: one.board_id):
        name = names.get(board, "Another board")
        parts.append(f"{name}\n{'=' * len(name)}")
        parts += ["\n\n".join([one.subject, *_said(one)]) for one in group]
    return "\n\n".join([*parts, _ending()])


def _subject(messages: Sequence[Message], names: Mapping[UUID, str]) -> str:
    boards = {one.board_id for one in messages}
    name = names.get(messages[0].board_id, "") if len(boards) == 1 else ""
    return f"{len(messages)} messages for you from {name or 'Goldthread'}"


def _said(message: Message) -> list[str]:
    link = [f"{settings.ADDRESS}{message.path}"] if message.path else []
    return [message.body.strip(), *link] if message.body.strip() else link


def _ending(name: str = "") -> str:
    return "\n".join(["--", *([name] if name else []), ABOUT, ""])
