"""Impact tests from plan to result to what the group decides; and why there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import time_machine

from goldthread.findings.presenters import recommendation_href
from goldthread.foundation.errors import Forbidden
from goldthread.improvement import queries, services
from goldthread.improvement.models import Action, ImpactTest, Untested
from goldthread.improvement.presenters.tests import of_eight, sentence
from goldthread.improvement.services import Meeting
from goldthread.kernel.refusals import Refused
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Person
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor, again, read, signed_in
from tests.unit.improvement.test_pages import post, text

pytestmark = pytest.mark.django_db
INDICATOR = {"kind": "indicator", "baseline": Decimal(60), "target": Decimal(80), "direction": "up"}


@pytest.fixture
def here() -> Place:
    return making.place()


def plan(here: Place, **given: Any) -> ImpactTest:
    given = {"kind": "survey", "question": "Are 20 better?", "due": read("May 2017"), **given}
    of = {} if "action" in given else {"recommendation": here.recommendation.pk}
    return services.plan_impact_test(by=actor(here.alice), **of, **given)


def record(here: Place, test: ImpactTest, result: str, **given: Any) -> ImpactTest:
    given = {"tested": read("June 2017"), "evidence": "12 of 20", "strength": 3, **given}
    return services.record_impact_result(
        public_id=test.pk, version=test.version, result=result, by=actor(here.alice), **given
    )


def decide(here: Place, test: ImpactTest, step: str, who: Person | None = None, **given: Any) -> ImpactTest:
    given = {"reason": "Too early to say", **given}
    return services.decide_next(
        public_id=test.pk, version=test.version, step=step, by=actor(who or here.carol), **given
    )


def closed(here: Place, **fields: Any) -> Action:
    one = making.action(here, state="closed", **fields)
    making.purpose(one, recommendation=here.recommendation)
    return one


def test_an_indicator_needs_its_numbers_and_any_other_kind_keeps_none(here: Place) -> None:
    with pytest.raises(Refused) as refusal:
        plan(here, kind="indicator")
    assert refusal.value.field == "baseline"
    assert plan(here, **INDICATOR).target == 80
    assert plan(here, **{**INDICATOR, "kind": "survey"}).target is None


def test_a_test_is_of_one_thing_and_an_action_of_high_priority(here: Place) -> None:
    one = closed(here)
    with pytest.raises(Refused, match="high priority"):
        plan(here, action=one.pk)
    one.priority = "high"
    world.save(one)
    test = plan(here, action=one.pk)
    assert (test.recommendation_id, test.action_id) == (None, one.pk)
    assert again(one).impact == "planned"
    with pytest.raises(Refused):
        plan(here, action=one.pk, recommendation=here.recommendation.pk)


def test_a_test_is_not_before_what_it_tests_nor_its_result_before_today(here: Place) -> None:
    with pytest.raises(Refused) as refusal:
        plan(here, due=read("March 2016"))
    assert refusal.value.field == "due"
    test = plan(here)
    with pytest.raises(Refused, match="still to come"):
        record(here, test, "improved", tested=read("2999-01-01"))


def test_a_result_against_the_numbers_is_refused_and_the_right_one_kept(here: Place) -> None:
    test = plan(here, **INDICATOR)
    with pytest.raises(Refused) as refusal:
        record(here, test, "improved", measured=Decimal(55))
    assert refusal.value.field == "result"
    done = record(here, test, "worse", measured=Decimal(55))
    assert (done.result, done.measured, done.strength) == ("worse", 55, 3)


def test_why_there_is_no_test_is_kept_until_one_is_planned(here: Place) -> None:
    one = closed(here)
    of = {"recommendation": here.recommendation.pk, "by": actor(here.alice)}
    first = services.explain_no_test(reason="Met once", version=None, **of)
    assert again(one).impact == "reason"
    changed = services.explain_no_test(reason="A duty met once", version=first.version, **of)
    assert (changed.pk, changed.reason) == (first.pk, "A duty met once")
    plan(here)
    assert not Untested.objects.as_system("tests").exists()
    assert again(one).impact == "planned"
    with pytest.raises(Refused, match="has an impact test already"):
        services.explain_no_test(reason="Met once", version=None, **of)


def test_a_failed_test_comes_back_to_the_group_which_tests_again(here: Place) -> None:
    one = closed(here)
    test = record(here, plan(here, **INDICATOR), "no_change", measured=Decimal(60))
    assert queries.failed_undecided(actor(here.carol), here.board) == [test]
    assert again(one).impact == "failed"
    with pytest.raises(Refused) as refusal:
        decide(here, test, "test_again")
    assert refusal.value.field == "again"
    decided = decide(here, test, "test_again", again=read("June 2018"))
    assert (decided.next_step, decided.decided_by_id) == ("test_again", here.carol.pk)
    assert queries.failed_undecided(actor(here.carol), here.board) == []
    new = ImpactTest.objects.as_system("tests").get(result="not_yet")
    assert (new.question, new.baseline, new.target, str(new.due)) == (test.question, 60, 80, "June 2018")
    record(here, new, "improved", tested=read("June 2018"), measured=Decimal(70))
    assert again(one).impact == "passed"


def test_a_decision_is_the_groups_and_made_once(here: Place) -> None:
    test = record(here, plan(here), "worse")
    for who in (here.alice, here.bob):
        with pytest.raises(Forbidden):
            decide(here, test, "new_action", who)
    done = decide(here, test, "new_action")
    with pytest.raises(Refused, match="has decided"):
        decide(here, done, "accept")
    with pytest.raises(Refused, match="has decided"):
        record(here, done, "improved")
    assert record(here, done, "worse", evidence="8 of 20, not 12").evidence == "8 of 20, not 12"


def test_what_a_meeting_decided_is_recorded_with_its_day_and_chair(here: Place) -> None:
    test = record(here, plan(here), "worse")
    meeting = Meeting(read("3 July 2017").start, here.carol)
    done = decide(here, test, "accept", here.alice, meeting=meeting)
    assert (done.decided_on, done.decided_by_id) == (meeting.on, here.carol.pk)


def test_a_chair_of_an_agency_addressed_does_not_leave_it_as_it_is(here: Place) -> None:
    test = record(here, plan(here), "worse")
    chair = world.person("sub_group_chair", here.board, at=here.police)
    with pytest.raises(Refused) as refusal:
        decide(here, test, "accept", chair)
    assert refusal.value.field == "step"
    meeting = Meeting(read("3 July 2017").start, chair)
    with pytest.raises(Refused):
        decide(here, test, "accept", here.alice, meeting=meeting)
    assert decide(here, test, "new_action", chair).next_step == "new_action"


def test_an_embedded_action_whose_later_test_fails_stops_counting_as_embedded(here: Place) -> None:
    one = closed(here)
    record(here, plan(here), "improved")

    def unembed(reason: str) -> Action:
        return services.unembed_action(
            public_id=one.pk, version=again(one).version, reason=reason, by=actor(here.carol)
        )

    services.embed_action(public_id=one.pk, version=again(one).version, by=actor(here.carol))
    with pytest.raises(Refused, match="later impact test"):
        unembed("It faded")
    record(here, plan(here, due=read("June 2018")), "worse", tested=read("June 2018"))
    with pytest.raises(Refused) as refusal:
        unembed(" ")
    assert refusal.value.field == "reason"
    assert unembed("It faded").state == "closed"


@time_machine.travel("2017-07-01")
def test_how_many_are_planned_this_year_is_told_gently(here: Place) -> None:
    year = FinancialYear(2017)
    plan(here)
    plan(here, due=read("May 2018"))
    assert queries.planned_in(actor(here.alice), here.board.pk, year) == 1
    assert of_eight(1, year).startswith("1 test is planned for 2017-18 so far. A business unit can run about 8")
    assert "this goes beyond it" in of_eight(8, year)


def test_the_results_so_far_count_each_thing_once_by_its_latest(here: Place) -> None:
    record(here, plan(here), "worse")
    record(here, plan(here), "improved", tested=read("June 2018"))
    found = queries.found_so_far(actor(here.alice), here.board.pk)
    assert sentence(found) == "Of 1 tested, 1 improved"
    assert sentence([]) == "Nothing has been tested yet"


def test_what_has_neither_test_nor_reason_is_a_gap(here: Place) -> None:
    missing = queries.without_test(actor(here.alice), here.board.pk)
    assert list(missing) == [here.recommendation]
    services.explain_no_test(
        recommendation=here.recommendation.pk, reason="Met once", version=None, by=actor(here.alice)
    )
    assert not missing.all().exists()


def test_the_pages_from_plan_to_decision(here: Place) -> None:
    page, alice = recommendation_href(here.recommendation), signed_in(here.alice)
    none = here.at("no_test", here.recommendation.pk)
    assert post(here.alice, none, reason="") == 422
    assert post(here.alice, none, reason="A duty met once") == 302
    assert "A duty met once" in text(alice, page)
    address = here.at("plan_impact", here.recommendation.pk)
    asked = {"kind": "indicator", "question": "How many in time?", "due": "May 2017"}
    assert "A business unit can run about 8" in text(alice, address)
    assert "For an indicator" in text(alice, address)
    assert post(here.alice, address, **asked) == 422
    assert post(here.alice, address, **asked, baseline="60", target="80", direction="up") == 302
    test = ImpactTest.objects.as_system("tests").get()
    found = {"tested": "June 2017", "evidence": "55 in 100", "strength": "3", "measured": "55"}
    assert post(here.alice, here.at("record_impact", test.pk), result="improved", **found) == 422
    assert post(here.alice, here.at("record_impact", test.pk), result="worse", **found) == 302
    assert "Came back: the test found it worse" in text(alice, page)
    listed = here.at("tests")
    assert "How many in time?" in text(signed_in(here.carol), f"{listed}?standing=returned")
    following = here.at("decide_next", test.pk)
    assert following in text(signed_in(here.carol), page)
    assert post(here.carol, following, step="test_again", reason="Too early") == 422
    assert post(here.carol, following, step="test_again", reason="Too early", again="June 2018") == 302
    assert "Give it time and test again" in text(alice, page)
    assert "How many in time?" not in text(signed_in(here.carol), f"{listed}?standing=returned")


def test_a_meetings_decision_is_recorded_on_its_page(here: Place) -> None:
    test = record(here, plan(here), "worse")
    group = world.group(here.board)
    world.seat(here.carol, group, post="chair")
    on = {"on_day": "3", "on_month": "7", "on_year": "2017"}
    told = {"step": "new_action", "reason": "It needs another way", **on}
    assert post(here.alice, here.at("record_next", test.pk), **told) == 422
    assert post(here.alice, here.at("record_next", test.pk), **told, chaired_by=str(here.carol.pk)) == 302
    found = ImpactTest.objects.as_system("tests").get()
    assert (found.next_step, found.decided_by_id) == ("new_action", here.carol.pk)


def test_a_priority_action_shows_its_own_tests(here: Place) -> None:
    one = closed(here, priority="high")
    shown = text(signed_in(here.alice), here.at("show", one.pk))
    assert here.at("plan_impact_of_action", one.pk) in shown
    assert here.at("no_test_of_action", one.pk) in shown
    other = closed(here)
    assert here.at("plan_impact_of_action", other.pk) not in text(signed_in(here.alice), here.at("show", other.pk))


def test_the_list_asks_few_questions_however_many_tests(here: Place) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        client = signed_in(here.alice)
        client.get(here.at("tests"))
        with CaptureQueriesContext(connection) as asked:
            client.get(here.at("tests"))
        return len(asked)

    record(here, plan(here), "worse")
    few = count()
    for _ in range(5):
        record(here, plan(here), "worse")
    assert count() == few
