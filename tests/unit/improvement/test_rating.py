"""The rating rule: the same in Python and in SQL, and never better for being late or worse for being shown."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.foundation.access import Actor
from goldthread.foundation.writes import service
from goldthread.improvement import queries
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.rating import Rating, rate
from goldthread.improvement.domain.states import OPEN, ActionState
from goldthread.improvement.domain.strength import Strength
from goldthread.improvement.models import Action
from goldthread.kernel.partial_dates import PartialDate
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor

TODAY = dt.date(2026, 5, 20)
WORST_FIRST = [Rating.RED, Rating.AMBER, Rating.GREEN]
days = st.integers(-60, 60).map(lambda off: TODAY + dt.timedelta(days=off))
dates = st.one_of(
    st.none(),
    days.map(PartialDate.day),
    days.map(lambda day: PartialDate.month(day.year, day.month)),
    st.sampled_from([PartialDate.year(2025), PartialDate.quarter(2026, 1), PartialDate.season("spring", 2026)]),
)
rows = st.fixed_dictionaries(
    {
        "state": st.sampled_from(ActionState),
        "due": dates,
        "original_due": dates,
        "strength": st.sampled_from(Strength),
        "impact": st.sampled_from(Impact),
    }
)
soons = st.integers(0, 40)


@service("tests.saved")
def written(*, here: Place, drawn: list[dict[str, Any]], by: Actor) -> list[Action]:
    made: list[Action] = []
    start = Action.objects.as_system("tests").count()
    for number, row in enumerate(drawn):
        made.append(Action(board=here.board, reference=f"A-{start + number}", text="x", **row))
    return list(Action.objects.bulk_create(made))


@pytest.fixture
def here() -> Place:
    return making.place()


@pytest.mark.django_db
@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(rows, min_size=10, max_size=30), soons)
def test_the_database_and_the_rule_give_the_same_rating(here: Place, drawn: list[dict[str, Any]], soon: int) -> None:
    made = {one.pk: row for one, row in zip(written(here=here, drawn=drawn, by=world.SYSTEM), drawn, strict=True)}
    rated = queries.with_rating(queries.actions_of(actor(here.alice), here.board.pk), TODAY, soon)
    found = {one.pk: one.rating for one in rated if one.pk in made}  # type: ignore[attr-defined]
    assert found == {key: rate(**row, today=TODAY, soon=soon) for key, row in made.items()}


@given(rows, soons)
def test_the_rule_says_the_same_twice(row: dict[str, Any], soon: int) -> None:
    assert rate(**row, today=TODAY, soon=soon) is rate(**dict(row), today=TODAY, soon=soon)


@given(rows, st.sampled_from(Strength), soons)
def test_stronger_evidence_never_makes_an_open_action_worse(row: dict[str, Any], more: Strength, soon: int) -> None:
    if row["state"] not in OPEN - {ActionState.PROPOSED}:
        return
    weaker, stronger = sorted([row["strength"], more])
    before, after = (rate(**{**row, "strength": one}, today=TODAY, soon=soon) for one in (weaker, stronger))
    assert WORST_FIRST.index(after) >= WORST_FIRST.index(before)


@given(rows, st.integers(0, 400), soons)
def test_time_alone_never_makes_an_open_action_better(row: dict[str, Any], later: int, soon: int) -> None:
    if row["state"] not in OPEN - {ActionState.PROPOSED}:
        return
    now, then = (rate(**row, today=TODAY + dt.timedelta(days=wait), soon=soon) for wait in (0, later))
    assert WORST_FIRST.index(then) <= WORST_FIRST.index(now)


@given(rows, soons)
def test_only_what_was_embedded_is_purple_and_only_what_came_closed_is_counted_apart(
    row: dict[str, Any], soon: int
) -> None:
    found = rate(**row, today=TODAY, soon=soon)
    lasts = row["state"] is ActionState.EMBEDDED and row["impact"] is not Impact.FAILED
    assert (found is Rating.PURPLE) == lasts
    assert (found is Rating.BEFORE) == (row["state"] is ActionState.CLOSED_BEFORE)
