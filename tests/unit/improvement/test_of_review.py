"""What opens a review's page: what became of what it judged, and the next step."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from goldthread.findings import services as findings
from goldthread.improvement.models import Action, Purpose
from goldthread.improvement.queries.of_review import what_became_of
from goldthread.kernel.partial_dates import PartialDate
from goldthread.partnership.models import Board
from goldthread.reviews import services as reviews
from goldthread.reviews.models import Review
from tests import world


@pytest.fixture
def board(db: None) -> Board:
    return world.board()


@pytest.fixture
def review(board: Board) -> Review:
    """Two judgements; the first became a finding, two recommendations and an action that serves both."""
    held = PartialDate.parse("2016-03")
    made = reviews.record_review(
        board=board, by=world.SYSTEM, kind="inspection", body="Ofsted", what="Review", held=held
    )
    first, _ = (
        reviews.add_judgement(review=made.pk, reference=name, text="Weak", by=world.SYSTEM) for name in ("J-1", "J-2")
    )
    found = findings.write_finding(board=board, by=world.SYSTEM, judgement=first, kind="improvement", text="Weak")
    action = Action(board=board, reference="A-1", text="Do it", state="in_progress")
    world.save(action)
    for text in ("Train", "Supervise"):
        advice = findings.write_recommendation(board=board, by=world.SYSTEM, text=text, findings=[found])
        world.save(Purpose(board=board, action=action, recommendation=advice))
    return made


def page(role: str, board: Board, review: Review) -> str:
    browser = Client()
    browser.force_login(world.person(role, board))
    return browser.get(f"/nscb/reviews/{review.pk}/").content.decode()


def test_an_action_that_serves_two_recommendations_counts_once(
    board: Board, review: Review, django_assert_num_queries: Any
) -> None:
    actor = world.actor("qa_officer", board)
    with django_assert_num_queries(2):
        became = what_became_of(actor, review)
    assert (became.judgements, became.findings, became.recommendations) == (2, 1, 2)
    assert became.actions == {"in_progress": 1}
    assert became.first_bare is not None
    assert became.first_bare.reference == "J-2"


def test_the_page_opens_with_the_picture_and_one_next_step_for_whoever_may_take_it(
    board: Board, review: Review
) -> None:
    assert "Write the finding from J-2" in page("qa_officer", board, review)
    read = page("scrutineer", board, review)
    assert "Actions: in progress" in read
    assert "Write the finding" not in read


def test_a_reader_counts_only_what_they_may_see(board: Board, review: Review) -> None:
    became = what_became_of(world.actor("board_member", board), review)  # findings only once signed off
    assert (became.judgements, became.findings, became.recommendations) == (2, 0, 0)
    assert became.actions == {}
