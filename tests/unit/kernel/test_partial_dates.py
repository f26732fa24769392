"""Dates keep the precision they are given, however they are written and wherever they go."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kernel.partial_dates import ALLOWED, SEASONS, PartialDate, Precision

YEARS = st.integers(1900, 2999)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31)).map(PartialDate.day)
MONTHS = st.builds(PartialDate.month, YEARS, st.integers(1, 12))
QUARTERS = st.builds(PartialDate.quarter, YEARS, st.integers(1, 4))
A_SEASON = st.builds(PartialDate.season, st.sampled_from(sorted(SEASONS)), YEARS)
A_YEAR = st.builds(PartialDate.year, YEARS)
ANY = st.one_of(DAYS, MONTHS, QUARTERS, A_SEASON, A_YEAR)


@given(ANY)
def test_the_stored_form_is_read_back_as_it_was(date: PartialDate) -> None:
    assert PartialDate.fromisoformat(date.isoformat()) == date
    assert len(date.isoformat()) == 21


@given(st.one_of(DAYS, MONTHS, QUARTERS, A_SEASON))
def test_what_a_page_shows_can_be_typed_in_again(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date
    assert PartialDate.parse(f"  {str(date).upper()} ") == date


@given(A_YEAR)
def test_a_year_can_be_typed_in_again_unless_it_reads_as_a_month(date: PartialDate) -> None:
    could_be_a_month = 1 <= (date.start.year + 1) % 100 <= 12
    assert (PartialDate.parse(str(date)) == date) is not could_be_a_month
    assert PartialDate.parse(str(date).replace("-", "/")) == date


@pytest.mark.parametrize(
    ("strategy", "precision"),
    [
        (DAYS, Precision.DAY),
        (MONTHS, Precision.MONTH),
        (QUARTERS, Precision.QUARTER),
        (A_SEASON, Precision.SEASON),
        (A_YEAR, Precision.YEAR),
    ],
)
def test_the_shape_of_the_span_tells_the_precision(strategy: st.SearchStrategy, precision: Precision) -> None:
    @given(strategy)
    def holds(date: PartialDate) -> None:
        assert date.precision is precision

    holds()


@given(st.dates(), st.integers(0, 800))
def test_a_span_of_no_known_shape_is_no_date(start: dt.date, days: int) -> None:
    try:
        end = start + dt.timedelta(days=days)
    except OverflowError:
        return
    try:
        date = PartialDate(start, end)
    except ValueError:
        return
    assert str(date)


def test_three_months_that_are_neither_quarter_nor_season_are_no_date() -> None:
    with pytest.raises(ValueError, match="is not a day"):
        PartialDate(dt.date(2016, 2, 1), dt.date(2016, 4, 30))


def test_a_moment_is_read_as_its_day() -> None:
    assert PartialDate.parse(dt.datetime(2016, 6, 10, 9, 30)) == PartialDate.day(dt.date(2016, 6, 10))


def test_a_span_that_ends_before_it_starts_is_no_date() -> None:
    with pytest.raises(ValueError, match="is not a day"):
        PartialDate(dt.date(2016, 6, 2), dt.date(2016, 6, 1))


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("10 June 2016", "2016-06-10", "2016-06-10"),
        ("10 jun 2016", "2016-06-10", "2016-06-10"),
        ("2016-06-10", "2016-06-10", "2016-06-10"),
        ("10/6/2016", "2016-06-10", "2016-06-10"),
        ("29 February 2016", "2016-02-29", "2016-02-29"),
        ("June 2016", "2016-06-01", "2016-06-30"),
        ("2016-06", "2016-06-01", "2016-06-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-17 Q1", "2016-04-01", "2016-06-30"),
        ("2016-17, q4", "2017-01-01", "2017-03-31"),
        ("Quarter 2 of 2016-17", "2016-07-01", "2016-09-30"),
        ("summer 2016", "2016-06-01", "2016-08-31"),
        ("winter 2016", "2016-12-01", "2017-02-28"),
        ("2016-17", "2016-04-01", "2017-03-31"),
        ("1999-00", "1999-04-01", "2000-03-31"),
        ("2010-11", "2010-11-01", "2010-11-30"),
        ("2010/11", "2010-04-01", "2011-03-31"),
    ],
)
def test_every_allowed_way_of_writing_is_read(typed: str, start: str, end: str) -> None:
    assert PartialDate.parse(typed) == PartialDate(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


@pytest.mark.parametrize(
    "typed",
    [
        *("", "soon", "31 June 2016", "2016-06-31", "29 February 2017", "2016-13-01", "32/1/2016", "June", "2016"),
        *("0000-01-01", "0000-06", "9999-00 Q4", "9999-00", "winter 9999", "99999-01", "2016-06-1x"),
        *("10 Foo 2016", "autumn", "smarch 2016", "Q1 2016"),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_allowed(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a") as refusal:
        PartialDate.parse(typed)
    assert ALLOWED in str(refusal.value)


@pytest.mark.parametrize("typed", ["2016-18", "2016-00", "2016-18 Q1", "2016/18", "2016-17 Q5", "2016-17 Q0"])
def test_a_year_or_quarter_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is not a|not Q"):
        PartialDate.parse(typed)


@given(st.text(max_size=30))
def test_anything_else_is_refused_and_never_breaks(typed: str) -> None:
    with suppress(ValueError):
        PartialDate.parse(typed)


@given(st.lists(ANY))
def test_dates_sort_by_start_as_their_stored_forms_do(dates: list[PartialDate]) -> None:
    assert [one.isoformat() for one in sorted(dates)] == sorted(one.isoformat() for one in dates)


@given(ANY, st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31)))
def test_a_date_is_over_once_every_day_it_could_mean_has_passed(date: PartialDate, today: dt.date) -> None:
    assert date.is_over(today) is (date.end < today)
    assert not (date.is_over(today) and date.start >= today)
