"""Messages in words: to whom, what about, how it stands, and why a draft is only a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from goldthread.foundation.models import Message
from goldthread.foundation.outbox import wording
from goldthread.foundation.outbox.folder import file_name
from goldthread.foundation.outbox.states import MessageState
from goldthread.home.choices import MESSAGE_STATE, message_kind
from goldthread.home.presenters.board import FAR_OFF, Dated
from goldthread.home.queries.messages import ToDecide
from goldthread.partnership.models import Board, Person
from goldthread.ui.charts import Bar, BarChart
from goldthread.ui.content import Content, Gap, Link, Several, Tag, day, moment
from goldthread.ui.lists import Column
from goldthread.ui.parts import Button, SummaryRow, Task
from goldthread.ui.tones import Tone

SHOWN_DAYS = 10
FOLDER_BACKEND = "goldthread.foundation.outbox.folder.FolderBackend"
NO_SERVER = "This installation was not told how to send mail, so messages wait. Who looks after it sets a mail server."
ABOVE_A_LEAD = "It is for someone above an agency lead: the product drafts, and a person decides whether it goes."


def slug(board: Board) -> str:
    """The board's part of an address."""
    return board.short_name.lower()


def list_href(board: Board, query: str = "") -> str:
    """The list of messages."""
    return f"{reverse('home:messages', args=[slug(board)])}{query}"


def href(board: Board, message: Message, page: str = "message") -> str:
    """A page about one message."""
    return reverse(f"home:{page}", args=[slug(board), message.pk])


def columns(board: Board) -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column("about", "Message", lambda one: Link(one.subject, href(board, one)), sort="subject"),
        Column("to", "To", lambda one: one.recipient_name, sort="recipient_name"),
        Column("kind", "Kind", lambda one: message_kind(one.kind), sort="kind"),
        Column("state", "State", state, sort="state"),
        Column("when", "When", when, sort="created_at"),
    )


def state(message: Message) -> Tag:
    """How it stands."""
    return MESSAGE_STATE.tag(message.state)


def when(message: Message) -> str:
    """The time that matters for how it stands."""
    match message.state:
        case MessageState.SENT if message.sent_at:
            return f"Sent {moment(message.sent_at)}"
        case MessageState.WAITING if message.tries:
            return f"Tried {tries(message)}, next {moment(message.not_before)}"
        case MessageState.WAITING if message.not_before > timezone.now():
            return f"Goes {moment(message.not_before)}"
        case MessageState.FAILED:
            return f"Given up {moment(message.changed_at)}"
        case MessageState.DISCARDED:
            return f"Discarded {moment(message.changed_at)}"
        case _:
            return f"Written {moment(message.created_at)}"


def tries(message: Message) -> str:
    """How often it was tried."""
    return {0: "not yet", 1: "once", 2: "twice"}.get(message.tries, f"{message.tries} times")


def picture(counts: Mapping[dt.date, int], today: dt.date) -> BarChart:
    """Messages sent on each of the last days."""
    days = [today - dt.timedelta(days=back) for back in range(SHOWN_DAYS)]
    bars = [Bar(f"{one:%a} {one.day} {one:%B}", counts.get(one, 0)) for one in days]
    return BarChart("Messages sent", f"Each of the last {SHOWN_DAYS} days, today first", bars, "Day", "Messages sent")


def standing(stuck: int) -> str:
    """What is wrong with the sending of mail, if anything."""
    if not settings.SENDS_MAIL:
        return NO_SERVER
    if not stuck:
        return ""
    said = "1 message was" if stuck == 1 else f"{stuck} messages were"
    return f"{said} due a while ago and nobody has tried to send: the worker is not running. Tell who looks after it."


def tasks(found: ToDecide, board: Board) -> list[Dated]:
    """What of the outbox waits for a person, for the home page."""
    told = []
    if found.drafts:
        said = f"Release or discard {found.drafts} draft message{'' if found.drafts == 1 else 's'}"
        told.append(Task(said, list_href(board, "?state=draft"), hint=_why_drafts(found)))
    if found.failed:
        said = "1 message could" if found.failed == 1 else f"{found.failed} messages could"
        told.append(Task(f"{said} not be sent", list_href(board, "?state=failed"), Tag("Not sent", Tone.BAD)))
    return [(FAR_OFF, task) for task in told]


def _why_drafts(found: ToDecide) -> str:
    """Why these did not go by themselves."""
    if not found.unaddressed:
        return "Nothing goes by itself to those above an agency lead"
    lacking = f"{found.unaddressed} of them" if found.unaddressed < found.drafts else "They"
    return f"{lacking} cannot go: no e-mail address is known"


def rows(message: Message, people: Mapping[UUID, Person], board: Board, others: int) -> list[SummaryRow]:
    """The facts of a message."""
    told: list[tuple[str, Content]] = [
        ("To", _to(message, people, board)),
        ("Address", message.address or Gap("No e-mail address is known")),
        ("Kind", message_kind(message.kind)),
        ("Written", moment(message.created_at)),
        ("State", Several((state(message), *_why(message)))),
        ("Tried", f"{tries(message)[0].upper()}{tries(message)[1:]}"),
    ]
    if message.released_by:
        who = people.get(message.released_by)
        told.append(("Released by", who.name if who else Gap("Someone you may not see")))
    if others:
        told.append(("In one mail with", "1 other message" if others == 1 else f"{others} other messages"))
    if message.sent_at and settings.EMAIL_BACKEND == FOLDER_BACKEND:
        told.append(("File", f"mail/{file_name(message.message_id)}, where this installation keeps its things (var)"))
    return [SummaryRow(label, content) for label, content in told]


def _to(message: Message, people: Mapping[UUID, Person], board: Board) -> Content:
    person = people.get(message.recipient) if message.recipient else None
    page = reverse("partnership:person", args=[slug(board), person.pk]) if person else ""
    return Link(message.recipient_name, page) if page else message.recipient_name


def _why(message: Message) -> list[str]:
    if message.state == MessageState.DRAFT:
        return [ABOVE_A_LEAD if wording.is_address(message.address) else "No e-mail address is known, so it cannot go."]
    return [when(message), message.failure] if message.failure else [when(message)]


def text(message: Message) -> list[str]:
    """The text of a message, by paragraph, while it is kept."""
    return [part.strip() for part in message.body.split("\n\n") if part.strip()]


def text_gone(message: Message) -> str:
    """What to say where there is no text."""
    if message.sent_at and message.sent_at < timezone.now() - dt.timedelta(days=6):
        return f"It was sent on {day(message.sent_at)}, and its text deleted a week later. The facts above are kept."
    return "It had no text besides its subject and the link." if message.sent_at else "No text is kept."


def buttons(message: Message, board: Board, address: str) -> list[Button]:
    """What can be decided of it. Without an address to send to, that is wanted first."""
    drop = Button("Discard", href(board, message, "discard_message"), secondary=True)
    if message.state in {MessageState.DRAFT, MessageState.FAILED} and message.recipient and not address:
        person = reverse("partnership:person_change", args=[slug(board), message.recipient])
        return [Button("Add an e-mail address", person), drop]
    match message.state:
        case MessageState.DRAFT:
            return [Button("Release", href(board, message, "release_message")), drop]
        case MessageState.FAILED:
            return [Button("Try again", href(board, message, "try_message_again")), drop]
        case _:
            return []
