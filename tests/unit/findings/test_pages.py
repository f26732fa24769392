"""The room's pages: what each shows, to whom, and what a form does."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.audits.models import CaseAudit
from goldthread.findings import services
from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation.models import TrailEvent
from goldthread.partnership.models import Agency, Board
from goldthread.reviews.models import Judgement
from tests import world

HOME = "/nscb/findings/"
MOST_QUERIES = 17  # of a record's page: with what earlier and later rooms put on it


def client(role: str, board: Board, at: Agency | None = None) -> Client:
    browser = Client()
    browser.force_login(world.person(role, board, at=at))
    return browser


def text(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_finding_is_added_from_its_audit(board: Board, audit: CaseAudit) -> None:
    browser = client("qa_officer", board)
    page = text(browser, f"/nscb/audits/{audit.pk}/")
    assert "What it found" in page
    assert f"{HOME}from-audit/{audit.pk}/" in page
    words = {"text": "Families <b>wait</b>", "kind": "improvement", "theme": "Housing", "readings": ["text"]}
    answer = browser.post(f"{HOME}from-audit/{audit.pk}/", words)
    assert answer.status_code == 302
    page = text(browser, answer["Location"])
    assert "Families &lt;b&gt;wait" in page
    assert "our reading" in page
    assert "Families" in text(browser, f"/nscb/audits/{audit.pk}/")


def test_a_finding_is_added_from_a_judgement_with_its_words(board: Board, judgement: Judgement) -> None:
    browser = client("qa_officer", board)
    assert "Add a finding" in text(browser, f"/nscb/reviews/judgements/{judgement.pk}/")
    assert judgement.text in text(browser, f"{HOME}from-judgement/{judgement.pk}/")
    answer = browser.post(f"{HOME}from-judgement/{judgement.pk}/", {"text": "Too wide", "kind": "improvement"})
    assert answer.status_code == 302
    assert "Too wide" in text(browser, f"/nscb/reviews/{judgement.review_id}/")


def test_a_missing_text_is_said_and_the_rest_kept(board: Board, audit: CaseAudit) -> None:
    answer = client("qa_officer", board).post(f"{HOME}from-audit/{audit.pk}/", {"text": "", "theme": "Kept"})
    assert answer.status_code == 422
    assert "Enter what was found" in answer.content.decode()
    assert "Kept" in answer.content.decode()


def test_sent_twice_a_finding_stands_once(board: Board, audit: CaseAudit) -> None:
    browser = client("qa_officer", board)
    words = {"text": "Once", "kind": "strength", "once": "0f1f0d6e-8a4e-4b8e-9b70-0123456789ab"}
    answers = [browser.post(f"{HOME}from-audit/{audit.pk}/", words) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Finding.objects.visible_to(world.SYSTEM).count() == 1


def test_a_finding_and_its_recommendation_lead_to_each_other(
    board: Board, finding: Finding, recommendation: Recommendation
) -> None:
    browser = client("scrutineer", board)
    page = text(browser, f"{HOME}{finding.pk}/")
    assert f"{HOME}recommendations/{recommendation.pk}/" in page
    assert "Not signed off yet" in page
    assert "/nscb/audits/" in page
    page = text(browser, f"{HOME}recommendations/{recommendation.pk}/")
    assert f"{HOME}{finding.pk}/" in page
    assert "Police" in page
    assert "Sign it off" not in page


def test_a_look_at_a_finding_is_in_the_trail(board: Board, finding: Finding) -> None:
    text(client("scrutineer", board), f"{HOME}{finding.pk}/")
    assert TrailEvent.objects.filter(kind="viewed", subject=finding.pk).count() == 1


def test_a_chair_signs_off_in_the_browser(board: Board, finding: Finding, recommendation: Recommendation) -> None:
    browser = client("sub_group_chair", board)
    for address in (f"{HOME}{finding.pk}/", f"{HOME}recommendations/{recommendation.pk}/"):
        assert "Sign it off" in text(browser, address)
        assert "Everyone who may read" in text(browser, f"{address}sign-off/")
        assert browser.post(f"{address}sign-off/", {"version": "1"}).status_code == 302
        assert "Sign it off" not in text(browser, address)
        again = browser.post(f"{address}sign-off/", {"version": "2"})
        assert again.status_code == 422
        assert "signed off already" in again.content.decode()


def test_changing_what_was_agreed_says_that_it_is_withdrawn(board: Board, finding: Finding) -> None:
    services.sign_off_finding(public_id=finding.pk, version=1, by=world.SYSTEM)
    browser = client("qa_officer", board)
    address = f"{HOME}{finding.pk}/change/"
    assert "the sign-off is withdrawn" in text(browser, address)
    answer = browser.post(address, {"text": "Anew", "kind": "improvement", "version": "2"}, follow=True)
    assert "The sign-off was withdrawn" in answer.content.decode()


def test_a_recommendation_is_written_from_a_finding(board: Board, finding: Finding, police: Agency) -> None:
    browser = client("qa_officer", board)
    address = f"{HOME}recommendations/new/?finding={finding.pk}"
    assert f'value="{finding.pk}" checked' in text(browser, address)
    given = {"text": "Agree a protocol", "findings": [finding.pk], "agencies": [police.pk], "made": "June 2016"}
    answer = browser.post(address, given)
    assert answer.status_code == 302
    assert "Police" in text(browser, answer["Location"])
    assert browser.post(address, {"text": "Of nothing"}).status_code == 422


def test_a_stale_recommendation_shows_both(board: Board, recommendation: Recommendation, health: Agency) -> None:
    browser = client("qa_officer", board)
    finding = recommendation.answers.visible_to(world.SYSTEM).get().finding_id
    services.change_recommendation(public_id=recommendation.pk, version=1, agencies=[health], by=world.SYSTEM)
    address = f"{HOME}recommendations/{recommendation.pk}/change/"
    typed = {"text": "Typed here", "findings": [finding], "version": "1"}
    answer = browser.post(address, typed)
    assert answer.status_code == 409
    assert "Health" in answer.content.decode()
    assert "Typed here" in answer.content.decode()
    assert browser.post(address, {**typed, "version": "2"}).status_code == 302


def test_the_lists_open_with_a_picture_and_narrow(
    board: Board, finding: Finding, recommendation: Recommendation
) -> None:
    browser = client("scrutineer", board)
    page = text(browser, HOME)
    assert "What we found, by theme" in page
    assert "Planning is not robust" in page
    for narrowed in ("?kind=strength", "?source=judgement", "?signed_off=signed", "?q=nothing+like+it"):
        assert "Nothing matches" in text(browser, HOME + narrowed)
    for kept in ("?kind=improvement", "?source=audit", "?theme=Homelessness", "?signed_off=waiting", "?q=robust"):
        assert "1 in all" in text(browser, HOME + kept)
    page = text(browser, f"{HOME}recommendations/?agency=Police")
    assert "Who is asked to act" in page
    assert "1 in all" in page
    assert b"Planning is not robust" in browser.get(f"{HOME}?format=csv").content
    assert b"Police" in browser.get(f"{HOME}recommendations/?format=csv").content


def test_an_empty_list_teaches(board: Board) -> None:
    assert "Write it from the page of the case audit" in text(client("qa_officer", board), HOME)


def test_who_may_not_see_audits_does_not_learn_which(
    board: Board, finding: Finding, recommendation: Recommendation, police: Agency
) -> None:
    page = text(client("school_lead", board, police), f"{HOME}{finding.pk}/")
    assert "Planning is not robust" in page
    assert "CA-1" not in page
    assert "Case audit" in page


READ = ("{finding}/", "recommendations/{recommendation}/")
WRITE = tuple(page + act for page in READ for act in ("change/", "sign-off/"))


@pytest.mark.parametrize("page", [*READ, *WRITE])
def test_another_board_and_another_agency_find_nothing(
    board: Board, finding: Finding, recommendation: Recommendation, page: str
) -> None:
    address = HOME + page.format(finding=finding.pk, recommendation=recommendation.pk)
    assert client("qa_officer", world.board("ELSB")).get(address).status_code == 404
    elsewhere = client("agency_lead", board, world.agency(board)).get(address).status_code
    assert elsewhere == (404 if page in READ else 403)


@pytest.mark.parametrize("page", ["{finding}/change/", "recommendations/new/", "from-audit/{audit}/"])
def test_a_reader_may_not_write(board: Board, audit: CaseAudit, finding: Finding, page: str) -> None:
    address = HOME + page.format(finding=finding.pk, audit=audit.pk)
    assert client("scrutineer", board).get(address).status_code == 403
    assert client("qa_officer", board).get(address).status_code == 200


@pytest.mark.parametrize(
    "page", ["", "{finding}/", "recommendations/", "recommendations/{recommendation}/", "../audits/{audit}/"]
)
def test_a_page_costs_the_same_however_much_there_is(
    board: Board, audit: CaseAudit, finding: Finding, recommendation: Recommendation, police: Agency, page: str
) -> None:
    browser = client("qa_officer", board)
    address = HOME + page.format(finding=finding.pk, recommendation=recommendation.pk, audit=audit.pk)
    address = address.replace("findings/../", "")
    browser.get(address)
    few = queries_of(browser, address)
    for number in range(3):
        more = services.write_finding(
            board=board, by=world.SYSTEM, audit=audit, kind="strength", text=f"More {number}", theme=f"Theme {number}"
        )
        services.write_recommendation(
            board=board, by=world.SYSTEM, text="Do", findings=[more, finding], agencies=[police]
        )
    assert queries_of(browser, address) == few
    assert few <= MOST_QUERIES


def queries_of(browser: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len([query for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])
