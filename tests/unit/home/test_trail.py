"""The trail, read by those who may."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.home.choices import field, happened, record
from goldthread.improvement import services
from goldthread.partnership.models import Person
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Place:
    return making.place()


def trail(here: Place, who: Person, query: str = "") -> str:
    page = signed_in(who).get(f"{_address(here)}{query}")
    assert page.status_code == 200
    return page.content.decode()


def test_each_event_says_who_did_what_to_which_record(here: Place) -> None:
    made = services.write_action(board=here.board, by=actor(here.alice), text="Recruit", owner_agency=here.police)
    signed_in(here.bob).get(here.at("show", made.pk))
    page = trail(here, here.carol)
    assert "Wrote an action" in page
    assert "Action A-1" in page
    assert "owner agency" in page
    assert "Viewed" in page
    assert "Bob" in page
    assert "Goldthread: tests" in page


def test_a_scrutineer_reads_names_without_reading_people(here: Place) -> None:
    services.write_action(board=here.board, by=actor(here.alice), text="Recruit")
    assert "Alice" in trail(here, world.person("scrutineer", here.board))


def test_the_trail_is_filtered_and_exported(here: Place) -> None:
    services.write_action(board=here.board, by=actor(here.alice), text="Recruit")
    signed_in(here.bob).get(here.at("new"))
    refused = trail(here, here.alice, "?kind=access.denied&format=csv")
    assert "Was refused: improvement:new" in refused
    assert "Wrote an action" not in refused
    by_alice = trail(here, here.carol, f"?person={here.alice.pk}&days=1&format=csv").splitlines()
    assert len([line for line in by_alice if line]) == 3
    assert any("Exported a list" in line for line in by_alice)


@pytest.mark.parametrize("role", ["agency_lead", "board_member", "minute_taker"])
def test_the_trail_is_not_there_for_others(here: Place, role: str) -> None:
    assert signed_in(world.person(role, here.board, at=here.police)).get(_address(here)).status_code == 404


def test_the_trail_is_not_there_for_the_system_administrator_or_another_board(here: Place) -> None:
    for who in (world.person("system_administrator", None), here.charlie):
        assert signed_in(who).get(_address(here)).status_code == 404


def test_the_trail_asks_few_questions_however_long_it_is(here: Place) -> None:
    few = _count(here)
    for _ in range(5):
        services.write_action(board=here.board, by=actor(here.alice), text="Recruit")
    assert _count(here) == few
    assert few <= 15


def test_a_kind_without_words_is_read_out() -> None:
    assert happened("meetings.attendance_recorded") == "Attendance recorded"
    assert record("meetings.meeting") == "Meeting"
    assert field("owner_agency") == "owner agency"


def _count(here: Place) -> int:
    client = signed_in(here.alice)
    with CaptureQueriesContext(connection) as asked:
        client.get(_address(here))
    return len(asked)


def _address(here: Place) -> str:
    return reverse("home:trail", args=[here.board.short_name.lower()])
