"""Attendance and silence, worked out from plain values."""

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear
from goldthread.meetings.domain.attendance import Attended, mark_of
from goldthread.meetings.domain.gaps import Span, silences

YEAR, LATER = FinancialYear(2016), dt.date(2017, 6, 1)
ONE, TWO = UUID(int=1), UUID(int=2)
read = PartialDate.parse


def span(starts: str, ends: str = "") -> Span:
    return Span(read(starts), read(ends) if ends else None)


def said(patterns: list[Span], *meetings: str, today: dt.date = LATER) -> list[str]:
    return [str(one) for one in silences(patterns, map(read, meetings), year=YEAR, today=today)]


def test_a_share_never_stands_without_its_fraction() -> None:
    assert Attended("Police", due=6, present=4, deputy=1, apologies=1).share == "5 of 6 (83%)"
    assert Attended("Police", due=8, present=1).share == "1 of 8 (13%)"
    assert Attended("Police", due=0).share == ""


def test_what_is_not_recorded_is_counted_apart() -> None:
    assert Attended("Police", due=6, present=2, absent=1).not_recorded == 3


def test_the_months_without_a_meeting_are_named() -> None:
    patterns = [span("2016-04", "2016-08"), span("2016-09", "2016-10"), span("2016-11", "2017-03")]
    assert said(patterns, "2016-05-10", "2016-11-08") == ["between September and October 2016"]
    assert said(patterns) == [
        "between April and August 2016",
        "between September and October 2016",
        "between November 2016 and March 2017",
    ]


@pytest.mark.parametrize(
    ("pattern", "today", "expected"),
    [
        (span("2016-06", "2016-06"), LATER, ["in June 2016"]),
        (span("2017-02"), LATER, ["between February and March 2017"]),
        (span("2015-01"), dt.date(2016, 5, 20), ["between April and May 2016"]),
        (span("2017-04"), LATER, []),
        (span("2016-06"), dt.date(2016, 5, 20), []),
    ],
)
def test_silence_stays_within_the_year_and_before_today(pattern: Span, today: dt.date, expected: list[str]) -> None:
    assert said([pattern], today=today) == expected


def test_a_meeting_known_only_to_its_quarter_breaks_the_silence() -> None:
    assert said([span("2016-04", "2016-06")], "2016-17 Q1") == []


def test_a_mark_tells_whether_more_was_recorded() -> None:
    one = mark_of({ONE: "present", TWO: "absent"})
    assert one == mark_of({TWO: "absent", ONE: "present"})
    assert one != mark_of({ONE: "present", TWO: "present"})
    assert one != mark_of({ONE: "present"})


@given(st.dictionaries(st.uuids(), st.sampled_from(["present", "deputy", "apologies", "absent"])))
def test_a_mark_fits_the_form(statuses: dict[UUID, str]) -> None:
    assert 0 <= mark_of(statuses) <= 2_147_483_647
