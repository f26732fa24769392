"""The thread of a finding, from its source to the report, with every gap."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldthread.findings.models import Addressee, Answer
from goldthread.foundation.trail.tables import TrailEvent
from goldthread.home.presenters.thread import drawn
from goldthread.home.queries.thread import reports_telling_of, thread_of
from goldthread.improvement.models import ClosureDecision, ImpactTest, Response, Untested
from goldthread.partnership.models import Person
from goldthread.reports.models import AnnualReport
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor, read, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Place:
    return making.place()


def strands(here: Place, who: Person) -> tuple[list[str], set[tuple[str, str]], list[str]]:
    """The gaps, the edges by column, and what would fill the gaps."""
    picture, fillings = drawn(thread_of(actor(who), here.finding), actor(who))
    columns = {node.key: node.column for node in picture.nodes}
    gaps = [node.text for node in picture.nodes if node.is_gap]
    return gaps, {(columns[e.start], columns[e.end]) for e in picture.edges}, [one.text for one in fillings]


def test_a_finding_that_led_to_nothing_shows_every_gap(here: Place) -> None:
    link = Answer.objects.as_system("tests").get()
    _delete(link)
    gaps, edges, fillings = strands(here, here.alice)
    assert gaps == [
        "No recommendation recorded",
        "No action recorded",
        "No evidence yet",
        "No impact test planned",
        "Not in an issued report",
    ]
    assert ("Finding", "Recommendation") in edges
    assert fillings[0] == "Fill the first gap: recommend something"


def test_a_whole_thread_has_no_gap(here: Place) -> None:
    one = making.action(here, state="closed")
    making.purpose(one, recommendation=here.recommendation)
    making.purpose(one, finding=here.finding)
    making.evidence(one, accepted_at=timezone.now(), accepted_by=here.carol)
    world.save(_response(here))
    world.save(_test(here, result="improved", tested=read("2017-05")))
    world.save(_report(here))
    gaps, edges, fillings = strands(here, here.alice)
    assert gaps == []
    assert fillings == []
    order = ["Source", "Finding", "Recommendation", "Response", "Action", "Evidence", "Impact", "Report"]
    assert edges == set(pairwise(order))


def test_what_an_action_lacks_is_said_and_can_be_filled(here: Place) -> None:
    one = making.action(here, owner_agency=None)
    making.purpose(one, recommendation=here.recommendation)
    world.save(_response(here))
    picture, fillings = drawn(thread_of(actor(here.alice), here.finding), actor(here.alice))
    action = next(node for node in picture.nodes if node.column == "Action")
    assert action.state == "Red. In progress. No owner recorded"
    assert [one.text for one in fillings][:3] == [
        "Fill the first gap: name an owner of A-1",
        "Fill the first gap: add evidence to A-1",
        "Fill the first gap: plan an impact test of R-1",
    ]
    assert strands(here, here.carol)[2] == []


def test_an_agency_fills_its_own_gap_and_is_not_told_that_what_it_cannot_see_is_not_there(here: Place) -> None:
    making.purpose(making.action(here), recommendation=here.recommendation)
    assert strands(here, here.bob)[2] == [
        "Fill the first gap: respond to R-1 for Police",
        "Fill the first gap: add evidence to A-1",
    ]
    assert "No impact test that you may see" in strands(here, here.bob)[0]


def test_a_report_tells_of_a_finding_when_its_facts_name_it(here: Place) -> None:
    world.save(_report(here))
    told = reports_telling_of(actor(here.alice), here.board.pk, here.finding.pk)
    assert [str(one) for one in told] == ["Annual report 2016-17"]
    assert not reports_telling_of(actor(here.alice), here.board.pk, here.recommendation.pk).exists()
    assert not reports_telling_of(actor(here.charlie), here.board.pk, here.finding.pk).exists()


def test_the_page_opens_with_the_thread_and_leaves_a_view(here: Place) -> None:
    making.purpose(making.action(here, text="Audit twenty case files"), recommendation=here.recommendation)
    client, address = signed_in(here.alice), _address(here)
    page = client.get(address).content.decode()
    assert "Too little is improved" in page
    assert "No evidence yet" in page
    assert "The same as a list" in page
    assert page.count("Fill the first gap") == 1
    assert TrailEvent.objects.filter(kind="viewed", subject=here.finding.pk).count() == 1
    assert signed_in(here.charlie).get(address).status_code == 404
    assert signed_in(world.person("data_officer", here.board)).get(address).status_code == 404


def test_a_finding_leads_to_its_thread(here: Place) -> None:
    page = signed_in(here.alice).get(reverse("findings:show", args=["nscb", here.finding.pk])).content.decode()
    assert _address(here) in page


def test_the_thread_asks_few_questions_however_long_it_is(here: Place) -> None:
    client = signed_in(here.alice)
    making.purpose(making.action(here), recommendation=here.recommendation)
    _count(client, here)
    few = _count(client, here)
    for _ in range(4):
        one = making.action(here)
        making.purpose(one, recommendation=here.recommendation)
        making.evidence(one)
        world.save(_test(here))
    assert _count(client, here) == few
    assert few <= 17


def test_an_action_follows_from_its_own_agencys_response(here: Place) -> None:
    health = world.agency(here.board, name="Health", kind="health")
    world.save(Addressee(board=here.board, recommendation=here.recommendation, agency=health))
    world.save(_response(here, answer="in_part", reason="Two of three"))
    making.purpose(making.action(here), recommendation=here.recommendation)
    making.purpose(making.action(here, owner_agency=None), recommendation=here.recommendation)
    picture, _ = drawn(thread_of(actor(here.alice), here.finding), actor(here.alice))
    names = {node.key: node.text for node in picture.nodes}
    before = {
        (names[edge.start], next(node.text for node in picture.nodes if node.key == edge.end))
        for edge in picture.edges
        if edge.end.startswith("a-")
    }
    assert before == {("Police", "Audit twenty case files"), ("Improve more", "Audit twenty case files")}
    assert any(name.startswith("Health: No response yet, asked on") for name in names.values())


def test_a_failed_test_asks_the_group_what_comes_next(here: Place) -> None:
    making.purpose(making.action(here, state="closed"), recommendation=here.recommendation)
    failed = world.save(_test(here, result="worse", tested=read("2017-05")))
    gaps, _, fillings = strands(here, here.carol)
    assert "The group has not decided what comes next" in gaps
    assert fillings == ["Fill the first gap: decide what comes next for R-1"]
    failed.next_step = "accept"  # type: ignore[attr-defined]
    world.save(failed)
    picture, _ = drawn(thread_of(actor(here.carol), here.finding), actor(here.carol))
    test = next(node for node in picture.nodes if node.key.startswith("t-"))
    assert test.state == "Worse, May 2017. Came back: it is left as it is"


def test_a_reason_for_no_test_is_no_gap(here: Place) -> None:
    making.purpose(making.action(here), recommendation=here.recommendation)
    world.save(Untested(board=here.board, recommendation=here.recommendation, reason="A duty met once"))
    picture, _ = drawn(thread_of(actor(here.alice), here.finding), actor(here.alice))
    impact = next(node for node in picture.nodes if node.column == "Impact")
    assert (impact.text, impact.is_gap) == ("No test, because: A duty met once", False)


def test_what_the_group_decided_stands_beneath_the_thread(here: Place) -> None:
    one = making.action(here)
    making.purpose(one, recommendation=here.recommendation)
    told = {"decided": "returned", "how": "chair", "chaired_by": here.carol, "reason": "Show the start date"}
    world.save(ClosureDecision(board=here.board, action=one, on=dt.date(2017, 5, 3), **told))
    page = signed_in(here.alice).get(_address(here)).content.decode()
    assert "What the group decided" in page
    assert "Show the start date" in page


def _response(here: Place, **given: object) -> Response:
    given = {"answer": "accept", **given}
    return Response(board=here.board, recommendation=here.recommendation, agency=here.police, **given)


def _count(client: Client, here: Place) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(_address(here))
    return len([one for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])


def _address(here: Place) -> str:
    return reverse("home:thread", args=[here.board.short_name.lower(), here.finding.pk])


def _test(here: Place, **fields: object) -> ImpactTest:
    asked = {"kind": "survey", "question": "Are twenty better?", "due": read("2017-05")}
    return ImpactTest(board=here.board, recommendation=here.recommendation, **asked, **fields)


def _report(here: Place) -> AnnualReport:
    fact = {"value": 1, "sources": [{"kind": "finding", "public_id": str(here.finding.pk)}]}
    return AnnualReport(
        board=here.board, year="2016-17", state="issued", issued_at=timezone.now(), frozen={"facts": {"f": fact}}
    )


def _delete(record: Answer) -> None:
    from goldthread.foundation.writes import service

    @service("tests.deleted")
    def delete(*, by: object) -> None:
        record.delete()

    delete(by=world.SYSTEM)
