"""The demo: the same on every machine, every state to be seen, and never in a database it did not make."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest

from goldthread.config.demo.builder import SYSTEM, build
from goldthread.config.progress import Progress
from goldthread.foundation import trail
from goldthread.foundation.models import TrailEvent
from goldthread.improvement.choices import ImpactResult
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.models import Action, ImpactTest
from goldthread.kernel.refusals import Refused
from goldthread.meetings.models import Attendance
from goldthread.partnership.identity import invented_cast, is_demo
from goldthread.partnership.models import Agency, Board, GroupRole, Membership, Person
from tests import world

TODAY = dt.date(2026, 11, 23)
pytestmark = pytest.mark.django_db


def built(**options: Any) -> str:
    said = io.StringIO()
    build(Progress(said), today=TODAY, **options)
    return said.getvalue()


def values(model: Any, *fields: str) -> list[Any]:
    return list(model.objects.visible_to(SYSTEM).order_by("pk").values_list("pk", *fields))


def test_the_demo_is_made_and_marked() -> None:
    assert "invented records" in built()
    assert is_demo()
    assert set(Board.objects.visible_to(SYSTEM).values_list("short_name", flat=True)) == {
        "NSCB",
        "NSAB",
        "WSCP",
        "WSAB",
    }
    assert list(trail.verify()) == []


def test_every_state_and_every_result_is_there_to_be_seen() -> None:
    built()
    invented = {"board__short_name": "WSCP"}
    states = Action.objects.visible_to(SYSTEM).filter(**invented).values_list("state", flat=True)
    results = ImpactTest.objects.visible_to(SYSTEM).filter(**invented).values_list("result", flat=True)
    assert set(states) == set(ActionState)
    assert set(results) == set(ImpactResult)


def test_fifteen_roles_may_be_signed_in_as_and_never_a_chair_of_the_real_year() -> None:
    built()
    cast = invented_cast(TODAY)
    assert len({row.role for row in cast}) == 15
    leads = [
        row.person.name for row in cast if row.role == "agency_lead" and row.board and row.board.short_name == "WSCP"
    ]
    assert leads[0] == "Rosa Winterbourne"
    assert len(leads) == 2
    assert {row.board.short_name for row in cast if row.board} == {"NSCB", "WSCP", "WSAB"}
    chairs = GroupRole.objects.visible_to(SYSTEM).filter(board__short_name="NSCB").select_related("person")
    assert {role.person.name for role in chairs} == {"Jane Bell", "Sharon Muldoon"}
    assert not any(role.person.email or role.person.is_invented for role in chairs)


def test_what_is_invented_says_so() -> None:
    built()
    assert Board.objects.visible_to(SYSTEM).get(short_name="WSCP").is_invented
    assert not Board.objects.visible_to(SYSTEM).get(short_name="NSCB").is_invented
    assert Person.objects.visible_to(SYSTEM).filter(is_invented=False).count() == 2


def test_building_again_changes_nothing() -> None:
    built()
    before = TrailEvent.objects.count()
    assert "already here" in built()
    assert TrailEvent.objects.count() == before


def test_scale_multiplies_the_work() -> None:
    built(scale=3)
    wscp = Action.objects.visible_to(SYSTEM).filter(board__short_name="WSCP").count()
    assert wscp > 90
    assert Attendance.objects.visible_to(SYSTEM).count() > 2000


def test_a_database_with_records_of_its_own_is_left_alone() -> None:
    world.person("qa_officer", world.board("REAL"))
    with pytest.raises(Refused, match="records the demo did not make"):
        built()
    assert Membership.objects.visible_to(SYSTEM).count() == 1
    assert Agency.objects.visible_to(SYSTEM).count() == 0
    assert not is_demo()
