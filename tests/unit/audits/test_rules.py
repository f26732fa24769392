"""Rules of audits, without a database: the state table, the counts, the dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.audits.domain.counts import check_counts
from goldthread.audits.domain.dates import check_held, check_period
from goldthread.audits.domain.states import COMPLETED, TABLE, AuditState, advance
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused, TransitionRefused
from goldthread.kernel.transitions import steps_from

TODAY = dt.date(2016, 6, 15)
FACTS = st.fixed_dictionaries({"held": st.sampled_from([None, "10 June 2016"]), "cases": st.sampled_from([None, 0, 6])})
PATHS = st.lists(st.tuples(st.sampled_from(sorted(TABLE)), FACTS), max_size=8)


def walked(path: list[tuple[str, dict[str, object]]]) -> list[tuple[AuditState, dict[str, object]]]:
    """The states a path reaches, each with what was known on the way in. A refused step leaves things as they are."""
    state, reached = AuditState.PLANNED, []
    for step, facts in path:
        try:
            state = advance(step=step, state=state, facts=facts)
        except Refused:
            continue
        reached.append((state, facts))
    return reached


@given(PATHS)
def test_no_path_leads_to_held_or_beyond_without_a_date_and_cases(path: list[tuple[str, dict[str, object]]]) -> None:
    for state, facts in walked(path):
        if state in COMPLETED:
            assert facts["held"]
            assert facts["cases"]


@given(PATHS)
def test_every_path_passes_through_held_first_and_never_comes_back(path: list[tuple[str, dict[str, object]]]) -> None:
    states = [state for state, _ in walked(path)]
    order = [AuditState.HELD, AuditState.REPORTED, AuditState.CLOSED]
    assert states in ([], [AuditState.CANCELLED], *[order[: n + 1] for n in range(3)])


def test_what_is_missing_is_said_at_its_field() -> None:
    with pytest.raises(Refused, match="how many cases") as refusal:
        advance(step="hold", state=AuditState.PLANNED, facts={"held": "10 June 2016", "cases": None})
    assert refusal.value.field == "cases"


def test_an_ended_audit_takes_no_step() -> None:
    assert steps_from(TABLE, AuditState.CANCELLED) == steps_from(TABLE, AuditState.CLOSED) == []
    with pytest.raises(TransitionRefused):
        advance(step="hold", state=AuditState.CANCELLED, facts={"held": "10 June 2016", "cases": 6})


@given(st.integers(1, 50), st.integers(0, 50))
def test_there_are_never_fewer_people_than_cases(cases: int, more: int) -> None:
    check_counts(cases=cases, children=cases + more, adults=None, counts_children=True)
    check_counts(cases=cases, children=None, adults=cases + more, counts_children=False)
    for counts_children, field in ((True, "children"), (False, "adults")):
        with pytest.raises(Refused) as refusal:
            check_counts(cases=cases, children=cases - 1, adults=cases - 1, counts_children=counts_children)
        assert refusal.value.field == field


def test_people_not_recorded_are_not_nought() -> None:
    check_counts(cases=6, children=None, adults=None, counts_children=True)
    with pytest.raises(Refused, match="at least one case"):
        check_counts(cases=0, children=0, adults=None, counts_children=True)


@pytest.mark.parametrize(("held", "allowed"), [("2016-06-15", True), ("2016-06", True), ("2016-06-16", False)])
def test_an_audit_is_not_held_in_the_future(held: str, allowed: bool) -> None:
    date = PartialDate.parse(held)
    if allowed:
        check_held(date, today=TODAY)
    else:
        with pytest.raises(Refused, match="has not come yet"):
            check_held(date, today=TODAY)


def test_a_period_ends_after_it_starts() -> None:
    march, april = PartialDate.parse("2017-03"), PartialDate.parse("2017-04")
    check_period(march, march)
    check_period(None, march)
    check_period(april, None)
    with pytest.raises(Refused) as refusal:
        check_period(april, march)
    assert refusal.value.field == "ends"
