"""Themes: what comes back, one theme, and giving a theme another name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldthread.findings import presenters, queries, services, theme_words
from goldthread.findings.domain.themes import Theme, latest_year
from goldthread.findings.forms import RenameThemeForm
from goldthread.findings.permissions import WRITE_FINDINGS
from goldthread.foundation.errors import Unseen
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.lists import Button, Listing, list_page
from goldthread.ui.pages import confirm_page, form_page

QUESTION = "What do we find again and again, whoever looks?"
MOST_NAMED = 20


def index(request: BoardRequest) -> HttpResponse:
    """Every theme, opening with the years in which each was found."""
    board, themes = request.board, queries.themes_of(request.actor, request.board.pk)
    last = latest_year(themes, FinancialYear.of(timezone.localdate()))
    grid = theme_words.by_year(board, themes, last)
    context = {
        "title": "Themes",
        "question": QUESTION,
        "said": [theme.sentence(last) for theme in themes if theme.returns],
        "rule": theme_words.RULE,
        "picture": grid if grid.rows else None,
        "table": theme_words.table(board, themes),
        "back": Link("All findings", reverse("findings:index", args=[board.short_name.lower()])),
    }
    return render(request, "findings/themes.html", context)


def one(request: BoardRequest) -> HttpResponse:
    """One theme: when and by whom it was found, and every finding of it. Without a theme: all of them."""
    board, name = request.board, request.GET.get("theme", "")
    if not name:
        return HttpResponseRedirect(_all(request))
    themes = queries.themes_of(request.actor, board.pk)
    theme = _named(themes, name)
    last = latest_year([theme], FinancialYear.of(timezone.localdate()))
    may_write = request.actor.holds(WRITE_FINDINGS, board=board.pk)
    rename = Button("Rename the theme", theme_words.rename_href(board, name), secondary=True)
    return list_page(
        request,
        Listing(
            caption="Findings of this theme",
            rows=queries.findings_of(request.actor, board.pk).filter(theme=name),
            columns=tuple(column for column in presenters.finding_columns(request.actor) if column.key != "theme"),
            search=("text", "reference"),
            default_sort="-created_at",
            file_name="findings-of-a-theme",
            kept={"theme": name},
        ),
        title=name,
        question=theme.sentence(last),
        picture=theme_words.kinds_by_year(theme, last),
        others=[Button("See all themes", _all(request), secondary=True), *([rename] if may_write else [])],
        template="findings/theme.html",
        theme=theme,
    )


def rename(request: BoardRequest) -> HttpResponse:
    """Ask for a theme's new name; then show what would change, and do it once that is confirmed."""
    board, name = request.board, request.GET.get("theme", "")
    if not name:
        return HttpResponseRedirect(_all(request))
    themes = queries.themes_of(request.actor, board.pk)
    theme = _named(themes, name)
    becomes = " ".join(request.GET.get("becomes", "").replace("\x00", "").split())[:160]
    if becomes:
        return _confirm(request, theme, becomes, next((t for t in themes if t.name == becomes), None))
    return form_page(
        request,
        RenameThemeForm,
        title=f"Rename “{name}”",
        lead=f"{_findings(len(theme.sightings))} carry this theme. You will see what changes before it does.",
        initial={"becomes": name},
        form_kwargs={"themes": queries.theme_names(request.actor, board.pk)},
        submit="See what would change",
        back=Link("Back to the theme", theme_words.href(board, name)),
        save=lambda data, version: theme_words.rename_href(board, name, data["becomes"]),
    )


def _confirm(request: BoardRequest, theme: Theme, becomes: str, joins: Theme | None) -> HttpResponse:
    board, count = request.board, len(theme.sightings)
    rows = queries.findings_of(request.actor, board.pk).filter(theme=theme.name).order_by("reference")
    named = list(rows.values_list("reference", flat=True)[:MOST_NAMED])
    more = f" and {count - len(named)} more" if count > len(named) else ""
    consequences = [f"{_findings(count)}: {', '.join(named)}{more}.", "What was signed off stays signed off."]
    if joins:
        consequences.insert(1, f"They join {_findings(len(joins.sightings))} that carry “{becomes}” already.")

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.rename_theme(board=board, theme=theme.name, becomes=becomes, expected=version, by=request.actor)
        return theme_words.href(board, becomes)

    return confirm_page(
        request,
        title=f"Rename “{theme.name}” to “{becomes}”",
        submit="Rename the theme",
        consequences=tuple(consequences),
        initial={"version": count},
        back=Link("Back to the theme", theme_words.href(board, theme.name)),
        save=save,
    )


def _named(themes: list[Theme], name: str) -> Theme:
    found = next((theme for theme in themes if theme.name == name), None)
    if found is None:
        raise Unseen()
    return found


def _findings(count: int) -> str:
    return f"{count} finding{'' if count == 1 else 's'}"


def _all(request: BoardRequest) -> str:
    return reverse("findings:themes", args=[request.board.short_name.lower()])
