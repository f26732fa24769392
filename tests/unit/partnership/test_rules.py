"""The room's pure rules: delays, sessions, patterns, contrast, short names, columns."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.partnership.domain import contacts, sessions, throttle
from goldthread.partnership.domain.contacts import Meaning
from goldthread.partnership.domain.contrast import contrast_with_white
from goldthread.partnership.domain.passphrases import passphrase
from goldthread.partnership.domain.patterns import Month, Span, overlap, uncovered_months
from goldthread.partnership.domain.short_names import check_short_name

NOW = dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)
DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2018, 12, 31))


@st.composite
def day_spans(draw: st.DrawFn) -> Span:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Span(PartialDate.day(first), draw(st.sampled_from([PartialDate.day(last), None])))


@st.composite
def month_spans(draw: st.DrawFn) -> Span:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Span(PartialDate.month(first.year, first.month), PartialDate.month(last.year, last.month))


def span(starts: str, ends: str = "") -> Span:
    return Span(PartialDate.parse(starts), PartialDate.parse(ends) if ends else None)


@given(day_spans(), day_spans())
def test_days_overlap_exactly_when_they_share_one(one: Span, other: Span) -> None:
    shared = max(one.starts.start, other.starts.start) <= min(one.last_day, other.last_day)
    assert overlap(one, other) == overlap(other, one) == shared


@given(month_spans(), month_spans())
def test_overlap_asks_in_either_order_and_apart_never_overlaps(one: Span, other: Span) -> None:
    assert overlap(one, other) == overlap(other, one)
    if one.last_day < other.starts.start:
        assert not overlap(one, other)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (("April 2016", "August 2016"), ("November 2016",), False),
        (("April 2016", "August 2016"), ("August 2016",), False),
        (("1 April 2016", "31 August 2016"), ("31 August 2016",), True),
        (("April 2016",), ("November 2016",), True),
        (("January 2016", "December 2016"), ("April 2016", "April 2016"), True),
        (("April 2016", "April 2016"), ("April 2016", "April 2016"), True),
    ],
)
def test_a_month_may_end_one_pattern_and_begin_the_next(one: tuple, other: tuple, clash: bool) -> None:
    assert overlap(span(*one), span(*other)) is clash


def test_september_and_october_are_covered_by_nobody() -> None:
    months = uncovered_months([span("April 2016", "August 2016"), span("November 2016")])
    assert [str(month) for month in months] == ["September 2016", "October 2016"]


@given(st.lists(month_spans(), max_size=5))
def test_every_month_is_covered_or_told(spans: list[Span]) -> None:
    told = uncovered_months(spans)
    assert len(told) == len(set(told))
    for month in told:
        assert not any(one.starts.start <= month.dates().end and month.dates().start <= one.last_day for one in spans)
    covered = {month for one in spans for month in months_of(one)}
    if covered:
        first, last = min(covered, key=order), max(covered, key=order)
        between = (last.year - first.year) * 12 + last.month - first.month + 1
        assert len(covered) + len(told) == between


def months_of(one: Span) -> list[Month]:
    found, month = [], Month.of(one.starts.start)
    while order(month) <= order(Month.of(one.last_day)):
        found.append(month)
        month = month.next()
    return found


def order(month: Month) -> tuple[int, int]:
    return month.year, month.month


@given(st.integers(0, 0xFFFFFF))
def test_contrast_lies_between_none_and_black(number: int) -> None:
    assert 1 <= contrast_with_white(f"#{number:06x}") <= 21.0001


@given(st.integers(0, 254))
def test_a_lighter_grey_stands_out_less(level: int) -> None:
    darker, lighter = (f"#{value:02x}{value:02x}{value:02x}" for value in (level, level + 1))
    assert contrast_with_white(darker) > contrast_with_white(lighter)


def test_contrast_as_published() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)
    with pytest.raises(ValueError, match="six digits"):
        contrast_with_white("red")


@pytest.mark.parametrize(("failures", "minutes"), [(4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (9, 15), (40, 15)])
def test_the_wait_doubles_and_stops_at_a_quarter_of_an_hour(failures: int, minutes: int) -> None:
    until = throttle.wait_until([NOW] * failures, now=NOW, allowed=5)
    assert (until - NOW if until else dt.timedelta()) == dt.timedelta(minutes=minutes)


@given(st.lists(st.integers(0, 3000), max_size=40))
def test_nobody_waits_longer_than_a_quarter_of_an_hour(seconds_ago: list[int]) -> None:
    moments = [NOW - dt.timedelta(seconds=ago) for ago in seconds_ago]
    until = throttle.wait_until(moments, now=NOW, allowed=5)
    assert until is None or NOW < until <= NOW + throttle.LONGEST_WAIT


def test_minutes_are_rounded_up() -> None:
    assert throttle.minutes_left(NOW + dt.timedelta(seconds=61), NOW) == 2


def test_a_session_ends_by_idling_or_by_age() -> None:
    minute = dt.timedelta(minutes=1)
    assert not sessions.is_over(seen=NOW - 30 * minute, verified=NOW - 400 * minute, now=NOW)
    assert sessions.is_over(seen=NOW - 31 * minute, verified=NOW - 31 * minute, now=NOW)
    assert sessions.is_over(seen=NOW, verified=NOW - 481 * minute, now=NOW)


@pytest.mark.parametrize("wrong", ["sign-in", "STATIC", "", "a", "-ab", "a b", "ü2", "a" * 21, "1ab"])
def test_a_short_name_can_stand_in_an_address(wrong: str) -> None:
    check_short_name("NSCB-2", fixed={"sign-in"})
    with pytest.raises(Refused):
        check_short_name(wrong, fixed={"sign-in"})


def test_passphrases_are_long_and_differ() -> None:
    assert passphrase() != passphrase()
    assert len(passphrase()) == 23


def test_columns_are_guessed_from_their_headings() -> None:
    headings = ["Organisation", "Abbreviation", "Sector", "Contact name", "E-mail", "Job title", "Role", "Notes"]
    assert contacts.guess_columns(headings) == {
        Meaning.AGENCY: 0,
        Meaning.SHORT_NAME: 1,
        Meaning.KIND: 2,
        Meaning.PERSON: 3,
        Meaning.EMAIL: 4,
        Meaning.POSITION: 5,
        Meaning.ROLE: 6,
    }


@given(st.lists(st.text(max_size=12), max_size=12))
def test_no_column_is_guessed_to_hold_two_things(headings: list[str]) -> None:
    places = list(contacts.guess_columns(headings).values())
    assert len(places) == len(set(places))
