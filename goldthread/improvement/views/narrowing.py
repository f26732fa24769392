"""How the plan can be narrowed: its filters, which say what part of it is seen and how it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.foundation.access import Actor
from goldthread.improvement import queries
from goldthread.improvement.choices import ACTION_STATE, PRIORITY, RATING
from goldthread.improvement.domain.flow import AGES, NO_AGE
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.states import OPEN
from goldthread.improvement.models import PlanSettings
from goldthread.improvement.presenters.key import rating_text
from goldthread.improvement.queries import plan
from goldthread.improvement.queries.pictures import with_age
from goldthread.partnership.choices import REMIT, Remit
from goldthread.partnership.models import Board
from goldthread.reviews.choices import REVIEW_KIND
from goldthread.ui.lists import Filter

SOON_DAYS = 28
DUE = [("overdue", "Overdue"), ("soon", f"Due in the next {SOON_DAYS} days"), ("undated", "No due date")]
MISSING = [("owner", "No owner"), ("evidence", "No evidence"), ("test", "No impact test"), ("measure", "No measure")]
STATES = [("open", "Open"), ("all", "Open and ended"), *ACTION_STATE.choices()]
AGE = [*((age.key, age.words) for age in AGES), (NO_AGE, "Not recorded")]
WHICH = frozenset({"remit", "source", "from", "theme", "agency", "person", "priority"})
"""Filters that choose a part of the plan; the pictures follow these, and not those that say how it stands."""


@dataclass(frozen=True)
class Choices:
    """What the filters of one board's plan offer to one actor, read beforehand."""

    actor: Actor
    board: Board
    today: dt.date
    settings: PlanSettings
    names: plan.Names
    facets: plan.Facets


def filters(offered: Choices, *, without: str = "") -> tuple[Filter, ...]:
    """Every filter of the plan, save the one whose answer the page already is."""
    named = [*_standing(offered), *_which(offered)]
    return tuple(each for each in named if each.key != without and each.choices)


def _standing(offered: Choices) -> list[Filter]:
    ratings = [(value, rating_text(value, offered.settings)) for value, _ in RATING.choices()]
    return [
        Filter("state", "State", STATES, _in_state, default="open", every="all"),
        Filter("rating", "Rating", ratings, lambda rows, value: rows.filter(rating=value)),
        Filter("due", "Due", DUE, partial(_due, offered.today)),
        Filter("missing", "Missing", MISSING, _missing),
        Filter("age", "Age", AGE, partial(_of_age, offered.today), more=True),
    ]


def _which(offered: Choices) -> list[Filter]:
    actor, names = offered.actor, offered.names
    agencies, people = (_named(held) for held in (names.agencies, names.people))
    remits = REMIT.choices() if offered.board.remit == Remit.JOINT else []
    themes = [(theme, theme) for theme in offered.facets.themes]
    return [
        Filter("agency", "Agency", agencies, lambda rows, value: rows.filter(owner_agency=value)),
        Filter("source", "Source", _kinds(offered.facets), partial(plan.from_kind, actor)),
        Filter("from", "One source", _sources(offered.facets), partial(plan.from_source, actor), more=True),
        Filter("theme", "Theme", themes, partial(plan.of_theme, actor), more=True),
        Filter("person", "Person", people, lambda rows, value: rows.filter(owner_person=value), more=True),
        Filter("priority", "Priority", PRIORITY.choices(), lambda rows, value: rows.filter(priority=value), more=True),
        Filter("remit", "Children or adults", remits, lambda rows, value: rows.filter(remit=value), more=True),
    ]


def _named(held: dict[Any, str]) -> list[tuple[str, str]]:
    return sorted(((str(key), name) for key, name in held.items()), key=lambda one: one[1].casefold())


def _kinds(facets: plan.Facets) -> list[tuple[str, str]]:
    """The kinds of source there are, and “nothing linked”."""
    kinds = {one.review_kind for one in facets.sources if one.kind == "review"}
    named = [(f"review:{value}", words) for value, words in REVIEW_KIND.choices() if value in kinds]
    every = [("audit", "Case audits"), ("judgement", "Inspections and reviews")]
    return [*every, *named, ("none", "Nothing linked")]


def _sources(facets: plan.Facets) -> list[tuple[str, str]]:
    return [(f"{one.kind}-{one.key}", one.label) for one in facets.sources]


def _in_state(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(state__in=sorted(OPEN)) if value == "open" else rows.filter(state=value)


def _of_age(today: dt.date, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    aged: QuerySet[Any] = with_age(rows, today)
    return aged.filter(age=value)


def _due(today: dt.date, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    if value == "overdue":
        return queries.overdue(rows, today)
    if value == "undated":
        return rows.filter(due=None)
    return queries.due_between(rows, today, today + dt.timedelta(days=SOON_DAYS))


def _missing(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    wanted: dict[str, Q] = {
        "owner": queries.NO_OWNER,
        "evidence": Q(evidence_held=0),
        "test": Q(impact=Impact.NONE),
        "measure": Q(measure=""),
    }
    return rows.filter(wanted[value])
