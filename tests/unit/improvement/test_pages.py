"""The pages of the plan, seen by those who may and hidden from those who may not."""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.findings.queries import recommendations_of
from goldthread.foundation import slots
from goldthread.foundation.trail.tables import TrailEvent
from goldthread.improvement.models import Evidence, ImpactTest, ProgressNote, Purpose
from goldthread.partnership.models import Person
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, again, read, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Place:
    return making.place()


def text(client: Client, address: str, status: int = 200) -> str:
    page = client.get(address)
    assert page.status_code == status
    return page.content.decode()


def post(who: Person, address: str, **given: str) -> int:
    """Send a form as it was opened: with its token and the version it was opened on."""
    client = signed_in(who)
    opened = text(client, address)
    hidden = dict(re.findall(r'name="(once|version)" value="([^"]*)"', opened))
    return client.post(address, {**hidden, **given}).status_code


@time_machine.travel("2016-12-12")
def test_the_plan_shows_each_action_once_with_what_is_late_and_what_is_missing(here: Place) -> None:
    late = making.action(here, due="30 November 2016", text="Audit twenty case files")
    making.purpose(late, recommendation=here.recommendation)
    making.purpose(late, finding=here.finding)
    making.action(here, owner_agency=None, due=None, text="Recruit an officer")
    page = text(signed_in(here.alice), here.at("index"))
    assert page.count("Audit twenty case files") == 1
    assert "12 days late" in page
    assert "No owner" in page
    assert "No date" in page
    assert "Open actions by age and rating" in page
    assert "V-1" not in page
    assert "Ofsted 2016" in page
    assert "Add an action" in page


@time_machine.travel("2016-12-12")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=closed", {"closed"}),
        ("due=overdue", {"late"}),
        ("due=soon", {"soon"}),
        ("due=undated", {"bare"}),
        ("missing=owner", {"bare"}),
        ("missing=evidence", {"late", "soon", "bare"}),
        ("source=judgement", {"late"}),
        ("source=audit", set()),
        ("source=none", {"soon", "bare"}),
        ("source=none&state=all", {"soon", "bare", "closed"}),
        ("q=lat", {"late"}),
        ("state=nonsense", {"late", "soon", "bare"}),
        ("state=all", {"late", "soon", "bare", "closed"}),
        ("rating=red", {"late"}),
        ("rating=blue&state=all", {"closed"}),
        ("missing=test", {"late", "soon", "bare"}),
        ("missing=measure", {"late", "soon", "bare"}),
        ("age=unknown", {"late", "soon", "bare"}),
        ("priority=high", set()),
        ("theme=nonsense", {"late", "soon", "bare"}),
    ],
)
def test_the_plan_is_filtered(here: Place, query: str, found: set[str]) -> None:
    late = making.action(here, due="30 November 2016", text="late")
    making.purpose(late, recommendation=here.recommendation)
    making.action(here, due="31 December 2016", text="soon")
    making.action(here, owner_agency=None, due=None, text="bare")
    making.evidence(making.action(here, state="closed", due="May 2016", text="closed"))
    page = text(signed_in(here.alice), f"{here.at('index')}?{query}&format=csv")
    told = {line.split(",")[1] for line in page.splitlines()[1:] if line}
    assert told == found


def test_the_plan_is_filtered_by_agency(here: Place) -> None:
    making.action(here, text="Ours")
    making.action(here, owner_agency=world.agency(here.board, name="Health"), text="Theirs")
    page = text(signed_in(here.alice), f"{here.at('index')}?agency={here.police.pk}")
    assert "Ours" in page
    assert "Theirs" not in page


def test_an_agency_sees_its_own_and_what_answers_it_and_no_more(here: Place) -> None:
    health = world.agency(here.board, name="Health")
    making.action(here, text="Ours")
    making.purpose(making.action(here, owner_agency=health, text="Towards us"), recommendation=here.recommendation)
    hidden = making.action(here, owner_agency=health, text="Theirs")
    page = text(signed_in(here.bob), here.at("index"))
    assert "Ours" in page
    assert "Towards us" in page
    assert "Theirs" not in page
    assert "Add an action" not in page
    text(signed_in(here.bob), here.at("show", hidden.pk), 404)


def test_a_source_that_may_not_be_seen_is_not_said_to_be_missing(here: Place) -> None:
    making.action(here)
    assert "None you may see" in signed_in(here.bob).get(here.at("index")).content.decode()
    assert "No source" in signed_in(here.alice).get(here.at("index")).content.decode()


def test_an_action_page_tells_its_facts_and_leaves_a_view_in_the_trail(here: Place) -> None:
    made = making.action(here, caveat="Some comparators are missing", measure="", readings=["due"])
    link = making.purpose(made, recommendation=here.recommendation)
    link.readings = ["recommendation"]
    world.save(link)
    page = text(signed_in(here.alice), here.at("show", made.pk))
    assert "Some comparators are missing" in page
    assert page.count("our reading") == 2
    assert "No evidence yet" in page
    assert "Say how you will know that it was done" in page
    assert TrailEvent.objects.filter(kind="viewed", subject=made.pk).count() == 1
    text(signed_in(here.charlie), here.at("show", made.pk), 404)


@pytest.mark.parametrize(
    ("who", "state", "buttons"),
    [
        ("alice", "proposed", {"Agree the action", "Cancel the action"}),
        ("bob", "agreed", {"Start work", "Propose closure"}),
        ("bob", "done", set()),
        ("carol", "done", {"Decide on the closure"}),
        ("carol", "in_progress", set()),
        ("carol", "closed", set()),
    ],
)
def test_only_those_who_may_are_offered_a_step(here: Place, who: str, state: str, buttons: set[str]) -> None:
    made = making.action(here, state=state)
    making.evidence(made)
    page = text(signed_in(getattr(here, who)), here.at("show", made.pk))
    steps = {
        "Agree the action",
        "Start work",
        "Propose closure",
        "Decide on the closure",
        "Pass the decision on",
        "Record what the meeting decided",
        "Record as embedded",
        "Cancel the action",
    }
    assert {step for step in steps if f">{step}</a>" in page} == buttons


def test_a_chair_of_the_owning_agency_is_told_who_else_must_accept(here: Place) -> None:
    own = world.person("sub_group_chair", here.board, at=here.police)
    made = making.action(here, state="done")
    making.evidence(made)
    page = text(signed_in(own), here.at("show", made.pk))
    assert "someone outside the agency that owns it" in page
    assert ">Decide on the closure</a>" not in page
    assert here.at("pass_on", made.pk) in page
    told = text(signed_in(own), here.at("decide", made.pk))
    assert "not yours to decide" in told
    assert here.at("pass_on", made.pk) in told
    assert signed_in(own).post(here.at("decide", made.pk), {"decided": "accepted", "version": "1"}).status_code == 422
    assert again(made).state == "done"


def test_every_write_page_answers_to_the_one_who_may(here: Place) -> None:
    alice, bob, carol = here.alice, here.bob, here.carol
    given = {"recommendation": str(here.recommendation.pk), "due": "2016-12", "priority": "high"}
    assert post(alice, here.at("new"), text="Recruit", owner_agency=str(here.police.pk), **given) == 302
    made = Purpose.objects.as_system("tests").select_related("action").get().action
    whole = {
        "priority": "high",
        "owner_agency": str(here.police.pk),
        "measure": "In post",
        "evidenced_by": "The contract",
    }
    assert post(alice, here.at("change", made.pk), text="Recruit an officer", **whole) == 302
    assert post(alice, here.at("change_due", made.pk), becomes="2017-02", reason="Late post") == 302
    assert post(alice, here.at("link", made.pk), finding=str(here.finding.pk)) == 302
    link = Purpose.objects.as_system("tests").get(finding=here.finding)
    assert post(alice, here.at("unlink", link.pk)) == 302
    assert post(alice, here.at("agree", made.pk)) == 302
    assert post(bob, here.at("start", made.pk)) == 302
    assert post(bob, here.at("report_progress", made.pk), text="Advertised") == 302
    assert post(bob, here.at("propose_closure", made.pk)) == 422
    proof = {"kind": "document", "text": "Contract"}
    assert post(bob, here.at("add_evidence", made.pk), link="http://example.org", **proof) == 422
    assert post(bob, here.at("add_evidence", made.pk), link="https://example.org", **proof) == 302
    assert post(bob, here.at("propose_closure", made.pk)) == 302
    assert post(carol, here.at("decide", made.pk), decided="returned", reason="Show the start date") == 302
    assert "Show the start date" in text(signed_in(bob), here.at("show", made.pk))
    assert post(bob, here.at("propose_closure", made.pk)) == 302
    held = str(making.held_by(made)[0])
    assert post(carol, here.at("decide", made.pk), decided="accepted", reason="") == 422
    assert post(carol, here.at("decide", made.pk), decided="accepted", evidence=held) == 302
    assert again(made).state == "closed"
    assert (
        post(alice, here.at("plan_impact", here.recommendation.pk), kind="survey", question="?", due="2017-05") == 302
    )
    test = ImpactTest.objects.as_system("tests").get()
    answer = {"result": "improved", "tested": "2017-05", "evidence": "18 of 20", "strength": "3"}
    assert post(alice, here.at("record_impact", test.pk), **answer) == 302
    assert post(carol, here.at("embed", made.pk)) == 302
    assert again(made).state == "embedded"


def test_cancelling_asks_why(here: Place) -> None:
    made = making.action(here)
    assert post(here.alice, here.at("cancel", made.pk)) == 422
    assert post(here.alice, here.at("cancel", made.pk), reason="Overtaken") == 302
    assert "Overtaken" in text(signed_in(here.alice), here.at("show", made.pk))


def test_an_entry_is_marked_and_its_agency_is_asked_to_confirm(here: Place) -> None:
    made = making.action(here)
    given = {"text": "Ten done", "entered_from": "an e-mail of 3 May"}
    assert post(here.alice, here.at("report_progress", made.pk), **given) == 302
    note = ProgressNote.objects.as_system("tests").get()
    page = text(signed_in(here.bob), here.at("show", made.pk))
    assert "Entered for Police from an e-mail of 3 May; not confirmed yet" in page
    address = here.at("confirm", "note", note.pk)
    assert address in page
    assert address not in text(signed_in(here.alice), here.at("show", made.pk))
    text(signed_in(here.alice), address, 403)
    assert post(here.bob, address) == 302
    assert address not in text(signed_in(here.bob), here.at("show", made.pk))
    text(signed_in(here.bob), here.at("confirm", "nonsense", note.pk), 404)


def test_the_owner_is_not_asked_for_whom_it_writes(here: Place) -> None:
    made = making.action(here)
    assert "Entered for the agency" not in text(signed_in(here.bob), here.at("report_progress", made.pk))
    assert "Entered for the agency" in text(signed_in(here.alice), here.at("report_progress", made.pk))


def test_the_same_form_sent_twice_adds_once(here: Place) -> None:
    made = making.action(here)
    client, address = signed_in(here.bob), here.at("add_evidence", made.pk)
    hidden = dict(re.findall(r'name="(once|version)" value="([^"]*)"', text(client, address)))
    for _ in range(2):
        assert client.post(address, {**hidden, "kind": "document", "text": "Minutes"}).status_code == 302
    assert Evidence.objects.as_system("tests").count() == 1


def test_a_stale_save_shows_both_texts(here: Place) -> None:
    made = making.action(here)
    client, address = signed_in(here.alice), here.at("change", made.pk)
    first, second = (dict(re.findall(r'name="(once|version)" value="([^"]*)"', text(client, address))) for _ in "ab")
    assert client.post(address, {**first, "priority": "low", "text": "One"}).status_code == 302
    page = client.post(address, {**second, "priority": "low", "text": "Two"})
    assert page.status_code == 409
    assert "One" in page.content.decode()
    assert "Two" in page.content.decode()


@pytest.mark.parametrize("page", ["change", "change_due", "link", "agree", "cancel"])
def test_writing_is_for_writers(here: Place, page: str) -> None:
    made = making.action(here)
    text(signed_in(here.bob), here.at(page, made.pk), 403)
    text(signed_in(here.carol), here.at(page, made.pk), 403)
    text(signed_in(here.charlie), here.at(page, made.pk), 404)


@pytest.mark.parametrize("page", ["start", "report_progress", "add_evidence", "propose_closure"])
def test_answering_is_for_the_owner_and_the_business_unit(here: Place, page: str) -> None:
    theirs = making.action(here, owner_agency=world.agency(here.board, name="Health"))
    making.purpose(theirs, recommendation=here.recommendation)
    text(signed_in(here.bob), here.at(page, theirs.pk), 403)
    text(signed_in(here.carol), here.at(page, theirs.pk), 403)
    text(signed_in(here.charlie), here.at(page, theirs.pk), 404)


@pytest.mark.parametrize("page", ["decide", "pass_on", "embed"])
def test_deciding_is_for_chairs(here: Place, page: str) -> None:
    made = making.action(here, state="done")
    text(signed_in(here.alice), here.at(page, made.pk), 403)
    text(signed_in(here.bob), here.at(page, made.pk), 403)
    text(signed_in(here.charlie), here.at(page, made.pk), 404)


def test_earlier_rooms_show_what_serves_them(here: Place) -> None:
    made = making.action(here, text="Audit twenty case files")
    making.purpose(made, recommendation=here.recommendation)
    making.purpose(made, finding=here.finding)
    test = ImpactTest(
        board=here.board,
        recommendation=here.recommendation,
        kind="survey",
        question="Are 20 better?",
        due=read("2017-05"),
    )
    world.save(test)
    shown = recommendations_of(making.actor(here.alice), here.board.pk).get(pk=here.recommendation.pk)
    for served, slot in ((here.finding, "findings:finding"), (shown, "findings:recommendation")):
        panel = _panel(here, slot, served)
        actions, tests = panel.context["tables"][-2:]
        assert len(actions.rows) == 1
        assert len(tests.rows) == 1
        assert actions.button.text == "Add an action"
    for owned, slot in ((here.police, "partnership:agency"), (here.bob, "partnership:person")):
        table = _panel(here, slot, owned).context["tables"][0]
        assert len(table.rows) == (1 if owned is here.police else 0)


def _panel(here: Place, slot: str, subject: object) -> slots.Panel:
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.actor, request.board = making.actor(here.alice), here.board  # type: ignore[attr-defined]
    found = slots.panels(slot, request, subject)
    return next(panel for panel in found if panel.template.startswith("improvement/"))


@pytest.mark.parametrize("page", ["index", "show"])
def test_pages_ask_few_questions_however_many_rows(here: Place, page: str) -> None:
    made = making.action(here, due="2016-10")
    made.original_due = read("2016-09")
    world.save(made)
    making.evidence(made)  # the files of whatever is held are one question more
    making.purpose(made, recommendation=here.recommendation)
    address = here.at(page) if page == "index" else here.at(page, made.pk)
    client = signed_in(here.alice)
    text(client, address)
    few = _count(client, address)
    for _ in range(3):
        making.purpose(making.action(here), recommendation=here.recommendation)
        making.evidence(made, added_by=here.bob)
        world.save(ProgressNote(board=here.board, action=made, text="Note", written_by=here.bob))
    making.purpose(made, finding=here.finding)
    assert _count(client, address) <= 17  # what the pictures count is remembered, and counted anew after a write
    assert _count(client, address) == few


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        text(client, address)
    return len([one for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])
