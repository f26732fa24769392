"""The pages: each once for someone who may, and as nothing for who may not."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.audits.models import CaseAudit
from goldthread.findings.models import Finding
from goldthread.foundation.models import TrailEvent
from goldthread.improvement.models import Action
from goldthread.partnership.models import Board, Person
from goldthread.reports import services
from goldthread.reports.models import AnnualReport
from tests import world
from tests.unit.reports.conftest import YEAR, sign_off_findings


@pytest.fixture
def officer(nscb: Board) -> Person:
    return world.person("qa_officer", nscb)


@pytest.fixture
def draft(nscb: Board, officer: Person) -> AnnualReport:
    report: AnnualReport = services.start_report(board=nscb, year=YEAR, by=world.acting(officer))
    return report


@pytest.fixture
def issue(nscb: Board, draft: AnnualReport) -> AnnualReport:
    sign_off_findings(nscb)
    done: AnnualReport = services.issue_report(public_id=draft.pk, version=None, by=world.actor("board_chair", nscb))
    return done


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def shown(client: Client, where: str) -> str:
    response = client.get(where)
    assert response.status_code == 200, where
    return response.content.decode()


def address(report: AnnualReport, rest: str = "") -> str:
    return f"/nscb/reports/{report.pk}/{rest}"


def test_the_list_teaches_when_empty_and_opens_with_the_editions(nscb: Board, officer: Person) -> None:
    client = browser(officer)
    assert "No report yet" in shown(client, "/nscb/reports/")
    answer = client.post("/nscb/reports/new/", {"year": "2016-17"})
    assert answer.status_code == 302
    assert "Annual report 2016-17" in shown(client, answer["Location"])
    assert "Editions of each year" in shown(client, "/nscb/reports/")


def test_a_year_that_is_none_is_refused_and_kept(nscb: Board, officer: Person) -> None:
    answer = browser(officer).post("/nscb/reports/new/", {"year": "2016"})
    assert answer.status_code == 422
    assert "is not a year" in answer.content.decode()


def test_a_draft_opens_with_its_gaps_and_the_next_step(draft: AnnualReport, officer: Person) -> None:
    page = shown(browser(officer), address(draft))
    assert "Explain the first gap: section 3" in page
    assert "gaps, unexplained" in page
    assert address(draft, "facts/children-reviewed/") in page
    assert "Issue the report" not in page


def test_a_number_leads_to_the_records_it_counts(draft: AnnualReport, officer: Person) -> None:
    client = browser(officer)
    page = shown(client, address(draft, "facts/actions-without-owner/"))
    assert "The 12 records it counts" in page
    assert "/nscb/plan/" in page
    assert client.get(address(draft, "facts/nothing/")).status_code == 404


def test_words_are_saved_with_their_fault_and_then_without(draft: AnnualReport, officer: Person) -> None:
    client = browser(officer)
    where = address(draft, "sections/progress/")
    assert "[[children-reviewed]]" in shown(client, where)
    answer = client.post(where, {"text": "We saw 45 children"})
    assert answer["Location"] == where
    page = shown(client, where)
    assert "it cannot be issued yet" in page
    assert "We saw 45 children" in page
    assert "Mend the words: section 4" in shown(client, address(draft))
    mended = client.post(where, {"text": "We saw [[children-reviewed]] children", "version": "1"})
    assert mended["Location"] == address(draft)
    assert "Change section 4" in shown(client, address(draft))


def test_the_box_saves_itself_and_says_when_someone_was_first(draft: AnnualReport, officer: Person) -> None:
    client, where = browser(officer), address(draft, "sections/progress/autosave/")
    asks = {"accept": "application/json"}
    saved = client.post(where, {"text": "One", "version": ""}, headers=asks)
    assert json.loads(saved.content) == {"version": 1}
    late = client.post(where, {"text": "Two", "version": ""}, headers=asks)
    assert late.status_code == 409
    assert "someone else saved" in json.loads(late.content)["message"]
    plain = client.post(where, {"text": "Three", "version": "1"})
    assert plain["Location"] == address(draft, "sections/progress/")
    assert client.get(where).status_code == 405


def test_the_ordinary_form_shows_both_texts_when_someone_was_first(draft: AnnualReport, officer: Person) -> None:
    client, where = browser(officer), address(draft, "sections/progress/")
    client.post(where, {"text": "Theirs"})
    answer = client.post(where, {"text": "Mine"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs" in page
    assert "Mine" in page


def test_issuing_asks_once_and_says_what_stands_in_the_way(nscb: Board, draft: AnnualReport) -> None:
    client = browser(world.person("board_chair", nscb))
    page = shown(client, address(draft, "issue/"))
    assert "Findings that a chair must sign off first: F-4, F-5, F-6." in page
    assert "gaps are printed without an explanation" in page
    assert client.post(address(draft, "issue/"), {"version": "1"}).status_code == 422
    sign_off_findings(nscb)
    done = client.post(address(draft, "issue/"), {"version": "1"})
    assert done["Location"] == address(draft)
    page = shown(client, address(draft))
    assert "The records still say what this edition says." in page
    assert "Issued on" in page


def test_an_issue_shows_what_has_changed_and_a_new_edition_can_be_started(
    nscb: Board, issue: AnnualReport, officer: Person
) -> None:
    held = CaseAudit.objects.visible_to(world.SYSTEM).get(board=nscb, reference="CA-3")
    held.children = 25
    world.save(held)
    client = browser(officer)
    page = shown(client, address(issue))
    assert "What has changed since it was issued" in page
    assert "Children reviewed" in page
    assert "46" in shown(client, address(issue, "facts/children-reviewed/"))
    assert "Edition 1 stays as it was issued" in shown(client, address(issue, "new-edition/"))
    answer = client.post(address(issue, "new-edition/"), {})
    assert "Edition 2" in shown(client, answer["Location"])


@pytest.mark.parametrize(
    ("ending", "kind", "starts"),
    [
        ("html", "text/html; charset=utf-8", b"<!DOCTYPE"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("pdf", "application/pdf", b"%PDF"),
        ("md", "text/markdown; charset=utf-8", b"# Annual report 2016-17"),
    ],
)
def test_a_report_is_taken_away_and_the_trail_knows(
    draft: AnnualReport, officer: Person, ending: str, kind: str, starts: bytes
) -> None:
    answer = browser(officer).get(address(draft, f"download/{ending}/"))
    assert (answer["Content-Type"], answer.content[: len(starts)]) == (kind, starts)
    assert answer["Content-Disposition"] == f'attachment; filename="nscb-annual-report-2016-17-draft.{ending}"'
    event = TrailEvent.objects.order_by("pk").last()
    assert event is not None
    assert (event.kind, event.actor, event.detail["format"]) == ("reports.downloaded", officer.pk, ending)


def test_a_format_that_is_none_is_not_there(draft: AnnualReport, officer: Person) -> None:
    assert browser(officer).get(address(draft, "download/odt/")).status_code == 404


def test_who_reads_only_issues_sees_no_draft(nscb: Board, draft: AnnualReport) -> None:
    client = browser(world.person("school_lead", nscb, at=world.agency(nscb)))
    assert "Annual report 2016-17" not in shown(client, "/nscb/reports/")
    for rest in ("", "facts/actions/", "download/pdf/"):
        assert client.get(address(draft, rest)).status_code == 404
    assert client.get(address(draft, "sections/progress/")).status_code == 403


def test_who_reads_only_issues_reads_an_issue_without_what_changed(nscb: Board, issue: AnnualReport) -> None:
    client = browser(world.person("school_lead", nscb, at=world.agency(nscb)))
    page = shown(client, address(issue))
    assert "Three" in page
    assert "What has changed since" not in page
    fact = shown(client, address(issue, "facts/actions-without-owner/"))
    assert "As the records stand now" not in fact
    assert "/nscb/audits/" not in shown(client, address(issue, "facts/children-reviewed/"))


def test_pages_of_drafts_are_not_there_for_an_issue(nscb: Board, issue: AnnualReport, officer: Person) -> None:
    assert browser(officer).get(address(issue, "sections/progress/")).status_code == 404
    assert browser(world.person("board_chair", nscb)).get(address(issue, "issue/")).status_code == 404


def test_charlie_of_another_board_sees_nothing(nscb: Board, issue: AnnualReport) -> None:
    charlie = browser(world.person("qa_officer", world.board("WSCP")))
    assert charlie.get(address(issue)).status_code == 404
    assert charlie.get(f"/wscp/reports/{issue.pk}/").status_code == 404


def test_an_issue_of_another_shape_says_so(nscb: Board, issue: AnnualReport, officer: Person) -> None:
    issue.frozen = {"schema": 0}
    world.save(issue)
    client = browser(officer)
    assert "a form that this version cannot read" in shown(client, address(issue))
    assert client.get(address(issue, "download/pdf/")).status_code == 404


def test_a_finding_says_in_which_issue_it_stands(issue: AnnualReport, officer: Person) -> None:
    finding = Finding.objects.visible_to(world.SYSTEM).get(reference="F-5")
    page = shown(browser(officer), f"/nscb/findings/{finding.pk}/")
    assert "Annual report 2016-17, edition 1" in page


def test_the_list_costs_as_many_queries_however_many_reports(nscb: Board, issue: AnnualReport, officer: Person) -> None:
    client = browser(officer)
    shown(client, "/nscb/reports/")
    few = _cost(client, "/nscb/reports/")
    for year in range(2017, 2024):
        world.save(AnnualReport(board=nscb, year=f"{year}-{(year + 1) % 100:02d}"))
    assert _cost(client, "/nscb/reports/") == few <= 15


def test_a_draft_costs_as_many_queries_however_many_records(nscb: Board, draft: AnnualReport, officer: Person) -> None:
    client = browser(officer)
    shown(client, address(draft))
    kept, built = _cost(client, address(draft)), _cost_after_a_write(client, nscb, draft, 1)
    assert _cost_after_a_write(client, nscb, draft, 50) == built
    assert _cost(client, address(draft)) == kept <= 15


def _cost_after_a_write(client: Client, nscb: Board, draft: AnnualReport, count: int) -> int:
    for number in range(count):
        world.save(Action(board=nscb, reference=f"X-{count}-{number}", text="Act", state="agreed"))
    return _cost(client, address(draft))


def _cost(client: Client, where: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        shown(client, where)
    return len(seen)
