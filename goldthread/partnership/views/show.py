"""A board's own page: who the partnership is."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils import timezone

from goldthread.partnership import queries
from goldthread.partnership.permissions import MANAGE_PARTNERSHIP, MANAGE_PEOPLE, SEE_PEOPLE
from goldthread.partnership.presenters import agencies
from goldthread.partnership.presenters import board as presenter
from goldthread.partnership.presenters.links import at
from goldthread.partnership.presenters.words import board_word
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Content
from goldthread.ui.parts import Button, Empty
from goldthread.ui.records import RecordTable, record_page


def show(request: BoardRequest) -> HttpResponse:
    """Agencies by kind, the board's facts, its groups, priorities, duties and how its organisation changed."""
    actor, board = request.actor, request.board
    may = actor.holds(MANAGE_PARTNERSHIP, board=board.pk)
    counted = queries.agencies_by_kind(actor, board.pk)
    return record_page(
        request,
        board,
        title=board.name,
        lead="Who the partnership is, and how it governs its quality assurance.",
        picture=agencies.by_kind(board, counted) if counted else None,
        rows=presenter.summary(board, sum(number for _, number in counted), may_change=may),
        buttons=_buttons(request, may),
        tables=[_groups(request, may), _priorities(request, may), _duties(request, may), _changes(request, may)],
        slot="partnership:board",
    )


def _buttons(request: BoardRequest, may: bool) -> list[Button]:
    board, actor = request.board, request.actor
    found = [Button("Agencies", at(board, "agencies"), secondary=True)]
    if actor.holds(SEE_PEOPLE, board=board.pk):
        found.append(Button("People", at(board, "people"), secondary=True))
    found.append(Button(board_word(board, "sub_group", many=True), at(board, "groups"), secondary=True))
    if may and actor.holds(MANAGE_PEOPLE, board=board.pk):
        found.append(Button("Bring in contacts from a spreadsheet", at(board, "contacts"), secondary=True))
    return found


def _groups(request: BoardRequest, may: bool) -> RecordTable:
    board = request.board
    return RecordTable(
        caption=board_word(board, "sub_group", many=True),
        headings=("Group", "Chair now", "Meets"),
        rows=presenter.group_rows(board, list(queries.groups_of(request.actor, board.pk)), timezone.localdate()),
        empty=Empty("No groups yet", "The full board, its executive and its sub groups belong here."),
        button=Button("Add a group", at(board, "group_new")) if may else None,
    )


def _priorities(request: BoardRequest, may: bool) -> RecordTable:
    board = request.board
    every = list(queries.priorities_of(request.actor, board.pk))
    year = presenter.year_shown([row.year for row in every], timezone.localdate())
    return RecordTable(
        caption=f"Priorities of {year}",
        headings=("Theme", "What the board wants from it"),
        rows=presenter.priority_rows(board, [row for row in every if row.year == year], may_change=may),
        empty=Empty("No priorities recorded", "A priority is a theme the board wants to be sure of this year."),
        button=Button("All priorities", at(board, "priorities")),
    )


def _duties(request: BoardRequest, may: bool) -> RecordTable:
    board = request.board
    rows = presenter.duty_rows(board, list(queries.duties_of(request.actor, board.pk)), may_change=may)
    add = Button("Record a duty", at(board, "duty_new")) if may else None
    empty = Empty("No duties recorded", "The law and guidance the board answers to belong here.")
    return RecordTable("Legal duties", _with(may, "Where it is written", "What it asks"), rows, empty, add)


def _changes(request: BoardRequest, may: bool) -> RecordTable:
    board = request.board
    rows: Sequence[Sequence[Content]] = presenter.change_rows(
        board, list(queries.changes_of(request.actor, board.pk)), may_change=may
    )
    add = Button("Record a change", at(board, "change_new")) if may else None
    empty = Empty("No changes recorded", "The annual report tells how the board's organisation changed.")
    return RecordTable("Changes in organisation", _with(may, "When", "What changed"), rows, empty, add)


def _with(may: bool, *headings: str) -> Sequence[str]:
    """The headings, and one for the links of those who may change."""
    return (*headings, "Change") if may else headings
