"""Who is written to about an action, and when: the table, tried on every day there is."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.improvement.domain.chasing import (
    Days,
    Level,
    Mark,
    check_days,
    mark_of_owner,
    mark_of_request,
    marks_above,
)
from goldthread.kernel.refusals import Refused

DUE = dt.date(2026, 6, 1)
DAYS = Days()
OFFSETS = st.integers(min_value=-400, max_value=4000)


def after(days: int) -> dt.date:
    return DUE + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("offset", "name"),
    [
        (-15, None),
        (-14, "before 14"),
        (-4, "before 14"),
        (-3, "before 3"),
        (0, "before 3"),
        (1, "after 1"),
        (6, "after 1"),
        (7, "after 7"),
        (21, "after 21"),
        (2900, "after 21"),
    ],
)
def test_the_owner_is_owed_the_mark_reached_last(offset: int, name: str | None) -> None:
    found = mark_of_owner(DUE, after(offset), DAYS)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("offset", "levels"),
    [
        (59, []),
        (60, [Level.CHAIR]),
        (120, [Level.EXECUTIVE, Level.CHAIR]),
        (180, [Level.SCRUTINEER, Level.EXECUTIVE, Level.CHAIR]),
    ],
)
def test_the_ladder_is_climbed_by_lateness_and_every_rung_is_a_draft(offset: int, levels: list[Level]) -> None:
    found = marks_above(DUE, after(offset), DAYS)
    assert [mark.level for mark in found] == levels
    assert all(mark.is_draft for mark in found)


@given(OFFSETS, st.integers(min_value=0, max_value=60))
def test_a_later_day_never_takes_back_a_level(offset: int, more: int) -> None:
    reached = set(marks_above(DUE, after(offset), DAYS))
    assert reached <= set(marks_above(DUE, after(offset + more), DAYS))


@given(st.sets(OFFSETS, min_size=1), st.lists(st.integers(1, 90), max_size=4), st.lists(st.integers(1, 90), max_size=4))
def test_whenever_it_runs_each_mark_is_met_at_most_once_and_in_order(
    runs: set[int], before: list[int], afterwards: list[int]
) -> None:
    days = Days(remind_before=before, remind_after=afterwards)
    met: list[Mark] = []
    for offset in sorted(runs):
        found = mark_of_owner(DUE, after(offset), days)
        if found and found not in met:
            met.append(found)
            assert not found.is_draft
    order = [f"before {n}" for n in sorted(set(before), reverse=True)] + [f"after {n}" for n in sorted(set(afterwards))]
    assert [mark.name for mark in met] == [name for name in order if Mark(Level.OWNER, name) in met]


@given(st.lists(st.integers(1, 90), min_size=1, max_size=4, unique=True))
def test_run_every_day_no_mark_is_missed(afterwards: list[int]) -> None:
    days = Days(remind_after=afterwards)
    met = {mark_of_owner(DUE, after(offset), days) for offset in range(1, 100)} - {None}
    assert {mark.name for mark in met if mark} == {f"after {n}" for n in afterwards}


@pytest.mark.parametrize(
    ("day", "mark"), [(6, ""), (7, "before"), (10, "before"), (11, "after"), (17, "after"), (18, "")]
)
def test_an_unanswered_request_is_asked_about_before_papers_are_due_and_after_until_the_meeting(
    day: int, mark: str
) -> None:
    papers, meets = dt.date(2026, 6, 10), dt.date(2026, 6, 17)
    assert mark_of_request(papers, meets, dt.date(2026, 6, day)) == mark


@pytest.mark.parametrize(
    ("days", "papers", "field"),
    [
        (Days(chair_after=120), 7, "executive_after"),
        (Days(scrutineer_after=60), 7, "scrutineer_after"),
        (Days(remind_after=(0,)), 7, "remind_after"),
        (Days(remind_before=(4000,)), 7, "remind_before"),
        (Days(chair_after=0), 7, "chair_after"),
        (Days(), 15, "papers_days"),
    ],
)
def test_days_that_contradict_each_other_are_refused_at_their_field(days: Days, papers: int, field: str) -> None:
    check_days(Days(), request_days=14, papers_days=7)
    with pytest.raises(Refused) as refused:
        check_days(days, request_days=14, papers_days=papers)
    assert refused.value.field == field
