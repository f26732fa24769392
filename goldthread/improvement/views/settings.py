"""The key of ratings and the days: read by everyone who sees the plan, changed by the business unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.improvement import queries, services
from goldthread.improvement.forms.settings import SettingsForm, words_in
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.presenters import key as presenter
from goldthread.improvement.presenters.addresses import slug
from goldthread.improvement.services.settings import DAYS
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.pages import form_page
from goldthread.ui.parts import Button

RULE = "The rating is worked out from the state, the dates, the evidence and the impact tests. Nobody types it."


def key(request: BoardRequest) -> HttpResponse:
    """What does each rating mean, and when is who written to?"""
    settings = queries.plan_settings(request.actor, request.board.pk)
    may_write = request.actor.holds(WRITE_ACTIONS, board=request.board.pk)
    change = Button("Change the key and the days", reverse("improvement:settings", args=[slug(request.board)]))
    return render(
        request,
        "ui/record.html",
        {
            "title": "The key and the days",
            "lead": RULE,
            "rows": presenter.day_rows(settings, queries.days_of(settings)),
            "tables": [presenter.key_table(settings)],
            "buttons": [change] if may_write else [],
            "back": Link("The plan", reverse("improvement:index", args=[slug(request.board)])),
        },
    )


def settings(request: BoardRequest) -> HttpResponse:
    """Say the ratings in the board's own words, and set its days."""
    board, actor = request.board, request.actor
    address = reverse("improvement:key", args=[slug(board)])

    def save(data: Mapping[str, Any], version: int | None) -> str:
        days = {name: data[name] for name in DAYS}
        words = words_in(dict(data))
        services.change_plan_settings(board=board, version=version, rating_words=words, by=actor, **days)
        return address

    return form_page(
        request,
        SettingsForm,
        title="Change the key and the days",
        lead="Leave a word empty to use ours. The rule behind each rating stays the same.",
        initial=presenter.initial(queries.plan_settings(actor, board.pk)),
        current=lambda: presenter.initial(queries.plan_settings(actor, board.pk)),
        back=Link("The key and the days", address),
        save=save,
    )
