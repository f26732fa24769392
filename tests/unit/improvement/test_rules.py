"""The rules of an action, without a database."""

import datetime as dt
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.improvement.domain.closure import check_embedding, check_evidence, check_not_own, is_own
from goldthread.improvement.domain.due_dates import check_due, is_overdue
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.smart import hints
from goldthread.improvement.domain.states import CLOSED, TABLE, ActionState
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.transitions import steps_from

read = PartialDate.parse
TODAY = dt.date(2016, 12, 1)


@pytest.mark.parametrize(
    ("due", "state", "late"),
    [
        ("30 November 2016", ActionState.IN_PROGRESS, True),
        ("1 December 2016", ActionState.IN_PROGRESS, False),
        ("November 2016", ActionState.PROPOSED, True),
        ("December 2016", ActionState.AGREED, False),
        ("30 November 2016", ActionState.DONE, False),
        ("30 November 2016", ActionState.CLOSED, False),
    ],
)
def test_an_action_is_late_once_every_day_its_date_could_mean_has_passed(
    due: str, state: ActionState, late: bool
) -> None:
    assert is_overdue(due=read(due), state=state, today=TODAY) is late


def test_an_action_without_a_due_date_is_never_late() -> None:
    assert not is_overdue(due=None, state=ActionState.AGREED, today=TODAY)


def test_a_due_date_before_what_it_answers_is_refused() -> None:
    with pytest.raises(Refused, match=r"R-1 was made March 2016") as refused:
        check_due(read("February 2016"), made=[("R-1", read("March 2016"))], field="due")
    assert refused.value.field == "due"


@pytest.mark.parametrize("due", ["March 2016", "2015-16", None])
def test_a_due_date_that_could_be_after_it_is_not(due: str | None) -> None:
    check_due(read(due) if due else None, made=[("R-1", read("March 2016")), ("R-2", None)], field="due")


def test_closing_needs_evidence() -> None:
    check_evidence(1)
    with pytest.raises(Refused, match="Add the evidence first"):
        check_evidence(0)


def test_the_owners_own_agency_never_decides() -> None:
    police, health, officer = uuid4(), uuid4(), uuid4()
    check_not_own(agencies={health}, person=uuid4(), owner_agency=police, owner_person=officer)
    check_not_own(agencies={health}, person=None, owner_agency=None, owner_person=None)
    with pytest.raises(Refused, match="vice-chair"):
        check_not_own(agencies={police, health}, person=uuid4(), owner_agency=police, owner_person=None)
    with pytest.raises(Refused, match="is yours"):
        check_not_own(agencies=set(), person=officer, owner_agency=None, owner_person=officer)
    assert not is_own(agencies=set(), person=None, owner_agency=None, owner_person=None)


def test_embedding_needs_a_passed_test() -> None:
    check_embedding(Impact.PASSED)
    for impact in set(Impact) - {Impact.PASSED}:
        with pytest.raises(Refused, match="impact test"):
            check_embedding(impact)


@given(st.lists(st.sampled_from(sorted(TABLE)), max_size=12))
def test_every_way_to_closed_goes_through_acceptance(steps: list[str]) -> None:
    state, taken = ActionState.PROPOSED, []
    for step in steps:
        if step in steps_from(TABLE, state):
            state = TABLE[step].target
            taken.append(step)
    if state in CLOSED:
        assert {"propose_closure", "accept"} <= set(taken)
    if state is ActionState.EMBEDDED:
        assert taken[-1] == "embed"


def test_hints_advise_what_is_missing() -> None:
    said = hints(text="Raise awareness", measure="", evidenced_by="", is_owned=False, due=None)
    assert len(said) == 6
    assert "Raise awareness" in said[0]
    whole = "Audit twenty case files for the child’s voice"
    assert (
        hints(text=whole, measure="18 of 20", evidenced_by="The audit summary", is_owned=True, due=read("2016-11"))
        == []
    )
