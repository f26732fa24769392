"""Home lists what the thread waits for: responses, decisions after a failed test, tests, and clocks of reviews."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from goldthread.improvement.models import ImpactTest, Response, UpdateRequest, UpdateRound
from goldthread.partnership.models import Person
from goldthread.reviews.models import ReviewClock
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, read, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("goldthread.config.urls"),
    pytest.mark.usefixtures("in_may"),
]


@pytest.fixture
def in_may() -> object:
    with time_machine.travel("2026-05-20", tick=False):
        yield


@pytest.fixture
def here() -> Place:
    return making.place()


def home(here: Place, who: Person) -> str:
    return signed_in(who).get(reverse("home:board", args=[here.board.short_name.lower()])).content.decode()


def impact_test(here: Place, **fields: object) -> ImpactTest:
    given = {"kind": "survey", "question": "Do they know whom to call?", "due": read("2 June 2026"), **fields}
    made = ImpactTest(board=here.board, recommendation=here.recommendation, **given)
    world.save(made)
    return made


def test_an_agency_lead_is_asked_to_respond_until_the_agency_has(here: Place) -> None:
    said = f"Respond to {here.recommendation.reference}"
    assert said in home(here, here.bob)
    assert "1 thing to do" in home(here, here.bob)
    given = {"board": here.board, "recommendation": here.recommendation, "agency": here.police}
    world.save(Response(**given, answer="accept"))
    assert said not in home(here, here.bob)


def test_nobody_is_asked_to_respond_to_what_is_not_signed_off(here: Place) -> None:
    assert "Respond to" in home(here, here.bob)
    here.recommendation.signed_off_at = None
    world.save(here.recommendation)
    assert "Respond to" not in home(here, here.bob)


def test_whoever_is_asked_for_an_update_finds_it_first_and_the_office_sees_it_is_awaited(here: Place) -> None:
    group = world.group(here.board)
    days = {"opens": dt.date(2026, 5, 18), "papers_due": dt.date(2026, 5, 25), "meets": dt.date(2026, 6, 1)}
    opened = UpdateRound(board=here.board, group=group, **days)
    world.save(opened)
    request = UpdateRequest(board=here.board, round=opened, agency=here.police, person=here.bob, owner="Police")
    world.save(request)
    assert "Update your actions for" in home(here, here.bob)
    office = home(here, here.alice)
    assert "An update" in office
    assert "Not chased" in office
    request.answered_at = dt.datetime(2026, 5, 19, tzinfo=dt.UTC)
    world.save(request)
    assert "Update your actions for" not in home(here, here.bob)
    assert "An update" not in home(here, here.alice)


def test_a_board_member_reads_who_is_stuck_and_a_member_of_a_group_does_not(here: Place) -> None:
    making.action(here, due="3 May 2026")
    member, seated = (world.person(role, here.board) for role in ("board_member", "group_member"))
    assert "What is stuck" in home(here, member)
    assert "late action" in home(here, member)
    assert "What is stuck" not in home(here, seated)


def test_a_chair_decides_what_comes_back_from_a_test_and_then_it_is_gone(here: Place) -> None:
    test = impact_test(here, result="worse", tested=read("3 May 2026"), evidence="Ten said no")
    said = f"Decide what comes next for {here.recommendation.reference}"
    assert said in home(here, here.carol)
    test.next_step = "accept"
    world.save(test)
    assert said not in home(here, here.carol)


def test_the_office_is_told_of_tests_that_are_due(here: Place) -> None:
    test = impact_test(here)
    said = f"Test {here.recommendation.reference}"
    assert said in home(here, here.alice)
    test.due = read("December 2026")
    world.save(test)
    assert said not in home(here, here.alice)


def test_the_office_is_told_of_the_clocks_of_reviews(here: Place) -> None:
    judgement = here.finding.judgement
    assert judgement is not None
    clock = ReviewClock(board=here.board, review=judgement.review, key="rapid_review")
    clock.starts, clock.due = dt.date(2026, 5, 1), dt.date(2026, 5, 18)
    world.save(clock)
    assert "2 days late" in home(here, here.alice)
    assert "2 days late" not in home(here, here.bob)
