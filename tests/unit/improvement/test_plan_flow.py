"""What the pictures of the plan count, and how that is said."""

import datetime as dt
from collections import Counter
from itertools import product

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from goldthread.improvement import queries
from goldthread.improvement.domain import flow
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.rating import Rating, rate
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.domain.strength import Strength
from goldthread.improvement.models import PlanSettings
from goldthread.improvement.presenters import plan_pictures
from goldthread.improvement.queries.pictures import Counted, counted
from goldthread.kernel.partial_dates import PartialDate
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place

TODAY = dt.date(2026, 6, 15)


@pytest.fixture
def here(db: None) -> Place:
    return making.place()


@given(st.lists(st.integers(0, 300), min_size=1, max_size=40))
def test_the_middle_is_the_middle(values: list[int]) -> None:
    found = flow.median(Counter(values))
    ordered = sorted(values)
    half = len(ordered) // 2
    assert found == (ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2)


@given(st.integers(0, 2000))
def test_every_closure_falls_in_exactly_one_span(weeks: int) -> None:
    span = flow.length_of(weeks)
    earlier = flow.LENGTHS[: flow.LENGTHS.index(span)]
    assert not span.days or weeks * 7 < span.days
    assert all(weeks * 7 >= one.days for one in earlier)


def test_a_small_share_is_never_a_percentage() -> None:
    assert flow.share(7, 12) == "7 of 12"
    assert flow.share(30, 50) == "60% (30 of 50)"


def test_a_year_has_its_twelve_months() -> None:
    months = flow.months_until(TODAY)
    assert (months[0], months[-1], len(set(months))) == ("2025-07", "2026-06", 12)


@time_machine.travel(TODAY)
def test_the_rating_in_sql_is_the_rule(here: Place) -> None:
    days = [None, TODAY - dt.timedelta(days=1), TODAY, TODAY + dt.timedelta(days=14), TODAY + dt.timedelta(days=15)]
    for state, due, strength in product(ActionState, days, (0, 1, 2)):
        impact = Impact.FAILED if strength == 1 else Impact.NONE
        made = making.action(here, state=state, due=None, strength=strength, impact=impact)
        made.due = PartialDate.day(due) if due else None
        made.original_due = PartialDate.day(TODAY + dt.timedelta(days=14)) if strength != 1 else made.due
        world.save(made)
    actor = making.actor(here.alice)
    rows = list(queries.with_rating(queries.actions_of(actor, here.board.pk), TODAY))
    assert len(rows) == len(ActionState) * 15
    for row in rows:
        ruled = rate(
            state=ActionState(row.state),
            due=row.due,
            original_due=row.original_due,
            strength=Strength(row.strength),
            impact=Impact(row.impact),
            today=TODAY,
        )
        assert row.rating == ruled, row


@time_machine.travel(TODAY)
def test_pictures_count_each_action_where_it_belongs(here: Place) -> None:
    def made(state: str, agreed: int | None, closed: int | None = None, **fields: object) -> None:
        begun, ended = (TODAY - dt.timedelta(days=n) if n is not None else None for n in (agreed, closed))
        making.action(here, state=state, due="December 2026", agreed_on=begun, closed_on=ended, **fields)

    made("in_progress", 10)
    made("in_progress", 400)
    made("agreed", None)
    made("proposed", None)
    made("closed", 300, 100, evidence_accepted=1)
    made("embedded", 100, 90, evidence_accepted=1, impact="passed")
    made("closed", None, 5)
    made("closed_before", None, None)
    made("cancelled", 20)
    found = counted(queries.actions_of(making.actor(here.alice), here.board.pk), TODAY, 14)
    assert found.ages == {
        ("quarter", "green"): 1,
        ("two_years", "green"): 1,
        ("unknown", "green"): 1,
        ("quarter", "none"): 1,
    }
    assert found.took == {28: 1, 1: 1, -1: 1}
    assert (found.evidenced, found.tested, found.before) == (2, 1, 1)
    assert sum(found.opened.values()) == 4
    assert sum(found.closed.values()) == 3
    assert plan_pictures.sentence(found) == (
        "4 open, 0 of them overdue, 3 closed on evidence, 1 closed before Goldthread, counted apart."
    )


def test_every_picture_has_its_table_and_few_closures_state_no_usual_time() -> None:
    found = Counted(ages={("quarter", "red"): 2}, took={3: 4}, evidenced=3, tested=1)
    charts = plan_pictures.pictures(found, PlanSettings(rating_words={"red": "Stuck"}), TODAY, "/plan/")
    assert [len(chart.table()[1]) for chart in charts] == [5, 12, 5, 2]
    assert "Stuck" in charts[0].table()[0]
    assert "too few" in charts[2].measure
    assert "3 of 4 with accepted evidence" in charts[3].measure
    assert str(Rating.RED) not in charts[0].table()[0]
