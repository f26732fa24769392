"""How work stands against its plan, from its dates alone."""

import datetime as dt

import pytest

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear
from goldthread.programme.choices import EntryKind
from goldthread.programme.domain.standing import Dates, Standing, standing, standing_of_all
from goldthread.programme.presenters.sentence import are_we_doing_what_we_said
from goldthread.programme.queries import Part, Work, year_nearest

YEAR = FinancialYear(2016)


def dates(planned: str = "", expected: str = "", held: str = "", *, cancelled: bool = False) -> Dates:
    read = [PartialDate.parse(text) if text else None for text in (planned, expected or planned, held)]
    return Dates(*read, is_cancelled=cancelled)


@pytest.mark.parametrize(
    ("given", "today", "expected"),
    [
        (dates("2016-11"), "2016-11-30", Standing.TO_COME),
        (dates("2016-11"), "2016-12-01", Standing.OVERDUE),
        (dates("2016-11", held="2016-11-20"), "2016-12-01", Standing.HELD),
        (dates(held="2016-06-10"), "2016-12-01", Standing.HELD),
        (dates("2016-11", "2017-01"), "2016-12-01", Standing.SLIPPED),
        (dates("2016-11", "2017-01"), "2017-02-01", Standing.OVERDUE),
        (dates("2016-11", "2016-10"), "2016-09-01", Standing.TO_COME),
        (dates("2016-11", "2017-01", "2017-01-20"), "2017-02-01", Standing.HELD),
        (dates("2017-03", "2017-05"), "2017-03-01", Standing.SLIPPED),
        (dates("2017-03", "2017-05"), "2026-01-01", Standing.SLIPPED),
        (dates("2017-03", "2017-05", "2017-05-09"), "2026-01-01", Standing.SLIPPED),
        (dates("2016-11", cancelled=True), "2026-01-01", Standing.CANCELLED),
        (dates(), "2017-03-31", Standing.TO_COME),
        (dates(), "2017-04-01", Standing.OVERDUE),
    ],
)
def test_standing_follows_from_the_dates(given: Dates, today: str, expected: Standing) -> None:
    assert standing(given, year=YEAR, today=dt.date.fromisoformat(today)) is expected


def test_what_came_from_the_year_before_is_judged_by_the_date_it_moved_to() -> None:
    moved = dates("2017-03", "2017-05")
    assert standing(moved, year=YEAR.next(), today=dt.date(2017, 4, 1)) is Standing.SLIPPED
    assert standing(moved, year=YEAR.next(), today=dt.date(2017, 6, 1)) is Standing.OVERDUE


def test_work_of_several_dates_is_held_once_all_are() -> None:
    done, waiting = dates("2016-05", held="2016-05-01"), dates("2016-12")
    today = dt.date(2016, 6, 1)
    assert standing_of_all([done, done], year=YEAR, today=today) is Standing.HELD
    assert standing_of_all([done, waiting], year=YEAR, today=today) is Standing.TO_COME
    assert standing_of_all([done, waiting], year=YEAR, today=dt.date(2017, 1, 1)) is Standing.OVERDUE
    assert standing_of_all([], year=YEAR, today=today) is Standing.TO_COME


def work(*given: Dates, kind: EntryKind = EntryKind.CASE_AUDIT, today: str = "2017-04-01") -> Work:
    stands = standing_of_all(given, year=YEAR, today=dt.date.fromisoformat(today))
    return Work("Neglect", kind, tuple(Part(one) for one in given), stands)


HELD = dates("2016-06", held="2016-06-10")
MOVED = dates("2017-03", "2017-05")


@pytest.mark.parametrize(
    ("works", "said"),
    [
        ([work(HELD)] * 3 + [work(MOVED)], "Three of four audits were held; one slipped to May 2017."),
        ([work(HELD)] * 4, "All four audits were held."),
        ([work(HELD)] * 2, "Both audits were held."),
        ([work(HELD)], "The one audit was held."),
        ([work(dates("2016-06"))] * 2, "None of two audits is recorded as held; two are overdue."),
        ([work(dates("2018-06"))], "The one audit is still to come."),
        ([work(MOVED)], "The one audit slipped to May 2017."),
        ([work(dates("2016-06", cancelled=True))], "One audit was cancelled."),
        (
            [work(HELD), work(dates("2016-06"), kind=EntryKind.SECTION_11)],
            "The one audit was held. The one other piece of work is overdue: it is not recorded as held.",
        ),
        ([], ""),
    ],
)
def test_the_answer_is_a_sentence(works: list[Work], said: str) -> None:
    assert are_we_doing_what_we_said(works) == said


def test_the_year_shown_is_the_one_with_work_nearest_today() -> None:
    years = [FinancialYear(2016), FinancialYear(2017)]
    assert year_nearest(years, dt.date(2026, 1, 1)) == FinancialYear(2017)
    assert year_nearest(years, dt.date(2016, 5, 1)) == FinancialYear(2016)
    assert year_nearest([], dt.date(2016, 5, 1)) == FinancialYear(2016)
    assert year_nearest([FinancialYear(2015), FinancialYear(2017)], dt.date(2016, 5, 1)) == FinancialYear(2017)
