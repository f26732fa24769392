"""Whatever anyone does in whatever order, closing stays two decisions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.foundation.access import Actor
from goldthread.foundation.errors import Forbidden
from goldthread.improvement import services
from goldthread.improvement.domain.states import CLOSED, ActionState
from goldthread.improvement.models import Action, Evidence, ImpactTest
from goldthread.kernel.refusals import Refused
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor, again, read

pytestmark = pytest.mark.django_db
Deed = Callable[[Place, Action, Actor], object]

DEEDS: dict[str, Deed] = {
    "agree": lambda here, one, by: services.agree_action(public_id=one.pk, version=None, by=by),
    "start": lambda here, one, by: services.start_action(public_id=one.pk, version=None, by=by),
    "evidence": lambda here, one, by: services.add_evidence(public_id=one.pk, text="Minutes", by=by),
    "propose": lambda here, one, by: services.propose_closure(public_id=one.pk, version=None, by=by),
    "accept": lambda here, one, by: services.accept_closure(
        public_id=one.pk, version=None, evidence=making.held_by(one), by=by
    ),
    "return": lambda here, one, by: services.return_closure(public_id=one.pk, version=None, reason="More", by=by),
    "embed": lambda here, one, by: services.embed_action(public_id=one.pk, version=None, by=by),
    "cancel": lambda here, one, by: services.cancel_action(public_id=one.pk, version=None, reason="No", by=by),
    "test": lambda here, one, by: _record(here, "improved", by),
    "failed test": lambda here, one, by: _record(here, "worse", by),
}
WHO = ("officer", "owner", "chair", "chair of the owning agency", "owner who chairs")
LIKELY = ("agree", "evidence", "propose", "accept", "test", "embed")


def _record(here: Place, result: str, by: Actor) -> None:
    services.record_impact_result(
        public_id=_test(here).pk, version=None, result=result, tested=read("2017-05"), evidence="18 of 20", by=by
    )


def _test(here: Place) -> ImpactTest:
    found: ImpactTest = ImpactTest.objects.as_system("tests").get(recommendation=here.recommendation)
    return found


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_nothing_closes_without_accepted_evidence_nor_embeds_without_a_passed_test(
    people: tuple[Place, dict[str, Actor]], data: st.DataObject
) -> None:
    here, cast = people
    one = _fresh(here, data.draw(st.sampled_from(["proposed", "done"])), cast["owner who chairs"])
    step = st.tuples(st.sampled_from([*LIKELY, *DEEDS]), st.sampled_from(WHO))
    for deed, who in data.draw(st.lists(step, max_size=14)):
        before = again(one).state
        try:
            DEEDS[deed](here, one, cast[who])
        except (Refused, Forbidden):
            assert again(one).state == before
        if deed in ("accept", "embed") and again(one).state != before:
            assert who == "chair"
        _holds(here, again(one), cast)


def _holds(here: Place, one: Action, cast: dict[str, Actor]) -> None:
    accepted = Evidence.objects.as_system("tests").filter(action=one, accepted_at__isnull=False)
    if one.state in CLOSED:
        assert accepted.exists()
    assert {held.accepted_by_id for held in accepted} <= {cast["chair"].person}


def _fresh(here: Place, state: str, owner: Actor) -> Action:
    one = making.action(here, state=state, due="2017-01", owner_person_id=owner.person)
    making.purpose(one, recommendation=here.recommendation)
    test = _test(here)
    test.result = "not_yet"
    world.save(test)
    return one


@pytest.fixture
def people() -> tuple[Place, dict[str, Actor]]:
    here = making.place()
    asked = {"kind": "survey", "question": "?", "due": read("2017-05")}
    world.save(ImpactTest(board=here.board, recommendation=here.recommendation, **asked))
    own = world.person("board_chair", here.board, at=here.police)
    cast = [here.alice, here.bob, here.carol, own, world.person("sub_group_chair", here.board)]
    return here, dict(zip(WHO, map(actor, cast), strict=True))


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["test", "failed test", "embed"]), max_size=5))
def test_an_action_embeds_only_on_what_the_last_test_found(
    people: tuple[Place, dict[str, Actor]], deeds: list[str]
) -> None:
    here, cast = people
    one = _fresh(here, "closed", cast["owner who chairs"])
    for deed in deeds:
        passed = _test(here).result == "improved"
        before = again(one).state
        try:
            DEEDS[deed](here, one, cast["chair" if deed == "embed" else "officer"])
        except Refused:
            continue
        if deed == "embed":
            assert passed
            assert before == ActionState.CLOSED
