"""Whose decision a closure is, on which evidence, passed on to whom, and what a meeting decided."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from goldthread.foundation.errors import Forbidden, Stale, Unseen
from goldthread.improvement import queries, services
from goldthread.improvement.models import Action, ClosureDecision, Evidence, PlanSettings
from goldthread.improvement.queries.deciding import deciders_of
from goldthread.improvement.services import Meeting
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Membership, Person, SubGroup
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor, again, held_by, read, signed_in
from tests.unit.improvement.test_pages import post, text

pytestmark = [pytest.mark.django_db, pytest.mark.urls("goldthread.config.urls")]


@pytest.fixture
def here() -> Place:
    return making.place()


@pytest.fixture
def group(here: Place) -> SubGroup:
    return world.group(here.board)


def done(here: Place, group: SubGroup | None = None, pieces: int = 1) -> Action:
    made = making.action(here, state="done", overseen_by=group)
    for number in range(pieces):
        making.evidence(made, text=f"Piece {number}", kind="audit")
    return again(made)


def chair(here: Place, group: SubGroup | None = None, *, post: str = "chair", **at: object) -> Person:
    made = world.person("sub_group_chair", here.board, **at)  # type: ignore[arg-type]
    if group is not None:
        world.seat(made, group, post=post)
    return made


def accept(made: Action, by: Person, **given: object) -> None:
    chosen = given.pop("evidence", None) or held_by(made)
    services.accept_closure(public_id=made.pk, version=None, evidence=chosen, by=actor(by), **given)  # type: ignore[arg-type]


def decisions(of: Action) -> list[ClosureDecision]:
    return list(ClosureDecision.objects.as_system("tests").filter(action=of))


def test_only_the_evidence_chosen_is_accepted_and_the_decision_is_kept(here: Place) -> None:
    made = done(here, pieces=2)
    first, second = held_by(made)
    accept(made, here.carol, evidence=[first])
    kept = {one.pk: one.accepted_by_id for one in Evidence.objects.as_system("tests").filter(action=made)}
    assert kept == {first: here.carol.pk, second: None}
    assert [(one.decided, one.how, one.chaired_by_id) for one in decisions(made)] == [
        ("accepted", "chair", here.carol.pk)
    ]


@pytest.mark.parametrize("chosen", ["none", "another action's"])
def test_a_closure_stands_on_evidence_of_its_own(here: Place, chosen: str) -> None:
    made, other = done(here), done(here)
    with pytest.raises(Refused, match="Choose the evidence") as refused:
        services.accept_closure(
            public_id=made.pk,
            version=None,
            evidence=[] if chosen == "none" else held_by(other),
            by=actor(here.carol),
        )
    assert refused.value.field == "evidence"
    assert again(made).state == "done"


def test_where_a_chair_is_recorded_it_is_theirs_and_nobody_elses(here: Place, group: SubGroup) -> None:
    made, named = done(here, group), chair(here, group)
    vice = chair(here, group, post="vice_chair")
    with pytest.raises(Refused, match="for the chair of"):
        accept(made, here.carol)
    accept(made, named)
    accept(done(here, group), vice)


def test_a_chair_who_cannot_decide_here_does_not_hold_it_up(here: Place, group: SubGroup) -> None:
    """A chair of years ago, one without a role, one whose account is suspended."""
    ended = chair(here)
    post = world.seat(ended, group, post="chair")
    post.ends = read("2015-06")
    world.save(post)
    world.seat(world.person("board_member", here.board), group, post="chair")
    suspended = chair(here, group)
    suspended.is_active = False
    world.save(suspended)
    made = done(here, group)
    assert deciders_of(made).named == frozenset()
    accept(made, here.carol)


def test_a_chair_of_the_owning_agency_passes_it_to_the_vice_chair(here: Place, group: SubGroup) -> None:
    made, own = done(here, group), chair(here, group, at=here.police)
    vice = chair(here, group, post="vice_chair", name="Victoria")
    with pytest.raises(Refused, match="Pass it to the vice-chair"):
        accept(made, own)
    page = text(signed_in(own), here.at("pass_on", made.pk))
    assert page.index("Victoria, vice-chair of") < page.index("Carol")
    assert post(own, here.at("pass_on", made.pk), to=str(vice.pk)) == 302
    assert again(made).passed_to_id == vice.pk
    home = reverse("home:board", args=["nscb"])
    assert "Passed to you" in text(signed_in(vice), home)
    assert made.reference not in text(signed_in(own), home)
    assert ">Decide on the closure</a>" in text(signed_in(vice), here.at("show", made.pk))
    assert f"Passed to {vice}" in text(signed_in(own), here.at("show", made.pk))
    accept(made, vice)
    assert again(made).passed_to_id is None


def test_it_is_passed_only_to_someone_who_may_decide(here: Place, group: SubGroup) -> None:
    made, own = done(here, group), chair(here, group, at=here.police)
    elsewhere = world.board("XSCB")
    sideways = chair(here)
    world.save(
        Membership(person=sideways, board=elsewhere, agency=here.police, role="data_officer", starts=world.LONG_AGO)
    )
    told = text(signed_in(own), here.at("pass_on", made.pk))
    for who in (own, sideways, here.bob, here.alice, here.charlie):
        assert f'value="{who.pk}"' not in told
        with pytest.raises(Refused):
            services.pass_on_closure(public_id=made.pk, version=None, to=who, by=actor(own))
    with pytest.raises(Refused, match="for the chair of"):
        services.pass_on_closure(public_id=made.pk, version=None, to=own, by=actor(here.carol))
    with pytest.raises(Forbidden):
        services.pass_on_closure(public_id=made.pk, version=None, to=here.carol, by=actor(here.bob))


def test_where_nobody_else_may_decide_the_page_says_what_is_left(here: Place, group: SubGroup) -> None:
    made, own = done(here, group), chair(here, group, at=here.police)
    here.carol.is_active = False
    world.save(here.carol)
    assert "Take it to the next meeting" in text(signed_in(own), here.at("pass_on", made.pk))


def test_buttons_and_home_offer_only_what_will_be_accepted(here: Place, group: SubGroup) -> None:
    made, named = done(here, group), chair(here, group)
    home = reverse("home:board", args=["nscb"])
    for who, is_theirs in ((named, True), (here.carol, False)):
        page = text(signed_in(who), here.at("show", made.pk))
        assert (">Decide on the closure</a>" in page) == is_theirs
        assert (made.reference in text(signed_in(who), home)) == is_theirs
    assert "It waits for the chair of" in text(signed_in(here.carol), here.at("show", made.pk))
    assert "not yours to decide" in text(signed_in(here.carol), here.at("decide", made.pk))
    assert ">Record what the meeting decided</a>" in text(signed_in(here.alice), here.at("show", made.pk))


def test_what_has_no_evidence_can_only_be_returned(here: Place) -> None:
    made = done(here, pieces=0)
    page = text(signed_in(here.carol), here.at("decide", made.pk))
    assert "Return it to its owner" in page
    assert "Accept: it is done" not in page
    assert post(here.carol, here.at("decide", made.pk), decided="accepted") == 422
    assert post(here.carol, here.at("decide", made.pk), decided="returned", reason="Show the files") == 302


def test_a_meeting_decides_and_the_office_records_it(here: Place, group: SubGroup) -> None:
    made, named = done(here, group, pieces=2), chair(here, group)
    given = {"on_day": "3", "on_month": "5", "on_year": "2024", "chaired_by": str(named.pk)}
    address = here.at("record_meeting", made.pk)
    assert post(here.alice, address, decided="returned", **given) == 422
    assert post(here.alice, address, decided="returned", reason="Show the files", **given) == 302
    assert (again(made).state, again(made).state_reason) == ("in_progress", "Show the files")
    services.propose_closure(public_id=made.pk, version=None, by=actor(here.bob))
    assert post(here.alice, address, decided="accepted", evidence=str(held_by(made)[0]), **given) == 302
    told = [(one.decided, one.how, one.on, one.chaired_by_id, one.recorded_by_id) for one in decisions(made)]
    day, by = dt.date(2024, 5, 3), (named.pk, here.alice.pk)
    assert told == [("returned", "meeting", day, *by), ("accepted", "meeting", day, *by)]
    assert again(made).closed_on == day
    page = text(signed_in(here.bob), here.at("show", made.pk))
    assert "in a meeting" in page
    assert "recorded by Alice" in page
    assert "Show the files" in page


def test_a_meeting_under_a_chair_of_the_owning_agency_could_not_accept(here: Place, group: SubGroup) -> None:
    made, own = done(here, group), chair(here, group, at=here.police)
    stranger = chair(here)
    for chaired, said in ((own, "Whoever chaired belongs"), (stranger, "holds no post")):
        with pytest.raises(Refused, match=said) as refused:
            accept(made, here.alice, meeting=Meeting(timezone.localdate(), chaired))
        assert refused.value.field == "chaired_by"
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with pytest.raises(Refused, match="not been held"):
        accept(made, here.alice, meeting=Meeting(tomorrow, own))
    with pytest.raises(Forbidden):
        accept(made, here.bob, meeting=Meeting(timezone.localdate(), own))
    assert again(made).state == "done"


def test_a_meeting_needs_its_group(here: Place) -> None:
    made = done(here)
    assert "Name the group" in text(signed_in(here.alice), here.at("record_meeting", made.pk))
    assert ">Record what the meeting decided</a>" not in text(signed_in(here.alice), here.at("show", made.pk))


def test_two_who_decide_at_once_lose_nothing(here: Place) -> None:
    made = done(here)
    client, address = signed_in(here.carol), here.at("decide", made.pk)
    opened = dict(re.findall(r'name="(once|version)" value="([^"]*)"', text(client, address)))
    services.add_evidence(public_id=made.pk, text="A later audit", by=actor(here.bob))
    sent = {**opened, "decided": "returned", "reason": "Only half of it is shown"}
    page = client.post(address, sent)
    assert page.status_code == 409
    assert "Only half of it is shown" in page.content.decode()
    assert "A later audit" in page.content.decode()
    assert again(made).state == "done"


def test_two_who_move_a_date_at_once_lose_nothing(here: Place) -> None:
    made = making.action(here)
    client, address = signed_in(here.alice), here.at("change_due", made.pk)
    opened = dict(re.findall(r'name="(once|version)" value="([^"]*)"', text(client, address)))
    services.change_due_date(public_id=made.pk, version=1, becomes=read("2017-02"), reason="x", by=actor(here.alice))
    page = client.post(address, {**opened, "becomes": "2017-05", "reason": "The post is empty"})
    assert page.status_code == 409
    assert "The post is empty" in page.content.decode()
    assert "2017" in page.content.decode()
    assert again(made).due == read("2017-02")
    with pytest.raises(Stale):
        services.agree_action(public_id=made.pk, version=1, by=actor(here.alice))


def test_the_agree_page_lists_what_is_missing_and_leads_to_it(here: Place) -> None:
    made = making.action(here, state="proposed", due=None)
    page = text(signed_in(here.alice), here.at("agree", made.pk))
    for wanted in ("a due date", "how you will know it is done", "how it will be evidenced"):
        assert wanted in page
    assert "an owner" not in page
    assert here.at("change", made.pk) in page
    with pytest.raises(Refused, match="a due date, how you will know it is done, how it will be evidenced"):
        services.agree_action(public_id=made.pk, version=1, by=actor(here.alice))


def test_an_agreed_action_has_the_usual_group_to_accept_its_closure(here: Place, group: SubGroup) -> None:
    made = making.action(here, state="proposed", measure="18 of 20", evidenced_by="The audit")
    services.agree_action(public_id=made.pk, version=1, by=actor(here.alice))
    assert again(made).overseen_by_id == group.pk


def test_the_person_who_answers_for_it_is_of_the_agency_that_owns_it(here: Place) -> None:
    health = world.agency(here.board, name="Health")
    with pytest.raises(Refused, match="answers for another agency") as refused:
        services.write_action(
            board=here.board, by=actor(here.alice), text="x", owner_agency=health, owner_person=here.bob
        )
    assert refused.value.field == "owner_person"
    services.write_action(
        board=here.board, by=actor(here.alice), text="x", owner_agency=health, owner_person=here.carol
    )
    made = making.action(here, owner_agency=health, owner_person=here.bob)
    services.change_action(public_id=made.pk, version=1, by=actor(here.alice), measure="What stood so before may stand")


def test_only_people_of_the_board_today_can_be_chosen(here: Place) -> None:
    gone = world.person("agency_lead", here.board, at=here.police, ends=dt.date(2015, 1, 1), name="Gone")
    page = text(signed_in(here.alice), here.at("new"))
    assert "Bob, Police" in page
    for who in (gone, here.charlie):
        assert str(who.pk) not in page
    held = making.action(here, owner_person=gone)
    assert str(gone.pk) in text(signed_in(here.alice), here.at("change", held.pk)), "who answers for it now stays"


def test_the_remit_is_asked_only_of_a_joint_board(here: Place) -> None:
    assert "Whom it is for" not in text(signed_in(here.alice), here.at("new"))
    joint = world.board("JSP", remit="joint")
    officer = world.person("qa_officer", joint)
    address = reverse("improvement:new", args=["jsp"])
    assert "Whom it is for" in text(signed_in(officer), address)
    assert post(officer, address, text="x", priority="low", remit="adults") == 302
    assert Action.objects.as_system("tests").get(board=joint).remit == "adults"


def test_an_agency_proposes_its_own_action_and_no_others(here: Place) -> None:
    page = text(signed_in(here.bob), here.at("propose", here.recommendation.pk))
    assert "Propose an action of Police" in page
    given = {"text": "Audit twenty files", "due": "2017-03", "owner_person": str(here.bob.pk)}
    assert post(here.bob, here.at("propose", here.recommendation.pk), **given) == 302
    made = Action.objects.as_system("tests").get()
    assert (made.state, made.owner_agency_id, made.owner_person_id) == ("proposed", here.police.pk, here.bob.pk)
    health = world.agency(here.board, name="Health")
    with pytest.raises(Forbidden):
        services.propose_action(recommendation=here.recommendation.pk, agency=health, text="x", by=actor(here.bob))
    with pytest.raises(Forbidden):
        services.propose_action(
            recommendation=here.recommendation.pk, agency=here.police, text="x", by=actor(here.alice)
        )
    theirs = world.person("agency_lead", here.board, at=health)
    with pytest.raises((Refused, Unseen)):
        services.propose_action(recommendation=here.recommendation.pk, agency=health, text="x", by=actor(theirs))
    with pytest.raises(Refused, match="R-1 was made"):
        services.propose_action(
            recommendation=here.recommendation.pk, agency=here.police, text="x", due=read("2015-06"), by=actor(here.bob)
        )


def test_what_someone_who_left_answered_for_is_given_to_another(here: Place) -> None:
    today = timezone.localdate()
    gone = world.person("agency_lead", here.board, at=here.police, ends=today - dt.timedelta(days=1), name="Gone")
    suspended = world.person("agency_lead", here.board, at=here.police)
    suspended.is_active = False
    world.save(suspended)
    left = [making.action(here, owner_person=who) for who in (gone, suspended)]
    making.action(here, owner_person=here.bob)
    making.action(here, owner_person=gone, state="closed")
    found = queries.owner_has_left(queries.actions_of(actor(here.alice), here.board.pk), today)
    assert set(found) == set(left)
    assert "2 open actions whose owner has left" in text(signed_in(here.alice), reverse("home:board", args=["nscb"]))
    page = text(signed_in(here.alice), here.at("reassign"))
    assert "was Gone, Police" in page
    assert post(here.alice, here.at("reassign"), actions=str(left[0].pk), to=str(here.bob.pk)) == 302
    assert again(left[0]).owner_person_id == here.bob.pk
    health = world.agency(here.board, name="Health")
    with pytest.raises(Refused, match="answers for another agency"):
        services.reassign_actions(
            public_ids=[left[1].pk], to=world.person("agency_lead", here.board, at=health), by=actor(here.alice)
        )
    with pytest.raises(Refused, match="Choose"):
        services.reassign_actions(public_ids=[], to=here.bob, by=actor(here.alice))


def test_the_page_tells_the_rating_in_the_boards_words(here: Place) -> None:
    made = making.action(here, due="2016-11")
    assert "Overdue; or closed" in text(signed_in(here.alice), here.at("show", made.pk))
    world.save(PlanSettings(board=here.board, rating_words={"red": "Off track"}))
    assert "Off track" in text(signed_in(here.alice), here.at("show", made.pk))
