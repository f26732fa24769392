"""Audits in the database and in the browser: planned, moved, held, reported; methods; what went out."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.audits import queries, services
from goldthread.audits.domain.states import AuditState
from goldthread.audits.models import AuditMethod, CaseAudit, LearningOutput
from goldthread.foundation.errors import Forbidden, Stale, Unseen
from goldthread.foundation.models import TrailEvent
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board
from tests import world

HOME = "/nscb/audits/"
MARCH, MAY, JUNE = PartialDate.parse("2017-03"), PartialDate.parse("2017-05"), PartialDate.parse("2016-06-10")
YEAR = FinancialYear(2016)


@pytest.fixture
def board(db: None) -> Board:
    return world.board()


@pytest.fixture
def audit(board: Board) -> CaseAudit:
    return services.plan_audit(board=board, by=world.SYSTEM, theme="Homelessness", planned=MARCH)


def hold(audit: CaseAudit, *, cases: int = 6, children: int | None = 15) -> CaseAudit:
    return services.hold_audit(
        public_id=audit.pk, version=None, held=JUNE, cases=cases, children=children, adults=None, by=world.SYSTEM
    )


def client(role: str, board: Board) -> Client:
    browser = Client()
    browser.force_login(world.person(role, board))
    return browser


def text(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_year_counts_audits_cases_and_children_apart(board: Board, audit: CaseAudit) -> None:
    hold(audit)
    services.plan_audit(board=board, by=world.SYSTEM, theme="Still to come", planned=MAY)
    assert queries.reviewed_in(world.SYSTEM, board.pk, YEAR) == queries.Reviewed(1, 6, 15, 0)


def test_holding_is_in_the_trail_with_its_state(audit: CaseAudit) -> None:
    hold(audit)
    event = TrailEvent.objects.filter(kind="audits.held").get()
    assert event.detail["values"]["state"] == ["planned", "held"]


def test_no_step_slips_past_what_must_be_known(audit: CaseAudit) -> None:
    with pytest.raises(Refused, match="without the date it was held"):
        services.move_audit_on(public_id=audit.pk, version=1, step="hold", by=world.SYSTEM)
    with pytest.raises(Refused):
        services.move_audit_on(public_id=audit.pk, version=1, step="report", by=world.SYSTEM)
    hold(audit)
    assert services.move_audit_on(public_id=audit.pk, version=2, step="report", by=world.SYSTEM).state == "reported"


def test_a_move_keeps_the_first_date_and_the_reason(board: Board, audit: CaseAudit) -> None:
    services.reschedule_audit(
        public_id=audit.pk, version=1, becomes=MAY, reason="The process is changing", by=world.SYSTEM
    )
    stands = CaseAudit.objects.seen_by(world.SYSTEM, audit.pk)
    assert (stands.planned, stands.expected) == (MARCH, MAY)
    assert [moved.reason for moved in queries.slipped_in(world.SYSTEM, board.pk, YEAR)] == ["The process is changing"]
    browser = client("scrutineer", board)
    page = text(browser, f"{HOME}{audit.pk}/")
    assert "Moved to" in page
    assert "The process is changing" in page
    assert "now May 2017" in text(browser, HOME)


@pytest.mark.parametrize(
    ("becomes", "after", "said"), [(MARCH, "planned", "already stands"), (MAY, "held", "still to be held")]
)
def test_a_move_that_is_none_is_refused(audit: CaseAudit, becomes: PartialDate, after: str, said: str) -> None:
    if after == AuditState.HELD:
        hold(audit)
    with pytest.raises(Refused, match=said):
        services.reschedule_audit(public_id=audit.pk, version=None, becomes=becomes, reason="-", by=world.SYSTEM)


def test_an_audit_without_a_date_is_given_one(board: Board) -> None:
    audit = services.plan_audit(board=board, by=world.SYSTEM, theme="Undated")
    browser = client("qa_officer", board)
    address = f"{HOME}{audit.pk}/change/"
    given = {"theme": "Undated", "kind": "rapid", "planned": "March 2017", "version": "1"}
    assert browser.post(address, given).status_code == 302
    assert CaseAudit.objects.seen_by(world.SYSTEM, audit.pk).expected == MARCH
    with pytest.raises(Refused, match="Reschedule it"):
        services.change_audit(public_id=audit.pk, version=2, planned=MAY, by=world.SYSTEM)


def test_a_miscounted_audit_is_put_right(board: Board, audit: CaseAudit) -> None:
    hold(audit)
    browser, address = client("qa_officer", board), f"{HOME}{audit.pk}/change/"
    given = {"theme": "Homelessness", "kind": "multi_agency", "held": "10 June 2016", "cases": "6", "version": "2"}
    assert "only 5 children" in browser.post(address, {**given, "children": "5"}).content.decode()
    assert browser.post(address, {**given, "children": "16", "held": "June 2016"}).status_code == 302
    stands = CaseAudit.objects.seen_by(world.SYSTEM, audit.pk)
    assert (str(stands.held), stands.cases, stands.children) == ("June 2016", 6, 16)


def test_an_audit_still_to_be_held_has_no_counts_to_put_right(audit: CaseAudit) -> None:
    with pytest.raises(Refused, match="Record that it was held"):
        services.change_audit(public_id=audit.pk, version=1, cases=6, by=world.SYSTEM)


def test_readers_others_and_older_forms_change_nothing(board: Board, audit: CaseAudit) -> None:
    with pytest.raises(Forbidden):
        services.change_audit(public_id=audit.pk, version=1, theme="X", by=world.actor("sub_group_chair", board))
    with pytest.raises(Unseen):
        services.change_audit(
            public_id=audit.pk, version=1, theme="X", by=world.actor("qa_officer", world.board("ELSB"))
        )
    services.change_audit(public_id=audit.pk, version=1, theme="Y", by=world.SYSTEM)
    with pytest.raises(Stale):
        services.change_audit(public_id=audit.pk, version=1, theme="X", by=world.SYSTEM)


def test_a_method_is_recorded_and_changed(board: Board) -> None:
    browser = client("qa_officer", board)
    given = {"name": "Signs of Safety", "starts": "April 2017", "columns": "what has worked well\nactions"}
    assert browser.post(f"{HOME}methods/new/", given).status_code == 302
    page = text(browser, f"{HOME}methods/")
    assert "what has worked well" in page
    assert "Still in use" in page
    method = AuditMethod.objects.visible_to(world.SYSTEM).get()
    answer = browser.post(f"{HOME}methods/{method.pk}/change/", {**given, "ends": "March 2016", "version": "1"})
    assert answer.status_code == 422
    assert "cannot end" in answer.content.decode()


def test_a_claim_without_evidence_is_a_gap(board: Board, audit: CaseAudit) -> None:
    hold(audit)
    browser = client("qa_officer", board)
    asked = text(browser, f"{HOME}outputs/new/?audit={audit.pk}")
    assert 'value="2016-17"' in asked
    given = {"kind": "briefing", "year": "2016-17", "audit": audit.pk, "claim": "Discussed in teams"}
    answer = browser.post(f"{HOME}outputs/new/", given)
    assert answer["Location"] == f"{HOME}{audit.pk}/"
    for address in (f"{HOME}{audit.pk}/", f"{HOME}outputs/?year=2016-17"):
        assert '<span class="gt-gap">No evidence held</span>' in text(browser, address)
    output = LearningOutput.objects.visible_to(world.SYSTEM).get()
    given |= {"evidence_held": "Minutes of four teams", "version": "1"}
    assert browser.post(f"{HOME}outputs/{output.pk}/change/", given).status_code == 302
    assert queries.use_of_outputs(world.SYSTEM, board.pk) == [queries.Used("briefing", 1, 0, 0)]


def test_a_year_that_is_none_is_refused(board: Board) -> None:
    answer = client("qa_officer", board).post(f"{HOME}outputs/new/", {"kind": "briefing", "year": "2016-18"})
    assert answer.status_code == 422
    assert "2016-17" in answer.content.decode()


def test_what_went_out_after_another_boards_audit_is_refused(board: Board, audit: CaseAudit) -> None:
    with pytest.raises(Refused):
        services.record_output(board=world.board("ELSB"), by=world.SYSTEM, audit=audit, year="2016-17", kind="briefing")


def test_the_list_opens_with_a_picture_and_is_searched(board: Board, audit: CaseAudit) -> None:
    browser = client("agency_lead", board)
    assert "Cases and children reviewed" not in text(browser, HOME)
    hold(audit)
    assert "Cases and children reviewed" in text(browser, HOME)
    assert "1 in all" in text(browser, f"{HOME}?q=homeless")
    assert "Nothing matches" in text(browser, f"{HOME}?q=neglect")
    assert "Plan an audit" not in text(browser, HOME)


def test_what_is_our_reading_says_so(board: Board) -> None:
    audit = services.plan_audit(board=board, by=world.SYSTEM, theme="Out of county", readings=["theme"])
    browser = client("scrutineer", board)
    assert "our reading" in text(browser, f"{HOME}{audit.pk}/")
    assert "our reading" in text(browser, HOME)


READ = ("", "methods/", "outputs/", "{audit}/")
WRITE = ("new/", "methods/new/", "outputs/new/", "{audit}/change/", "{audit}/hold/", "{audit}/report/")


@pytest.mark.parametrize("page", [*READ, *WRITE])
def test_another_board_and_a_school_find_nothing(board: Board, audit: CaseAudit, page: str) -> None:
    address = HOME + page.format(audit=audit.pk)
    assert client("qa_officer", world.board("ELSB")).get(address).status_code == 404
    assert client("school_lead", board).get(address).status_code == 404
    assert client("board_member", board).get(address).status_code == (200 if page in READ else 403)
    assert client("qa_officer", board).get(address).status_code == 200


@pytest.mark.parametrize("page", READ)
def test_a_page_costs_the_same_however_much_there_is(board: Board, audit: CaseAudit, page: str) -> None:
    browser = client("qa_officer", board)
    address = HOME + page.format(audit=audit.pk)
    record(board, audit)
    browser.get(address)  # the first page of a session also settles the session
    few = queries_of(browser, address)
    for _ in range(3):
        record(board, audit)
    assert queries_of(browser, address) == few <= 15


def record(board: Board, audit: CaseAudit) -> None:
    services.record_output(board=board, by=world.SYSTEM, audit=audit, year="2016-17", kind="briefing")
    services.record_method(board=board, by=world.SYSTEM, name="Another way", ends=MARCH)
    hold(services.plan_audit(board=board, by=world.SYSTEM, theme="More", planned=MARCH))


def queries_of(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)
