"""The lists of findings and of recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from goldthread.findings import pictures, presenters, queries
from goldthread.findings.choices import FINDING_KIND, SIGN_OFF, SOURCE_KIND, SignOff
from goldthread.findings.permissions import WRITE_FINDINGS
from goldthread.findings.queries import Kinds
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page

NO_FINDINGS = Empty(
    "No findings yet",
    "A finding is a strength or a point to improve. Write it from the page of the case audit or the judgement "
    "it comes from, so that its thread has a start.",
)
NO_RECOMMENDATIONS = "A recommendation says what should be done about a finding, and which agencies are asked to do it."


def findings(request: BoardRequest) -> HttpResponse:
    """Every finding this actor may see, opening with strengths and points to improve."""
    actor, board = request.actor, request.board
    themes = queries.kinds_by_theme(actor, board.pk)
    opening = [pictures.by_theme(themes), pictures.by_source(queries.kinds_by_source(actor, board.pk))]
    address = reverse("findings:recommendations", args=[board.short_name.lower()])
    return list_page(
        request,
        Listing(
            caption="Findings",
            rows=queries.findings_of(actor, board.pk),
            columns=presenters.finding_columns(actor),
            filters=_finding_filters(themes),
            search=("text", "reference", "theme"),
            default_sort="-created_at",
            file_name="findings",
        ),
        title="Findings",
        question="What have we found, and what is good?",
        picture=opening if themes else None,
        others=[
            Button("See the recommendations", address, secondary=True),
            Button("See what comes back", reverse("findings:themes", args=[board.short_name.lower()]), secondary=True),
        ],
        empty=NO_FINDINGS,
    )


def recommendations(request: BoardRequest) -> HttpResponse:
    """Every recommendation this actor may see, opening with the agencies asked to act."""
    actor, board = request.actor, request.board
    slug = board.short_name.lower()
    addressed = queries.addressed(actor, board.pk)
    may_write = actor.holds(WRITE_FINDINGS, board=board.pk)
    add = Button("Write a recommendation", reverse("findings:new_recommendation", args=[slug])) if may_write else None
    return list_page(
        request,
        Listing(
            caption="Recommendations",
            rows=queries.recommendations_of(actor, board.pk),
            columns=presenters.recommendation_columns(),
            filters=(_agency_filter(addressed), SIGNED_OFF),
            search=("text", "reference"),
            default_sort="-created_at",
            file_name="recommendations",
        ),
        title="Recommendations",
        question="What should be done, and who is asked to do it?",
        picture=pictures.by_agency(addressed) if addressed else None,
        button=add,
        others=[Button("See the findings", reverse("findings:index", args=[slug]), secondary=True)],
        empty=Empty("No recommendations yet", NO_RECOMMENDATIONS, add),
    )


def _finding_filters(themes: Sequence[Kinds]) -> tuple[Filter, ...]:
    named = sorted(kinds.of for kinds in themes if kinds.of)
    return (
        Filter("kind", "Kind", FINDING_KIND.choices(), lambda rows, value: rows.filter(kind=value)),
        Filter(
            "source", "Source", SOURCE_KIND.choices(), lambda rows, value: rows.filter(**{f"{value}__isnull": False})
        ),
        Filter("theme", "Theme", [(theme, theme) for theme in named], lambda rows, value: rows.filter(theme=value)),
        SIGNED_OFF,
    )


def _by_source(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(**{f"{value}__isnull": False})


def _agency_filter(addressed: Sequence[tuple[str, int]]) -> Filter:
    named = sorted(agency for agency, _ in addressed)
    return Filter("agency", "Addressed to", [(name, name) for name in named], _addressed_to)


def _addressed_to(rows: QuerySet[Any], agency: str) -> QuerySet[Any]:
    return rows.filter(addressees__agency__short_name=agency).distinct()


def _by_sign_off(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(signed_off_at__isnull=value == SignOff.WAITING)


SIGNED_OFF = Filter("signed_off", "Signed off", SIGN_OFF.choices(), _by_sign_off)
