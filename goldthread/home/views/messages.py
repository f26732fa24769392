"""What was sent, what waits, and what a person must decide of it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from goldthread.foundation.access.require import may_on
from goldthread.foundation.models import Message
from goldthread.foundation.outbox import services
from goldthread.foundation.outbox.permissions import RELEASE_MESSAGES
from goldthread.home.choices import MESSAGE_STATE, message_kind
from goldthread.home.presenters import messages as presenter
from goldthread.home.queries import messages as queries
from goldthread.partnership.models import Board
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.lists import Empty, Filter, Listing, list_page
from goldthread.ui.pages import confirm_page
from goldthread.ui.records import record_page

NOTHING = Empty(
    "No message yet",
    "Requests for updates and reminders are listed here, with who they went to and when, and drafts that wait for you.",
)


def messages(request: BoardRequest) -> HttpResponse:
    """What did we send, to whom, and what waits?"""
    actor, board, today = request.actor, request.board, timezone.localdate()
    counts = queries.sent_by_day(actor, board, today - dt.timedelta(days=presenter.SHOWN_DAYS - 1))
    return list_page(
        request,
        _listing(request),
        title="Messages",
        question="What did we send, to whom, and what waits?",
        lead=presenter.standing(queries.stuck(actor, board, timezone.now())),
        picture=presenter.picture(counts, today) if counts else None,
        empty=NOTHING,
    )


def _listing(request: BoardRequest) -> Listing:
    actor, board = request.actor, request.board
    kinds = sorted(((kind, message_kind(kind)) for kind in queries.kinds_of(actor, board)), key=lambda one: one[1])
    return Listing(
        caption="Messages",
        rows=queries.messages_of(actor, board),
        columns=presenter.columns(board),
        filters=(
            Filter("state", "State", MESSAGE_STATE.choices(), lambda rows, value: rows.filter(state=value)),
            Filter("kind", "Kind", kinds, lambda rows, value: rows.filter(kind=value)),
            Filter("to", "To", queries.recipients_of(actor, board), lambda rows, value: rows.filter(recipient=value)),
        ),
        search=("subject", "recipient_name"),
        default_sort="-when",
        file_name=f"{board.short_name.lower()}-messages",
    )


def message(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """One message: to whom, when, how often it was tried, and its text while that is kept."""
    actor, board, found = request.actor, request.board, _find(request, public_id)
    others = queries.in_the_same_mail(actor, board, found) if found.sent_at else 0
    return record_page(
        request,
        found,
        title=found.subject,
        caption="Message",
        state=presenter.state(found),
        rows=presenter.rows(found, queries.people_in(actor, found), board, others),
        buttons=presenter.buttons(found, board, _address(request, found))
        if may_on(actor, RELEASE_MESSAGES, found)
        else [],
        back=Link("All messages", presenter.list_href(board)),
        template="home/message.html",
        text=presenter.text(found),
        text_gone=presenter.text_gone(found),
        leads_to=found.path,
    )


def release(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Let a draft go out."""
    board, found = request.board, _find(request, public_id)
    address = _address(request, found)
    return confirm_page(
        request,
        title="Release this message?",
        submit="Release the message",
        lead=found.subject,
        initial={"version": found.version},
        consequences=(_goes_to(found, address), "It cannot be called back.") if address else (),
        back=_back(board, found),
        save=lambda data, version: presenter.href(
            board,
            services.release_draft(public_id=public_id, version=version, by=request.actor, address=address),
        ),
    )


def discard(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Decide that a message does not go."""
    board, found = request.board, _find(request, public_id)
    return confirm_page(
        request,
        title="Discard this message?",
        submit="Discard the message",
        lead=found.subject,
        initial={"version": found.version},
        consequences=(f"{found.recipient_name} is not told.", "It stays on the list of messages, as discarded."),
        danger=True,
        back=_back(board, found),
        save=lambda data, version: presenter.href(
            board, services.discard(public_id=public_id, version=version, by=request.actor)
        ),
    )


def try_again(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Have a message that failed sent after all."""
    board, found = request.board, _find(request, public_id)
    address = _address(request, found)
    return confirm_page(
        request,
        title="Try to send this message again?",
        submit="Try again",
        lead=found.subject,
        initial={"version": found.version},
        consequences=(_goes_to(found, address),) if address else (),
        back=_back(board, found),
        save=lambda data, version: presenter.href(
            board, services.try_again(public_id=public_id, version=version, by=request.actor, address=address)
        ),
    )


def _find(request: BoardRequest, public_id: UUID) -> Message:
    return queries.message_on(request.actor, request.board, public_id)


def _address(request: BoardRequest, found: Message) -> str:
    """The recipient's address as the record has it today, else the one the message was written with."""
    person = queries.people_in(request.actor, found).get(found.recipient) if found.recipient else None
    return (person.email if person else "") or found.address


def _goes_to(found: Message, address: str) -> str:
    return f"It goes to {found.recipient_name} at {address}, and to nobody else."


def _back(board: Board, found: Message) -> Link:
    return Link("Back to the message", presenter.href(board, found))
