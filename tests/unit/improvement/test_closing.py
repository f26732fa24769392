"""Whatever anyone does in whatever order, closing stays two decisions and embedding rests on a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from goldthread.foundation.access import Actor
from goldthread.foundation.errors import Forbidden
from goldthread.improvement import services
from goldthread.improvement.domain.states import CLOSED, ActionState
from goldthread.improvement.models import Action, ClosureDecision, Evidence, ImpactTest
from goldthread.improvement.services import Meeting
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Membership, Person
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor, again, held_by, read

pytestmark = pytest.mark.django_db
OUTSIDE = ("chair", "vice-chair")
WHO = (*OUTSIDE, "officer", "owner", "chair of the owner", "chair who owns it", "chair who serves it elsewhere")
# Fixed seed, so that the suite says the same each time. Who may and what is likely come oftener than the rest.
LIMITS = settings(
    max_examples=20, stateful_step_count=18, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


class Closing(RuleBasedStateMachine):
    """One action, everyone who could touch it, and every deed that bears on its closing, in any order."""

    here: ClassVar[Place]
    cast: ClassVar[dict[str, Person]]
    actors: ClassVar[dict[str, Actor]]
    closed: ClassVar[int]
    embedded: ClassVar[int]

    @initialize(state=st.sampled_from(["proposed", "done", "done"]))
    def begin(self, state: str) -> None:
        """Said to be done without evidence is how old plans are loaded."""
        whole = {"measure": "18 of 20", "evidenced_by": "The audit", "owner_person": self.cast["chair who owns it"]}
        group = world.group(self.here.board, name=f"Group {Action.objects.as_system('tests').count()}")
        for who, post in (("chair", "chair"), ("vice-chair", "vice_chair"), ("chair of the owner", "chair")):
            world.seat(self.cast[who], group, post=post)
        self.one = making.action(self.here, state=state, due="2017-01", overseen_by=group, **whole)
        making.purpose(self.one, recommendation=self.here.recommendation)
        test = ImpactTest.objects.as_system("tests").get(recommendation=self.here.recommendation)
        test.result = "not_yet"
        world.save(test)
        self.test = test.pk

    def does(self, who: str, deed: Callable[..., Any], **given: Any) -> bool:
        """Try a deed; one that is refused changes nothing."""
        before = again(self.one)
        try:
            deed(by=self.actors[who], **given)
        except (Refused, Forbidden):
            assert again(self.one).state == before.state
            return False
        return True

    def step(self, who: str, deed: Callable[..., Any], **given: Any) -> bool:
        return self.does(who, deed, public_id=self.one.pk, version=None, **given)

    @rule(who=st.sampled_from(["officer", "owner", "chair"]), kind=st.sampled_from(["statement", "audit"]))
    def adds_evidence(self, who: str, kind: str) -> None:
        self.does(who, services.add_evidence, public_id=self.one.pk, text="Minutes", kind=kind)

    @rule(who=st.sampled_from(["officer", "owner"]), shows=st.booleans())
    def moves_on(self, who: str, shows: bool) -> None:
        if shows:
            self.adds_evidence(who, "audit")
        for deed in (services.agree_action, services.start_action, services.propose_closure):
            self.step(who, deed)

    @rule(who=st.sampled_from(WHO), which=st.integers(0, 2), chaired=st.sampled_from([None, None, *WHO]))
    def accepts(self, who: str, which: int, chaired: str | None) -> None:
        held = held_by(self.one)[:which]
        if self.step(who, services.accept_closure, evidence=held, meeting=self.meeting(chaired)):
            type(self).closed += 1
            assert held
            assert chaired in OUTSIDE if chaired else who in OUTSIDE

    @rule(who=st.sampled_from(OUTSIDE))
    def accepts_all(self, who: str) -> None:
        self.accepts(who, 2, None)

    @rule(who=st.sampled_from(OUTSIDE))
    def embeds_after_a_test(self, who: str) -> None:
        self.tests("improved")
        self.embeds(who)

    @rule(who=st.sampled_from(WHO), reason=st.sampled_from(["", "More"]), chaired=st.sampled_from([None, *WHO]))
    def returns(self, who: str, reason: str, chaired: str | None) -> None:
        if self.step(who, services.return_closure, reason=reason, meeting=self.meeting(chaired)):
            assert reason
            assert chaired in OUTSIDE if chaired else who in OUTSIDE

    @rule(who=st.sampled_from(WHO), to=st.sampled_from(WHO))
    def passes_on(self, who: str, to: str) -> None:
        if self.step(who, services.pass_on_closure, to=self.cast[to]):
            assert to in OUTSIDE

    @rule(who=st.sampled_from(WHO))
    def embeds(self, who: str) -> None:
        passed = again(self.one).impact == "passed"
        if self.step(who, services.embed_action):
            type(self).embedded += 1
            assert passed
            assert who in OUTSIDE

    @rule(result=st.sampled_from(["improved", "worse", "cannot_tell"]))
    def tests(self, result: str) -> None:
        given = {"result": result, "tested": read("2017-05"), "evidence": "18 of 20"}
        self.does("officer", services.record_impact_result, public_id=self.test, version=None, **given)

    @rule(who=st.sampled_from(["officer", "owner"]))
    def cancels(self, who: str) -> None:
        self.step(who, services.cancel_action, reason="Overtaken")

    def meeting(self, chaired: str | None) -> Meeting | None:
        return Meeting(timezone.localdate(), self.cast[chaired]) if chaired else None

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "one"):
            return
        one, outside = again(self.one), {self.cast[who].pk for who in OUTSIDE}
        accepted = list(Evidence.objects.as_system("tests").filter(action=one, accepted_at__isnull=False))
        assert one.state not in CLOSED or accepted
        assert one.state != ActionState.CLOSED_BEFORE
        assert {held.accepted_by_id for held in accepted} <= outside
        decided = ClosureDecision.objects.as_system("tests").filter(action=one)
        assert {decision.chaired_by_id for decision in decided} <= outside
        assert one.passed_to_id is None or one.passed_to_id in outside


def test_nothing_closes_without_accepted_evidence_nor_by_its_own_agency_nor_embeds_without_a_passed_test() -> None:
    here = making.place()
    asked = {"kind": "survey", "question": "?", "due": read("2017-05")}
    world.save(ImpactTest(board=here.board, recommendation=here.recommendation, **asked))
    own = world.person("board_chair", here.board, at=here.police)
    sideways = world.person("sub_group_chair", here.board)
    role = {"board": world.board("XSCB"), "agency": here.police, "role": "data_officer"}
    world.save(Membership(person=sideways, starts=world.LONG_AGO, **role))
    chairs = [here.carol, world.person("sub_group_chair", here.board)]
    people = [*chairs, here.alice, here.bob, own, world.person("sub_group_chair", here.board), sideways]
    Closing.here, Closing.cast = here, dict(zip(WHO, people, strict=True))
    Closing.actors = {who: actor(person) for who, person in Closing.cast.items()}
    Closing.closed = Closing.embedded = 0
    run_state_machine_as_test(Closing, settings=LIMITS)
    assert Closing.closed, "No path closed anything, so nothing was proved."
    assert Closing.embedded, "No path embedded anything, so nothing was proved."
