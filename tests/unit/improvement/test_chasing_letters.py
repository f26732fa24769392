"""The day's reminders: who hears of what is late, once, and what is only drafted."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from goldthread.findings.models import Addressee, Recommendation
from goldthread.improvement import queries, services
from goldthread.improvement.domain.chasing import HISTORY
from goldthread.improvement.domain.rounds import Answer
from goldthread.improvement.models import Action, Chase, ProgressNote
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import actor, again, signed_in
from tests.unit.improvement.rounds_stage import (
    CANARY,
    SYSTEM,
    Stage,
    answer,
    day,
    due,
    messages,
    opened,
    request_to,
    set_stage,
    today,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return set_stage()


def chased(stage: Stage, on: dt.date | None = None) -> int:
    return services.chase(board=stage.here.board.pk, today=on or today(), by=SYSTEM)


def set_due(action: Action, offset: int) -> None:
    found = again(action)
    found.due = due(offset)
    world.save(found)


def test_an_owner_hears_once_of_each_mark_in_one_message_a_day(stage: Stage) -> None:
    set_due(stage.police, 10)
    set_due(stage.second, -2)
    chased(stage)
    (told,) = messages("reminder")
    assert (told.recipient_name, told.state) == ("Abel", "waiting")
    assert "1 action late: A-2." in told.body
    assert "1 action due soon: A-1." in told.body
    assert chased(stage) == 0
    assert chased(stage, day(1)) == 0
    assert chased(stage, day(7)) == 1
    assert [one.mark for one in Chase.objects.as_system("t").filter(action=stage.second)] == ["after 1", "after 7"]


def test_above_the_lead_the_product_only_drafts_each_level_once(stage: Stage) -> None:
    executive = world.group(stage.here.board, name="Executive", kind="executive")
    eve = world.person("lead_partner", stage.here.board, name="Eve")
    world.seat(eve, executive, post="chair")
    world.person("scrutineer", stage.here.board, name="Ian")
    set_due(stage.police, -60)
    for on in (0, 1, 60, 61, 120, 121, 149):
        chased(stage, day(on))
    drafts = messages("late")
    assert [(one.recipient_name, one.state) for one in drafts] == [
        ("Carol", "draft"),
        ("Eve", "draft"),
        ("Ian", "draft"),
    ]
    assert "60 days late or more: A-1" in drafts[0].body


def test_what_is_years_late_is_left_alone(stage: Stage) -> None:
    set_due(stage.police, -9 * 365)
    set_due(stage.second, -HISTORY)
    chased(stage)
    told = " ".join(one.body for one in messages())
    assert stage.second.reference in told
    assert f"{stage.police.reference}." not in told
    assert f"{stage.police.reference}," not in told


def test_a_due_date_that_moves_begins_anew(stage: Stage) -> None:
    set_due(stage.police, -1)
    chased(stage)
    set_due(stage.police, -2)
    assert chased(stage, day(1)) == 1


def test_an_unanswered_request_is_reminded_before_papers_are_due_and_after(stage: Stage) -> None:
    opened(stage)
    for on in range(1, 15):
        chased(stage, day(on))
    assert len([one for one in messages("request_reminder") if one.recipient_name == "Abel"]) == 2
    assert request_to(stage.lead).chased_on == day(8)


def test_a_lead_is_asked_once_for_a_response_to_what_was_signed_off_lately(stage: Stage) -> None:
    chased(stage)
    assert [one.subject for one in messages("response_wanted")] == ["Your response is wanted: R-1"]
    old = Recommendation(
        board=stage.here.board, reference="R-2", text="x", signed_off_at=timezone.now() - dt.timedelta(days=40)
    )
    world.save(old)
    world.save(Addressee(board=stage.here.board, recommendation=old, agency=stage.here.police))
    chased(stage, day(1))
    assert len(messages("response_wanted")) == 1


def test_what_is_not_agreed_done_or_of_another_board_is_not_chased(stage: Stage) -> None:
    for state in ("proposed", "done", "closed", "cancelled", "closed_before"):
        making.action(stage.here, state=state, due=str(day(-10)))
    other = world.board("ZZZ")
    assert chased(stage) == 1  # the response wanted
    assert services.chase(board=other.pk, today=today(), by=SYSTEM) == 0


def test_no_message_tells_anything_of_a_record_but_its_reference(stage: Stage) -> None:
    stage.here.recommendation.text = CANARY
    world.save(stage.here.recommendation)
    world.save(ProgressNote(board=stage.here.board, action=stage.police, text=CANARY))
    world.person("scrutineer", stage.here.board, name="Ian")
    set_due(stage.bobs, -300)
    opened(stage)
    answer(
        stage,
        {
            stage.police.pk: Answer(progress=CANARY, evidence=CANARY, kind="audit", is_done=True),
            stage.second.pk: Answer(asks_for=due(200), why=CANARY),
        },
    )
    found = again(stage.police)
    vice = world.person("sub_group_chair", stage.here.board, name="Vic")
    world.seat(vice, stage.group, post="vice_chair")
    services.pass_on_closure(public_id=found.pk, version=None, to=vice, by=actor(stage.here.carol))
    services.return_closure(public_id=found.pk, version=None, reason=CANARY, by=actor(vice))
    for on in (0, 5, 8):
        chased(stage, day(on))
    written = messages()
    assert {one.kind.removeprefix("improvement.") for one in written} == {
        "update_request",
        "request_reminder",
        "closure_proposed",
        "passed_on",
        "closure_returned",
        "reminder",
        "late",
        "response_wanted",
    }
    told = json.dumps([[one.subject, one.body, one.path, one.key] for one in written])
    assert CANARY not in told


def test_it_can_be_said_who_is_waited_on_since_when_and_last_chased(
    stage: Stage, django_assert_num_queries: Any
) -> None:
    opened(stage)
    set_due(stage.second, -2)
    chased(stage)
    who = actor(stage.here.alice)
    with django_assert_num_queries(2):
        found = queries.waiting_on(who, stage.here.board.pk, today())
    late = found[0]
    assert (late.what, late.who, late.agency) == ("actions", "Police", stage.here.police.pk)
    assert (late.number, late.since) == (1, day(-2))
    assert late.last_chased == today()
    updates = [one for one in found if one.what == "update"]
    assert {(one.person, one.since, one.last_chased) for one in updates} == {
        ("Abel", today(), today()),
        ("Bob", today(), today()),
        ("Carol", today(), today()),
        ("", today(), None),
    }
    assert {one.who for one in queries.waiting_on(actor(stage.lead), stage.here.board.pk, today())} == {"Police"}


def test_whoever_has_no_address_is_not_said_to_have_been_chased(stage: Stage) -> None:
    stage.lead.email = None
    world.save(stage.lead)
    found = opened(stage)
    set_due(stage.second, -2)
    chased(stage)
    assert {one.state for one in messages() if one.recipient == stage.lead.pk} == {"draft"}
    waiting = queries.waiting_on(actor(stage.here.alice), stage.here.board.pk, today())
    assert {one.last_chased for one in waiting if one.who == "Police" and not one.person} == {None}
    assert request_to(stage.lead).chased_on is None
    page = signed_in(stage.here.alice).get(stage.here.at("round", found.pk)).content.decode()
    assert "No e-mail address" in page
    told = services.remind_unanswered(public_id=found.pk, version=found.version, by=actor(stage.here.alice))
    assert told == 2
    assert stage.lead.pk not in {one.recipient for one in messages("request_reminder")}


def test_a_stranger_sees_no_round(stage: Stage) -> None:
    found = opened(stage)
    client: Client = signed_in(stage.here.charlie)
    assert client.get(stage.here.at("round", found.pk)).status_code == 404
    assert client.get(stage.here.at("rounds")).status_code == 404
