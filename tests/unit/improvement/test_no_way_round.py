"""No way round the two decisions: an owner that changes in between, tests that come and go, what a count would tell."""

from __future__ import annotations

from typing import Any

import pytest

from goldthread.findings.models import Recommendation
from goldthread.improvement import queries, services
from goldthread.improvement.models import Action, Purpose
from goldthread.improvement.queries.standing import held_of
from goldthread.kernel.refusals import Refused
from goldthread.kernel.years import FinancialYear
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor, again, held_by, read
from tests.unit.improvement.test_impact import plan, record

pytestmark = [pytest.mark.django_db, pytest.mark.urls("goldthread.config.urls")]


@pytest.fixture
def here() -> Place:
    return making.place()


def said_done(here: Place) -> Action:
    made = making.action(here, state="done")
    making.evidence(made)
    return again(made)


def embedded(here: Place) -> tuple[Action, Purpose]:
    made = making.action(here, state="closed")
    serves = making.purpose(made, recommendation=here.recommendation)
    record(here, plan(here), "improved")
    services.embed_action(public_id=made.pk, version=again(made).version, by=actor(here.carol))
    return again(made), serves


@pytest.mark.parametrize("name", ["owner_agency", "owner_group", "owner_person"])
def test_the_owner_of_what_is_said_to_be_done_stays_until_it_is_decided(here: Place, name: str) -> None:
    owner, other = {
        "owner_agency": (here.police, world.agency(here.board, name="Health")),
        "owner_group": (world.group(here.board), world.group(here.board, name="Learning Sub Group")),
        "owner_person": (here.bob, here.alice),
    }[name]
    owned: dict[str, Any] = {"owner_agency": None, name: owner}
    made = making.action(here, state="done", **owned)
    change: dict[str, Any] = {"public_id": made.pk, "version": None, "by": actor(here.alice)}
    with pytest.raises(Refused, match="said to be done") as refusal:
        services.change_action(**{**change, name: other})
    assert refusal.value.field == name
    assert services.change_action(**change, **owned, text="In better words").text == "In better words"


def test_nobody_of_the_agency_that_said_it_is_done_accepts_by_a_change_of_owner(here: Place) -> None:
    made, health = said_done(here), world.agency(here.board, name="Health")
    chair = world.person("sub_group_chair", here.board, at=here.police)
    with pytest.raises(Refused):
        services.change_action(public_id=made.pk, version=made.version, by=actor(here.alice), owner_agency=health)
    with pytest.raises(Refused, match="agency that owns"):
        services.accept_closure(public_id=made.pk, version=None, evidence=held_by(made), by=actor(chair))
    assert again(made).state == "done"


def test_what_an_ended_action_served_stays_linked_to_it(here: Place) -> None:
    made, serves = embedded(here)
    with pytest.raises(Refused, match="has ended"):
        services.unlink_action(public_id=serves.pk, by=actor(here.alice))
    assert again(made).impact == "passed"


def test_an_ended_action_is_not_embedded_by_a_link_to_something_else(here: Place) -> None:
    made = making.action(here, state="closed")
    record(here, plan(here), "improved")
    with pytest.raises(Refused, match="has ended"):
        services.link_action(public_id=made.pk, by=actor(here.alice), recommendation=here.recommendation)
    with pytest.raises(Refused, match="impact test"):
        services.embed_action(public_id=made.pk, version=again(made).version, by=actor(here.carol))


def test_embedded_ends_where_the_result_it_stood_on_is_corrected(here: Place) -> None:
    made = making.action(here, state="closed")
    making.purpose(made, recommendation=here.recommendation)
    test = record(here, plan(here), "improved")
    services.embed_action(public_id=made.pk, version=again(made).version, by=actor(here.carol))
    record(here, test, "cannot_tell")
    found = services.unembed_action(
        public_id=made.pk, version=again(made).version, reason="The result was wrong", by=actor(here.carol)
    )
    assert found.state == "closed"


def test_how_many_tests_are_planned_tells_nothing_of_what_is_not_seen(here: Place) -> None:
    hidden = Recommendation(board=here.board, reference="R-9", text="Do more", made=read("April 2016"))
    world.save(hidden)
    due: dict[str, Any] = {"kind": "survey", "question": "Are 20 better?", "due": read("May 2017")}
    services.plan_impact_test(recommendation=hidden.pk, by=actor(here.alice), **due)
    taker = world.person("minute_taker", here.board)
    told = [queries.planned_in(actor(who), here.board.pk, FinancialYear(2017)) for who in (here.alice, taker)]
    assert told == [1, 0]


def test_what_a_test_changes_of_an_action_waits_for_whoever_holds_it(here: Place) -> None:
    made, test = making.action(here, priority="high"), plan(here)
    making.purpose(made, recommendation=here.recommendation)
    assert list(held_of(test)) == [made]
    assert held_of(test).query.select_for_update
    own = plan(here, action=made.pk)
    assert list(held_of(own)) == [made]
