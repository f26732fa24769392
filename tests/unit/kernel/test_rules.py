"""Years, transitions and references."""

import datetime as dt
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kernel.references import format_reference
from goldthread.kernel.refusals import Refused, TransitionRefused
from goldthread.kernel.transitions import Step, move, steps_from
from goldthread.kernel.years import FinancialYear

A_YEAR = st.integers(1900, 2998).map(FinancialYear)


@given(A_YEAR)
def test_a_year_is_read_as_it_is_written(year: FinancialYear) -> None:
    assert FinancialYear.parse(str(year)) == year
    assert year.next().previous() == year
    assert year.end + dt.timedelta(days=1) == year.next().start


@given(st.dates(dt.date(1900, 4, 1), dt.date(2998, 12, 31)))
def test_every_day_lies_in_one_year(day: dt.date) -> None:
    year = FinancialYear.of(day)
    assert day in year
    assert day not in year.next()
    assert day not in year.previous()


def test_a_year_begins_in_april() -> None:
    assert str(FinancialYear.of(dt.date(2016, 3, 31))) == "2015-16"
    assert str(FinancialYear.of(dt.date(2016, 4, 1))) == "2016-17"
    assert str(FinancialYear.of(dt.date(1999, 12, 31))) == "1999-00"


@pytest.mark.parametrize("text", ["", "2016", "2016-18", "2016/17", "16-17", "2016-17 Q1", "twenty"])
def test_what_is_no_year_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(ValueError, match="Give it as 2016-17"):
        FinancialYear.parse(text)


class State(StrEnum):
    OPEN = "open"
    AWAITING = "awaiting_acceptance"
    CLOSED = "closed"


TABLE = {
    "finish": Step(frozenset({State.OPEN}), State.AWAITING, "be finished"),
    "close": Step(frozenset({State.AWAITING, State.OPEN}), State.CLOSED, "be closed"),
}


def test_a_step_leads_from_its_states_to_its_target() -> None:
    assert move(TABLE, name="finish", state=State.OPEN) is State.AWAITING
    assert steps_from(TABLE, State.OPEN) == ["finish", "close"]
    assert steps_from(TABLE, State.CLOSED) == []


def test_a_step_from_elsewhere_is_refused_in_words() -> None:
    with pytest.raises(TransitionRefused) as refusal:
        move(TABLE, name="finish", state=State.AWAITING)
    assert refusal.value.message == "It is awaiting acceptance, so it cannot be finished. It could from: open."
    assert isinstance(refusal.value, Refused)


@given(st.sampled_from(sorted(TABLE)), st.sampled_from(list(State)))
def test_a_step_is_open_exactly_where_it_can_be_taken(name: str, state: State) -> None:
    if name in steps_from(TABLE, state):
        assert move(TABLE, name=name, state=state) is TABLE[name].target
    else:
        with pytest.raises(TransitionRefused):
            move(TABLE, name=name, state=state)


def test_a_step_nobody_declared_is_a_fault() -> None:
    with pytest.raises(KeyError):
        move(TABLE, name="vanish", state=State.OPEN)


def test_a_reference_reads_as_it_is_said() -> None:
    assert format_reference("F", 12) == "F-12"
