"""Update rounds: all of them, one of them, opening, reminding, closing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.foundation.access import Verb, require
from goldthread.foundation.access.require import may_on
from goldthread.improvement import queries, services
from goldthread.improvement.forms.rounds import RoundForm
from goldthread.improvement.models import UpdateRound
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.presenters import rounds as presenter
from goldthread.improvement.presenters.addresses import slug
from goldthread.improvement.queries.recipients import posts_of
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link, day
from goldthread.ui.lists import Button, Empty, Listing, list_page
from goldthread.ui.pages import confirm_page, form_page
from goldthread.ui.records import record_page

SHOWN = 8
EMPTY = "Before a meeting each owner is asked once for everything of theirs. The first round opens by itself, or here."


def rounds(request: BoardRequest) -> HttpResponse:
    """Who has answered? Every round, the latest first."""
    board, actor = request.board, request.actor
    found = queries.rounds_of(actor, board.pk)
    may_write = actor.holds(WRITE_ACTIONS, board=board.pk)
    button = Button("Open an update round", presenter.rounds_href(board, "open_round")) if may_write else None
    return list_page(
        request,
        Listing(
            caption="Update rounds",
            rows=found,
            columns=presenter.columns(timezone.localdate()),
            default_sort="-meets",
            file_name="update-rounds",
        ),
        title="Update rounds",
        question="Who has not answered?",
        picture=presenter.picture(list(found.order_by("-meets")[:SHOWN])),
        button=button,
        others=[Button("The plan", reverse("improvement:index", args=[slug(board)]), secondary=True)],
        empty=Empty("No update round yet", EMPTY, button),
    )


def show_round(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Who has not answered, since when, last chased; what nobody was asked about; new dates asked for."""
    actor, found = request.actor, _found(request, public_id)
    asked = list(queries.requests_of(actor, found))
    for one in asked:
        one.round = found
    unasked = queries.not_asked(queries.asked_about(actor, found.group), asked, _in_post(found))
    dates = queries.dates_asked_for(actor, found)
    may_write = may_on(actor, WRITE_ACTIONS, found)
    tables = [presenter.unanswered_table(asked), presenter.answered_table(asked)]
    tables += [presenter.dates_table(dates, may_write=may_write)] if dates else []
    tables += [presenter.not_asked_table(unasked)] if unasked and found.closed_at is None else []
    return record_page(
        request,
        found,
        title=f"Update round for {day(found.meets)}",
        caption=str(found.group),
        state=presenter.state(found, timezone.localdate()),
        rows=presenter.summary(found, asked),
        buttons=presenter.round_buttons(found, asked) if may_write else [],
        tables=tables,
        back=Link("All update rounds", presenter.rounds_href(request.board)),
    )


def open_round(request: BoardRequest) -> HttpResponse:
    """Ask every owner of what a group oversees, by hand."""

    def save(data: Mapping[str, Any], version: int | None) -> str:
        return presenter.round_href(services.open_round(by=request.actor, **data))

    return form_page(
        request,
        RoundForm,
        title="Open an update round",
        lead="Each owner of an agreed action that the group oversees is asked once, for everything of theirs.",
        submit="Open the round and write to the owners",
        initial={"group": request.GET.get("group", "")},
        form_kwargs={"actor": request.actor, "board": request.board},
        back=Link("All update rounds", presenter.rounds_href(request.board)),
        save=save,
    )


def remind_round(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Write to everyone who has not answered."""
    found = _acted_on(request, public_id, WRITE_ACTIONS)
    waiting = [one for one in queries.requests_of(request.actor, found) if one.answered_at is None and one.person]
    named = tuple(f"{one.person}, for {presenter.owner_words(one)}" for one in waiting)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.remind_unanswered(public_id=public_id, version=version, by=request.actor)
        return presenter.round_href(found)

    return confirm_page(
        request,
        title="Remind those who have not answered?",
        submit="Send the reminders",
        lead="Each is written to once a day at most, with a link and nothing about a case.",
        consequences=named,
        initial={"version": found.version},
        back=_back(found),
        save=save,
    )


def close_round(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """End a round."""
    found = _acted_on(request, public_id, WRITE_ACTIONS)
    return confirm_page(
        request,
        title="Close this update round?",
        submit="Close the round",
        lead="Nobody is reminded any more, and what is unanswered stays so. The round stays on the list.",
        initial={"version": found.version},
        back=_back(found),
        save=lambda data, version: presenter.round_href(
            services.close_round(public_id=public_id, version=version, by=request.actor)
        ),
    )


def _found(request: BoardRequest, public_id: UUID) -> UpdateRound:
    rows = UpdateRound.objects.select_related("board", "group")
    found: UpdateRound = rows.seen_by(request.actor, public_id, board=request.board)
    return found


def _acted_on(request: BoardRequest, public_id: UUID, verb: Verb) -> UpdateRound:
    found = _found(request, public_id)
    require(request.actor, verb, on=found)
    return found


def _in_post(found: UpdateRound) -> set[UUID]:
    return set(posts_of(found.board_id, timezone.localdate()).people)


def _back(found: UpdateRound) -> Link:
    return Link("Back to the round", presenter.round_href(found))
