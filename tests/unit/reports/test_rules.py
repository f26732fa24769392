"""Months without a pattern, and how actions stand on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from goldthread.improvement.domain.states import ActionState
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear
from goldthread.reports.domain.months import months_not_covered, months_of, named
from goldthread.reports.domain.standing import is_late, overlaps, should_have_started

YEAR = FinancialYear(2016)
QUARTER = PartialDate.parse("2016-17 Q2")


def span(start: str, end: str) -> tuple[dt.date, dt.date]:
    return PartialDate.parse(start).start, PartialDate.parse(end).end


def test_a_year_has_twelve_months_from_april() -> None:
    assert (months_of(YEAR)[0], months_of(YEAR)[-1]) == (dt.date(2016, 4, 1), dt.date(2017, 3, 1))
    assert len(months_of(YEAR)) == 12


def test_the_months_between_two_patterns_are_not_covered() -> None:
    known = [span("2016-04", "2016-08"), span("2016-11", "2017-03")]
    assert named(months_not_covered(known, YEAR)) == "September and October 2016"


def test_a_month_is_covered_by_one_day_of_a_pattern() -> None:
    assert months_not_covered([span("2016-04-30", "2017-03-01")], YEAR) == []


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ([4], "April 2016"),
        ([4, 5, 6], "April to June 2016"),
        ([12, 13], "December 2016 and January 2017"),
        ([4, 6, 7], "April 2016 and June and July 2016"),
        ([], ""),
    ],
)
def test_months_are_named_as_a_sentence_has_them(months: list[int], words: str) -> None:
    assert named([dt.date(2016 + (month > 12), (month - 1) % 12 + 1, 1) for month in months]) == words


@pytest.mark.parametrize(
    ("state", "day", "late"),
    [
        (ActionState.AGREED, dt.date(2016, 9, 30), False),
        (ActionState.AGREED, dt.date(2016, 10, 1), True),
        (ActionState.DONE, dt.date(2026, 10, 1), False),
        (ActionState.CLOSED, dt.date(2026, 10, 1), False),
    ],
)
def test_an_action_is_late_once_every_day_of_its_due_date_has_passed(
    state: ActionState, day: dt.date, late: bool
) -> None:
    assert is_late(state, QUARTER, day) is late


def test_without_a_due_date_nothing_is_late() -> None:
    assert not is_late(ActionState.AGREED, None, dt.date(2026, 1, 1))


def test_an_agreed_action_should_have_started_once_its_start_has_passed() -> None:
    assert should_have_started(ActionState.AGREED, QUARTER, dt.date(2016, 10, 1))
    assert not should_have_started(ActionState.IN_PROGRESS, QUARTER, dt.date(2016, 10, 1))


def test_what_has_no_dates_overlaps_every_span() -> None:
    assert overlaps(None, None, YEAR.start, YEAR.end)
    assert not overlaps(None, PartialDate.parse("2016-03"), YEAR.start, YEAR.end)
