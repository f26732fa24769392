"""The life of a message, as a table."""

from __future__ import annotations

from enum import StrEnum

from goldthread.kernel.transitions import Step


class MessageState(StrEnum):
    DRAFT = "draft"
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    DISCARDED = "discarded"


TABLE: dict[str, Step[MessageState]] = {
    "release": Step(frozenset({MessageState.DRAFT}), MessageState.WAITING, "be released"),
    "discard": Step(frozenset({MessageState.DRAFT, MessageState.FAILED}), MessageState.DISCARDED, "be discarded"),
    "send": Step(frozenset({MessageState.WAITING}), MessageState.SENT, "be sent"),
    "give_up": Step(frozenset({MessageState.WAITING}), MessageState.FAILED, "be given up"),
    "try_again": Step(frozenset({MessageState.FAILED}), MessageState.WAITING, "be tried again"),
}
