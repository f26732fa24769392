"""Progress on last year's recommendations, and what came back from a test: sentences that follow from the records."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.findings.models import Addressee, Answer, Recommendation
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.models import Action, ImpactTest, ProgressNote, Purpose, Response, Untested
from goldthread.kernel.partial_dates import PartialDate
from goldthread.partnership.models import Board
from goldthread.reports.domain.advice import Progress, progress_of
from tests import world
from tests.unit.reports.conftest import words_of
from tests.unit.reports.test_sections import WHEN, audit, finding, report_of

LAST_YEAR = PartialDate.parse("2024-10")
SIGNED = dt.datetime(2025, 1, 6, tzinfo=dt.UTC)


@pytest.fixture
def board(db: None) -> Board:
    return world.board()


def advise(board: Board, reference: str, *states: str, made: PartialDate | None = LAST_YEAR) -> Recommendation:
    """A recommendation of last year with an action in each of the states."""
    advice = Recommendation(board=board, reference=reference, text=f"Do {reference}", made=made, signed_off_at=SIGNED)
    world.save(advice)
    for number, state in enumerate(states):
        action = Action(board=board, reference=f"A-{reference}-{number}", text="Act", state=state, due=WHEN)
        world.save(action)
        world.save(Purpose(board=board, action=action, recommendation=advice))
    return advice


def answer(advice: Recommendation, name: str, said: str, reason: str = "") -> None:
    agency = world.agency(advice.board, name=name)
    world.save(Addressee(board=advice.board, recommendation=advice, agency=agency))
    world.save(Response(board=advice.board, recommendation=advice, agency=agency, answer=said, reason=reason))


def test_each_recommendation_of_last_year_is_told_with_how_far_it_came(board: Board) -> None:
    answer(advise(board, "R-1", "closed", "cancelled"), "Police", "accept")
    answer(advise(board, "R-2", "closed", "agreed"), "Health", "in_part", "No funding for the second half")
    answer(advise(board, "R-3"), "Housing", "not_accept", "It is the county’s to do")
    advise(board, "R-4", "agreed")
    advise(board, "R-5")
    advise(board, "R-6", "closed", made=WHEN)
    words = words_of(report_of(board))
    assert (
        "Of five recommendations made in 2024-25, one is complete, one is under way, one is not begun, "
        "one is not accepted and one is without any recorded action." in words
    )
    assert "Health: accepted in part: No funding for the second half." in words
    assert "One recommendation has no action: R-5." in words
    assert "Do R-6" not in words


def test_a_recommendation_without_a_date_belongs_to_the_year_of_what_it_answers(board: Board) -> None:
    held = audit(board, held=PartialDate.parse("2024-11-05"), planned=None, expected=None)
    advice = advise(board, "R-1", "closed", made=None)
    world.save(Answer(board=board, recommendation=advice, finding=finding(board, held)))
    assert "Of one recommendation made in 2024-25, one is complete." in words_of(report_of(board))


def test_a_reader_of_what_is_signed_off_learns_only_how_many_are_not(board: Board) -> None:
    advice = advise(board, "R-1", "closed")
    advice.signed_off_at = None
    world.save(advice)
    words = words_of(report_of(board, world.actor("board_member", board)))
    assert "Do R-1" not in words
    assert "Not shown to you until signed off: one recommendation of 2024-25." in words


def test_a_test_that_showed_no_difference_comes_back_until_the_group_decides(board: Board) -> None:
    advice = advise(board, "R-1", "closed")
    failed = ImpactTest(board=board, recommendation=advice, kind="survey", question="Is it so", due=WHEN)
    failed.result, failed.tested, failed.evidence, failed.strength = "worse", WHEN, "Ten said no", 2
    world.save(failed)
    words = words_of(report_of(board))
    assert "Worse, tested" in words
    assert "Ten said no. Fair evidence." in words
    assert "What follows where a test showed no difference is not decided: R-1." in words
    failed.next_step, failed.next_reason = "test_again", "It is too soon to tell"
    world.save(failed)
    decided = words_of(report_of(board))
    assert "R-1 made no difference. The group decided: give it time and test again: It is too soon to tell." in decided
    assert "is not decided" not in decided


def test_a_reason_for_no_test_is_printed_and_is_no_gap(board: Board) -> None:
    advice = advise(board, "R-1", "closed")
    world.save(Untested(board=board, recommendation=advice, reason="A leaflet cannot be tested"))
    assert "No test, because a leaflet cannot be tested." in words_of(report_of(board))


def test_what_was_closed_in_an_earlier_tracker_is_counted_apart(board: Board) -> None:
    advise(board, "R-1", "closed_before")
    words = words_of(report_of(board))
    assert "One action was closed in an earlier tracker; the evidence is not held, so they are counted apart." in words
    assert "No action has been closed." in words


def test_what_is_late_says_what_its_owner_last_reported(board: Board) -> None:
    advise(board, "R-1", "in_progress")
    action = Action.objects.visible_to(world.SYSTEM).get(reference="A-R-1-0")
    action.due = PartialDate.parse("2025-01")
    world.save(action)
    world.save(ProgressNote(board=board, action=action, text="The post is still empty"))
    assert "Last reported: The post is still empty." in words_of(report_of(board))


@given(st.lists(st.sampled_from(ActionState), max_size=5), st.booleans())
def test_a_recommendation_is_complete_only_when_nothing_is_open_and_something_was_closed(
    states: list[ActionState], all_refused: bool
) -> None:
    is_open = {"proposed", "agreed", "in_progress", "done"} & set(states)
    closed = {"closed", "embedded", "closed_before"} & set(states)
    found = progress_of(states, all_refused=all_refused)
    assert (found is Progress.COMPLETE) == (bool(closed) and not is_open)
    assert (found in {Progress.NOTHING, Progress.NOT_ACCEPTED}) == (not closed and not is_open)
