"""The rules of impact tests and of responses: what the numbers allow, what a failed test asks, who may leave it."""

from __future__ import annotations

import uuid
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.improvement.domain.impact import (
    FAILED,
    Impact,
    ImpactResult,
    NextStep,
    check_came_back,
    check_leaving,
    check_lost,
    check_next,
    impact_of,
)
from goldthread.improvement.domain.impact import (
    Tested as One,
)
from goldthread.improvement.domain.indicators import (
    Direction,
    ImpactKind,
    check_measured,
    check_planned,
    plain,
    reached,
    wanting,
)
from goldthread.improvement.domain.responses import ResponseAnswer, check_entered, check_reason
from goldthread.improvement.domain.states import TABLE, ActionState
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused

FIGURES = st.decimals(min_value=-1000, max_value=1000, places=2)
DIRECTIONS = st.sampled_from(Direction)
TARGETS = [uuid.UUID(int=number) for number in range(3)]
TESTS = st.lists(
    st.builds(
        One,
        target=st.sampled_from(TARGETS),
        result=st.sampled_from(ImpactResult),
        tested=st.integers(2016, 2019).map(PartialDate.year),
    ),
    max_size=6,
)


@given(result=st.sampled_from(ImpactResult), baseline=FIGURES, measured=FIGURES, direction=DIRECTIONS)
def test_a_result_the_numbers_contradict_is_refused_and_no_other(
    result: ImpactResult, baseline: Decimal, measured: Decimal, direction: Direction
) -> None:
    gain = measured - baseline if direction is Direction.UP else baseline - measured
    contradicts = (result is ImpactResult.IMPROVED and gain <= 0) or (result is ImpactResult.WORSE and gain >= 0)
    numbers = {"baseline": baseline, "measured": measured, "direction": direction}
    assert refuses(lambda: check_measured(ImpactKind.INDICATOR, result=result, **numbers)) is contradicts
    assert not refuses(lambda: check_measured(ImpactKind.SURVEY, result=result, **numbers))


def test_the_refusal_says_what_the_numbers_say() -> None:
    with pytest.raises(Refused, match=r"it should rise, and from 60 it fell to 51\.5") as refusal:
        check_measured(
            ImpactKind.INDICATOR,
            result=ImpactResult.IMPROVED,
            baseline=Decimal("60.000"),
            measured=Decimal("51.500"),
            direction=Direction.UP,
        )
    assert refusal.value.field == "result"


def test_an_indicator_is_judged_by_a_number_unless_it_cannot_be_told() -> None:
    told = {"baseline": Decimal(60), "measured": None, "direction": Direction.UP}
    for result in (ImpactResult.IMPROVED, ImpactResult.NO_CHANGE, ImpactResult.WORSE):
        assert refuses(lambda result=result: check_measured(ImpactKind.INDICATOR, result=result, **told))
    check_measured(ImpactKind.INDICATOR, result=ImpactResult.CANNOT_TELL, **told)


@given(
    kind=st.sampled_from(ImpactKind),
    baseline=st.none() | FIGURES,
    target=st.none() | FIGURES,
    direction=st.sampled_from(["", *Direction]),
)
def test_only_an_indicator_needs_numbers_and_its_target_lies_the_way_it_should_move(
    kind: ImpactKind, baseline: Decimal | None, target: Decimal | None, direction: str
) -> None:
    missing = set(wanting(kind, baseline=baseline, target=target, direction=direction))
    refused = refuses(lambda: check_planned(kind, baseline=baseline, target=target, direction=direction))
    assert refused is bool(missing)
    if kind is not ImpactKind.INDICATOR:
        assert not missing
    elif not missing:
        assert baseline is not None
        assert target is not None
        assert reached(target=target, measured=target, direction=direction)
        assert not reached(target=target, measured=baseline, direction=direction)
    else:
        empty = {name for name, value in (("baseline", baseline), ("target", target)) if value is None}
        assert empty <= missing
        assert ("direction" in missing) is (direction == "")


@given(tests=TESTS, has_reason=st.booleans())
def test_what_the_tests_say_together(tests: list[One], has_reason: bool) -> None:
    said = impact_of(tests, has_reason=has_reason)
    done = {test.result for test in tests} - {ImpactResult.NOT_YET}
    if not tests:
        assert said is (Impact.REASON if has_reason else Impact.NONE)
    if said is Impact.PASSED:
        assert ImpactResult.IMPROVED in done
    if not done & FAILED:
        assert said is not Impact.FAILED
    later = One(TARGETS[0], ImpactResult.WORSE, PartialDate.year(2025))
    assert impact_of([*tests, later], has_reason=has_reason) is Impact.FAILED
    better = [One(target, ImpactResult.IMPROVED, PartialDate.year(2026)) for target in TARGETS]
    assert impact_of([*tests, later, *better]) is Impact.PASSED


@given(answer=st.sampled_from(ResponseAnswer), reason=st.text(max_size=20))
def test_a_response_that_does_not_accept_the_whole_gives_its_reason(answer: ResponseAnswer, reason: str) -> None:
    owed = answer is not ResponseAnswer.ACCEPT and not reason.strip()
    assert refuses(lambda: check_reason(answer, reason)) is owed


def test_what_is_entered_for_an_agency_says_what_it_came_from() -> None:
    assert refuses(lambda: check_entered(for_another=True, entered_from=" "))
    check_entered(for_another=True, entered_from="an e-mail of 3 May")
    check_entered(for_another=False, entered_from="")


@given(result=st.sampled_from(ImpactResult), decided=st.sampled_from(["", *NextStep]))
def test_only_a_failed_test_that_is_not_decided_asks_what_comes_next(result: ImpactResult, decided: str) -> None:
    asks = result in FAILED and not decided
    assert refuses(lambda: check_came_back(result=result, next_step=decided)) is not asks


def test_a_decision_has_a_reason_and_a_new_test_a_later_date() -> None:
    tested = PartialDate.parse("June 2017")
    told = {"tested": tested, "again": None}
    assert refuses(lambda: check_next(step=NextStep.ACCEPT, reason=" ", **told)) is True
    check_next(step=NextStep.ACCEPT, reason="It cannot be had", **told)
    assert refuses(lambda: check_next(step=NextStep.TEST_AGAIN, reason="Too soon", **told))
    before = PartialDate.parse("May 2017")
    assert refuses(lambda: check_next(step=NextStep.TEST_AGAIN, reason="Too soon", tested=tested, again=before))
    later = PartialDate.parse("December 2017")
    check_next(step=NextStep.TEST_AGAIN, reason="Too soon", tested=tested, again=later)


@given(step=st.sampled_from(NextStep), mine=st.sets(st.sampled_from(TARGETS)), theirs=st.sets(st.sampled_from(TARGETS)))
def test_nobody_of_an_agency_concerned_leaves_it_as_it_is(
    step: NextStep, mine: set[uuid.UUID], theirs: set[uuid.UUID]
) -> None:
    refused = refuses(lambda: check_leaving(step=step, agencies=mine, concerned=theirs))
    assert refused is (step is NextStep.ACCEPT and bool(mine & theirs))


@given(impact=st.sampled_from(Impact))
def test_a_difference_is_said_to_be_lost_only_where_the_tests_no_longer_say_it_is_there(impact: Impact) -> None:
    assert refuses(lambda: check_lost(impact)) is (impact is Impact.PASSED)
    assert TABLE["unembed"].sources == {ActionState.EMBEDDED}
    assert TABLE["unembed"].target is ActionState.CLOSED


def test_a_figure_is_written_without_the_noughts_it_was_stored_with() -> None:
    assert [plain(Decimal(text)) for text in ("60.000", "4.500", "100", "0.000")] == ["60", "4.5", "100", "0"]


def refuses(rule: object) -> bool:
    try:
        rule()  # type: ignore[operator]
    except Refused:
        return True
    return False
