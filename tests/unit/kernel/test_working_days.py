"""Working days in England, on which statutory clocks are counted."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kernel.working_days import add_working_days, bank_holidays, is_working_day, working_days_between

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))
COUNTS = st.integers(0, 120)


def test_easter_and_the_early_may_holiday_are_not_working_days() -> None:
    assert add_working_days(dt.date(2026, 4, 2), 1) == dt.date(2026, 4, 7)  # Good Friday, weekend, Easter Monday
    assert not is_working_day(dt.date(2026, 5, 4))


def test_a_holiday_on_a_weekend_is_kept_on_the_next_working_day() -> None:
    assert add_working_days(dt.date(2021, 12, 24), 1) == dt.date(2021, 12, 29)


def test_a_holiday_kept_only_elsewhere_in_the_kingdom_is_a_working_day() -> None:
    assert is_working_day(dt.date(2026, 3, 17))  # Northern Ireland
    assert is_working_day(dt.date(2026, 1, 2))  # Scotland


def test_a_holiday_proclaimed_once_is_known() -> None:
    assert dt.date(2023, 5, 8) in bank_holidays(2023)  # the coronation


def test_seventy_working_days_of_a_joint_inspection_letter() -> None:
    assert add_working_days(dt.date(2017, 3, 17), 70) == dt.date(2017, 6, 29)


def test_nothing_is_counted_backward() -> None:
    with pytest.raises(ValueError, match="forward"):
        add_working_days(dt.date(2026, 1, 1), -1)


@given(DAYS, COUNTS)
def test_counting_on_and_counting_between_agree(start: dt.date, count: int) -> None:
    assert working_days_between(start, add_working_days(start, count)) == count


@given(DAYS, st.integers(1, 120))
def test_a_count_ends_on_a_working_day_after_its_start(start: dt.date, count: int) -> None:
    end = add_working_days(start, count)
    assert is_working_day(end)
    assert (end - start).days >= count


@given(DAYS, COUNTS, COUNTS)
def test_counting_in_two_steps_is_counting_in_one(start: dt.date, first: int, second: int) -> None:
    assert add_working_days(add_working_days(start, first), second) == add_working_days(start, first + second)


@given(DAYS, DAYS)
def test_between_is_the_same_both_ways_round(one: dt.date, other: dt.date) -> None:
    assert working_days_between(one, other) == -working_days_between(other, one)
