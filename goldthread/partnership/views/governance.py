"""Priorities, changes in organisation, duties, and the board's settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from goldthread.partnership import queries
from goldthread.partnership.choices import BOARD_WORDS
from goldthread.partnership.forms.governance import ChangeForm, DutyForm, PriorityForm, SettingsForm
from goldthread.partnership.permissions import MANAGE_PARTNERSHIP
from goldthread.partnership.presenters import board as presenter
from goldthread.partnership.presenters.links import at, back
from goldthread.partnership.requests import BoardRequest
from goldthread.partnership.services import boards
from goldthread.partnership.services import governance as services
from goldthread.ui.charts.bars import Bar, BarChart
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page
from goldthread.ui.pages import form_page

WORD = "word_"


def priorities(request: BoardRequest) -> HttpResponse:
    """The priorities of every year."""
    board, actor = request.board, request.actor
    may = actor.holds(MANAGE_PARTNERSHIP, board=board.pk)
    add = Button("Set a priority", at(board, "priority_new")) if may else None
    rows = queries.priorities_of(actor, board.pk)
    counted = sorted(Counter(rows.values_list("year", flat=True)).items())
    years = [(year, year) for year, _ in counted]
    bars = [Bar(year, number) for year, number in counted]
    return list_page(
        request,
        Listing(
            caption="Priorities",
            rows=rows,
            columns=presenter.priority_columns(board, may_change=may),
            filters=(Filter("year", "Year", years, lambda found, value: found.filter(year=value)),),
            search=("theme", "aim"),
            default_sort="-year",
            file_name="priorities",
        ),
        title="Priorities",
        question="What did the board set out to be sure of, year by year?",
        picture=BarChart("Priorities", "How many were set for each year", bars, "Year", "Priorities") if bars else None,
        button=add,
        back=back(board, "Partnership", "show"),
        empty=Empty("No priorities yet", "A priority is a theme the board wants to be sure of in a year.", add),
    )


def priority_new(request: BoardRequest) -> HttpResponse:
    """Set a priority."""

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.set_priority(board=request.board, by=request.actor, **data)
        return at(request.board, "priorities")

    return form_page(
        request, PriorityForm, title="Set a priority", back=back(request.board, "Priorities", "priorities"), save=save
    )


def priority_change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change a priority."""
    priority = queries.priorities_of(request.actor, request.board.pk).seen_by(request.actor, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.change_priority(public_id=public_id, version=version, by=request.actor, **data)
        return at(request.board, "priorities")

    return form_page(
        request,
        PriorityForm,
        title=f"Change {priority.theme}",
        initial={name: getattr(priority, name) for name in ("year", "theme", "aim", "version")},
        back=back(request.board, "Priorities", "priorities"),
        save=save,
    )


def change_new(request: BoardRequest) -> HttpResponse:
    """Record a change in how the board is organised."""

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.record_change(board=request.board, by=request.actor, **data)
        return at(request.board, "show")

    return form_page(
        request, ChangeForm, title="Record a change", back=back(request.board, "Partnership", "show"), save=save
    )


def change_correct(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Correct what was recorded of a change."""
    change = queries.changes_of(request.actor, request.board.pk).seen_by(request.actor, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.correct_change(public_id=public_id, version=version, by=request.actor, **data)
        return at(request.board, "show")

    return form_page(
        request,
        ChangeForm,
        title="Correct a change",
        initial={name: getattr(change, name) for name in ("changed", "what", "version")},
        back=back(request.board, "Partnership", "show"),
        save=save,
    )


def duty_new(request: BoardRequest) -> HttpResponse:
    """Record a duty."""

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.record_duty(board=request.board, by=request.actor, **data)
        return at(request.board, "show")

    return form_page(
        request, DutyForm, title="Record a duty", back=back(request.board, "Partnership", "show"), save=save
    )


def duty_change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change a duty."""
    duty = queries.duties_of(request.actor, request.board.pk).seen_by(request.actor, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.change_duty(public_id=public_id, version=version, by=request.actor, **data)
        return at(request.board, "show")

    return form_page(
        request,
        DutyForm,
        title="Change a duty",
        initial={name: getattr(duty, name) for name in ("instrument", "reference", "duty", "version")},
        back=back(request.board, "Partnership", "show"),
        save=save,
    )


def settings(request: BoardRequest) -> HttpResponse:
    """The board's name, area, colour and words."""
    board = request.board
    words = {f"{WORD}{key}": board.terms.get(key, "") for key in BOARD_WORDS}

    def save(data: Mapping[str, Any], version: int | None) -> str:
        terms = {name.removeprefix(WORD): data[name] for name in words}
        told = {name: value for name, value in data.items() if name not in words}
        boards.change_settings(public_id=board.pk, version=version, terms=terms, by=request.actor, **told)
        return at(board, "show")

    return form_page(
        request,
        SettingsForm,
        title="Settings of the board",
        initial={**{name: getattr(board, name) for name in ("name", "area", "accent", "version")}, **words},
        back=back(board, "Partnership", "show"),
        save=save,
    )
