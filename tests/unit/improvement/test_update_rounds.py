"""The update round: opened, answered on one page, entered from an e-mail."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from goldthread.foundation.errors import Forbidden, Stale, Unseen
from goldthread.foundation.models import TrailEvent
from goldthread.improvement import queries, services
from goldthread.improvement.domain.rounds import Answer, field_of
from goldthread.improvement.models import Action, Evidence, ProgressNote, UpdateRound
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import SubGroup
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import actor, again, signed_in
from tests.unit.improvement.rounds_stage import (
    SYSTEM,
    Stage,
    answer,
    day,
    due,
    messages,
    nothing_new,
    opened,
    request_to,
    set_stage,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return set_stage()


def test_each_owner_is_asked_once_for_everything_of_theirs(stage: Stage) -> None:
    services.cancel_action(
        public_id=making.action(stage.here, overseen_by=stage.group).pk,
        version=None,
        reason="x",
        by=actor(stage.here.alice),
    )
    found = opened(stage)
    requests = list(queries.requests_of(SYSTEM, found))
    asked = {str(one.person or one.agency): list(queries.actions_of_request(SYSTEM, one)) for one in requests}
    assert {name: set(actions) for name, actions in asked.items()} == {
        "Abel": {stage.police, stage.second},
        "Bob": {stage.bobs},
        stage.health.name: {stage.healths},
        "Carol": {stage.groups},
    }
    told = {message.recipient_name: message for message in messages("update_request")}
    assert set(told) == {"Abel", "Bob", "Carol"}
    assert "2 actions" in told["Abel"].subject
    assert told["Abel"].path == stage.here.at("request", request_to(stage.lead).pk)


def test_whoever_left_is_not_asked_and_their_agency_is(stage: Stage) -> None:
    stage.here.bob.is_active = False
    world.save(stage.here.bob)
    opened(stage)
    found = queries.actions_of_request(SYSTEM, request_to(stage.lead))
    assert stage.bobs in set(found)
    assert "Bob" not in {message.recipient_name for message in messages()}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"meets": day(-1), "papers_due": day(-2)}, "meets"),
        ({"papers_due": day(15)}, "papers_due"),
        ({"papers_due": day(-1)}, "papers_due"),
    ],
)
def test_a_round_of_impossible_days_is_refused(stage: Stage, told: dict[str, dt.date], field: str) -> None:
    with pytest.raises(Refused) as refused:
        opened(stage, **told)
    assert refused.value.field == field
    assert not messages()


def test_a_meeting_is_asked_about_once_and_a_group_without_actions_not_at_all(stage: Stage) -> None:
    opened(stage)
    with pytest.raises(Refused, match="open for that meeting already"):
        opened(stage)
    idle = SubGroup(board=stage.here.board, name="Idle", kind="sub_group")
    world.save(idle)
    with pytest.raises(Refused, match="nothing to ask"):
        services.open_round(group=idle, meets=day(9), papers_due=day(8), by=actor(stage.here.alice))
    assert UpdateRound.objects.as_system("tests").count() == 1


def test_only_the_business_unit_opens_reminds_and_closes(stage: Stage) -> None:
    found = opened(stage)
    for who in (stage.lead, stage.here.carol):
        with pytest.raises(Forbidden):
            services.open_round(group=stage.group, meets=day(30), papers_due=day(20), by=actor(who))
        with pytest.raises(Forbidden):
            services.close_round(public_id=found.pk, version=None, by=actor(who))
        with pytest.raises(Forbidden):
            services.remind_unanswered(public_id=found.pk, version=None, by=actor(who))
    with pytest.raises(Unseen):
        services.close_round(public_id=found.pk, version=None, by=actor(stage.here.charlie))


# Answering


def test_a_lead_answers_everything_at_once(stage: Stage) -> None:
    opened(stage)
    answers = {
        stage.police.pk: Answer(progress="Ten files read", evidence="Dip sample", kind="audit", is_done=True),
        stage.second.pk: Answer(asks_for=due(200), why="Staff left"),
    }
    done = answer(stage, answers)
    assert (done.answered_by_id, done.entered_for_id) == (stage.lead.pk, None)
    closing = again(stage.police)
    assert (closing.state, closing.evidence_held, closing.strength) == ("done", 1, 3)
    note = ProgressNote.objects.as_system("tests").get(action=stage.second)
    assert (note.asks_for, note.request_id) == (due(200), done.pk)
    assert "Staff left" in note.text
    assert again(stage.second).due == stage.second.due
    event = TrailEvent.objects.filter(kind="improvement.request_answered", subject=done.pk).get()
    assert "answered_at" in event.changed
    assert [one.recipient_name for one in messages("closure_proposed")] == ["Carol"]


def test_of_an_answer_with_one_fault_nothing_is_kept(stage: Stage) -> None:
    opened(stage)
    answers = {stage.police.pk: Answer(progress="Ten files read"), stage.second.pk: Answer(is_done=True)}
    with pytest.raises(Refused, match="Add the evidence first") as refused:
        answer(stage, answers)
    assert refused.value.field == field_of("evidence", stage.second.pk)
    assert not ProgressNote.objects.as_system("tests").exists()
    assert request_to(stage.lead).answered_at is None


@pytest.mark.parametrize(
    ("given", "part"),
    [
        (Answer(), "progress"),
        (Answer(progress="x", is_nothing_new=True), "nothing"),
        (Answer(is_done=True), "evidence"),
        (Answer(progress="x", asks_for=due(200)), "why"),
        (Answer(progress="x", why="y"), "asks"),
        (Answer(progress="x", why="y", asks_for=due(90)), "asks"),
    ],
)
def test_an_answer_that_does_not_hold_together_is_refused_where_it_fails(
    stage: Stage, given: Answer, part: str
) -> None:
    opened(stage)
    with pytest.raises(Refused) as refused:
        answer(stage, {**nothing_new(stage.second), stage.police.pk: given})
    assert refused.value.field == field_of(part, stage.police.pk)


def test_an_action_added_or_ended_meanwhile_is_said_and_not_lost(stage: Stage) -> None:
    opened(stage)
    with pytest.raises(Refused, match="A-2 was added"):
        answer(stage, nothing_new(stage.police))
    services.cancel_action(public_id=stage.second.pk, version=None, reason="x", by=actor(stage.here.alice))
    typed = {stage.police.pk: Answer(progress="x"), stage.second.pk: Answer(progress="long text")}
    with pytest.raises(Refused, match="A-2 has ended"):
        answer(stage, typed)
    assert answer(stage, nothing_new(stage.police, stage.second)).answered_at is not None


def test_a_request_is_answered_once_and_a_closed_round_not_any_more(stage: Stage) -> None:
    found = opened(stage)
    answer(stage, nothing_new(stage.police, stage.second))
    with pytest.raises(Refused, match="answered already"):
        answer(stage, nothing_new(stage.police, stage.second))
    services.close_round(public_id=found.pk, version=found.version, by=actor(stage.here.alice))
    other = request_to(stage.here.bob)
    with pytest.raises(Refused, match="round is closed"):
        services.answer_request(
            public_id=other.pk, version=None, answers=nothing_new(stage.bobs), by=actor(stage.here.bob)
        )


def test_two_who_answer_at_once_do_not_overwrite_each_other(stage: Stage) -> None:
    opened(stage)
    version = request_to(stage.lead).version
    answer(stage, nothing_new(stage.police, stage.second))
    with pytest.raises(Stale):
        answer(stage, nothing_new(stage.police, stage.second), by=stage.here.bob, version=version)


def test_nobody_answers_for_another_agency(stage: Stage) -> None:
    opened(stage)
    stranger = world.person("agency_lead", stage.here.board, at=stage.health)
    request = request_to(stage.lead)
    with pytest.raises(Unseen):
        services.answer_request(public_id=request.pk, version=None, answers={}, by=actor(stranger))
    with pytest.raises(Forbidden):
        services.answer_request(public_id=request.pk, version=None, answers={}, by=actor(stage.here.carol))
    page = signed_in(stranger)
    assert page.get(stage.here.at("request", request.pk)).status_code == 404
    assert page.get(stage.here.at("update_request", request.pk)).status_code == 404


def test_the_business_unit_enters_an_answer_and_the_agency_confirms_all_of_it(stage: Stage) -> None:
    opened(stage)
    answers = {**nothing_new(stage.second), stage.police.pk: Answer(progress="x", evidence="Minutes", kind="document")}
    with pytest.raises(Refused, match="what you entered it from"):
        answer(stage, answers, by=stage.here.alice)
    done = answer(stage, answers, by=stage.here.alice, entered_from="an e-mail of 3 May")
    entries: list[Any] = [done, *ProgressNote.objects.as_system("t"), *Evidence.objects.as_system("t")]
    assert {(one.entered_for_id, one.entered_from) for one in entries} == {(stage.here.police.pk, "an e-mail of 3 May")}
    with pytest.raises(Forbidden):
        services.confirm_answer(public_id=done.pk, version=None, by=actor(stage.here.alice))
    services.confirm_answer(public_id=done.pk, version=done.version, by=actor(stage.lead))
    entries = [request_to(stage.lead), *ProgressNote.objects.as_system("t"), *Evidence.objects.as_system("t")]
    assert {one.confirmed_by_id for one in entries} == {stage.lead.pk}


def test_what_a_groups_chair_says_is_entered_without_an_agency(stage: Stage) -> None:
    opened(stage)
    request = request_to(stage.here.carol)
    told = {"answers": nothing_new(stage.groups), "entered_from": "a call"}
    done = services.answer_request(public_id=request.pk, version=None, by=actor(stage.here.alice), **told)
    assert (done.entered_for_id, done.entered_from, done.awaits_confirmation) == (None, "a call", False)


# Pages


def typed(*actions: Action, **more: str) -> dict[str, str]:
    form = {field_of("nothing", action.pk): "on" for action in actions}
    form |= {field_of("kind", action.pk): "statement" for action in actions}
    return {**form, **more}


def test_the_page_keeps_what_was_typed_and_blames_the_right_action(stage: Stage) -> None:
    opened(stage)
    request = request_to(stage.lead)
    where = stage.here.at("update_request", request.pk)
    done, evidence = field_of("done", stage.second.pk), field_of("evidence", stage.second.pk)
    form = typed(stage.police, version=str(request.version))
    form |= {field_of("kind", stage.second.pk): "audit", field_of("progress", stage.second.pk): "Typed with care"}
    client = signed_in(stage.lead)
    answer = client.post(where, {**form, done: "on"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#id_{evidence}"' in page
    assert "A-2: Add the evidence first" in page
    assert "Typed with care" in page
    assert page.count('<details class="govuk-details" open') == 1
    assert client.post(where, {**form, done: "on", evidence: "20 files"}).status_code == 302
    told = client.get(stage.here.at("request", request.pk)).content.decode()
    assert "Typed with care" in told
    assert "20 files" in told
    assert client.get(where).status_code == 302


def test_the_round_page_tells_who_has_not_answered_and_whom_nobody_asked(stage: Stage) -> None:
    found = opened(stage)
    answer(stage, {**nothing_new(stage.police), stage.second.pk: Answer(asks_for=due(200), why="Staff left")})
    page = signed_in(stage.here.alice).get(stage.here.at("round", found.pk)).content.decode()
    assert "1 of 4" in page
    assert "No lead is recorded" in page
    assert "Nobody to ask" in page
    assert stage.nobodys.reference in page
    assert "New dates asked for" in page
    mine = signed_in(stage.lead).get(stage.here.at("round", found.pk)).content.decode()
    assert stage.health.name not in mine
    assert "Remind those" not in mine


def test_a_round_is_opened_reminded_and_closed_on_its_pages(stage: Stage) -> None:
    client = signed_in(stage.here.alice)
    form: dict[str, str] = {"group": str(stage.group.pk)}
    for name, when in (("meets", day(14)), ("papers_due", day(7))):
        form |= {f"{name}_day": str(when.day), f"{name}_month": str(when.month), f"{name}_year": str(when.year)}
    where = client.post(stage.here.at("open_round"), form)["Location"]
    found = UpdateRound.objects.as_system("tests").get()
    assert where == stage.here.at("round", found.pk)
    assert client.post(f"{where}remind/", {"version": found.version}).status_code == 302
    assert len(messages("request_reminder")) == 3
    again_today = client.post(f"{where}remind/", {"version": found.version})
    assert again_today.status_code == 422
    assert client.post(f"{where}close/", {"version": found.version}).status_code == 302
    assert "Close the round" not in client.get(where).content.decode()
    listed = client.get(stage.here.at("rounds")).content.decode()
    assert "0 of 4" in listed


def test_no_page_of_a_round_costs_more_with_more_in_it(stage: Stage, django_assert_max_num_queries: Any) -> None:
    found = opened(stage)
    client = signed_in(stage.here.alice)
    pages = {
        stage.here.at("rounds"): 10,
        stage.here.at("round", found.pk): 15,
        stage.here.at("request", request_to(stage.lead).pk): 15,
        stage.here.at("update_request", request_to(stage.lead).pk): 15,
    }
    for where in pages:
        client.get(where)
    for where, most in pages.items():
        with django_assert_max_num_queries(most):
            assert client.get(where).status_code == 200


# The day's reminders
