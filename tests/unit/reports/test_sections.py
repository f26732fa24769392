"""Boards and years unlike the real one: adults, several kinds of audit, impact, meetings, and nothing at all."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.audits.models import CaseAudit
from goldthread.documents.model import Document, completeness, walk
from goldthread.findings.models import Answer, Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.models import Action, Evidence, ImpactTest, Purpose
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear
from goldthread.meetings.models import Attendance, Meeting
from goldthread.partnership.models import Board
from goldthread.reports import queries
from goldthread.reports.addresses import PLACES
from goldthread.reports.building import NO_PROSE, build
from goldthread.reviews.models import Judgement, JudgementFigure, Review
from tests import world
from tests.unit.reports.conftest import words_of

pytestmark = pytest.mark.django_db
YEAR = FinancialYear(2025)
TODAY = dt.date(2026, 5, 1)
WHEN = PartialDate.parse("2025-06-10")


def report_of(board: Board, actor: Actor = world.SYSTEM, year: FinancialYear = YEAR) -> Document:
    return build(actor, board, year, as_of=TODAY, prose=NO_PROSE)


def audit(board: Board, reference: str = "CA-1", **fields: Any) -> CaseAudit:
    given = {
        "theme": f"Theme {reference}",
        "state": "held",
        "held": WHEN,
        "planned": WHEN,
        "expected": WHEN,
        "cases": 6,
    }
    made = CaseAudit(board=board, reference=reference, **{**given, **fields})
    world.save(made)
    return made


def finding(board: Board, of: CaseAudit, reference: str = "F-1", **fields: Any) -> Finding:
    made = Finding(board=board, audit=of, reference=reference, kind="strength", text=f"Text {reference}", **fields)
    world.save(made)
    return made


def test_an_empty_year_says_in_every_section_what_is_missing() -> None:
    report = report_of(world.board())
    assert [section.key for section in report.sections if not completeness(section).gaps] == []
    words = words_of(report)
    assert "No case audit is recorded as completed in 2025-26." in words
    assert "No recommendation is recorded, so nothing shows whether the work made a difference." in words
    assert [part.title for part in walk(report.sections) if not part.blocks and not part.sections] == []


def test_an_adults_board_counts_adults() -> None:
    board = world.board("NSAB", remit="adults")
    audit(board, adults=7)
    words = words_of(report_of(board))
    assert "One multi-agency case audit was completed, reviewing six cases and seven adults." in words
    assert "children" not in words.split("What each number counts")[0].lower()


def test_kinds_of_audit_are_counted_apart_and_only_multi_agency_ones_are_compared() -> None:
    board = world.board()
    audit(board, children=9)
    audit(board, "CA-2", kind="rapid", children=4, cases=1)
    review = Review(board=board, reference="RV", kind="peer_review", body="LGA", what="peer review", held=WHEN)
    world.save(review)
    judgement = Judgement(board=board, review=review, reference="LGA-1", text="Too few audits")
    world.save(judgement)
    world.save(JudgementFigure(board=board, judgement=judgement, measure="audits", value=1))
    words = words_of(report_of(board))
    assert (
        "One multi-agency case audit was completed, reviewing six cases and nine children; before the review there "
        "was one." in words
    )
    assert "One rapid audit was completed, reviewing one case and four children." in words
    assert "No response to LGA-1 is recorded." in words


def test_children_that_were_not_counted_are_not_nought() -> None:
    board = world.board()
    audit(board)
    words = words_of(report_of(board))
    assert "reviewing six cases and an unrecorded number of children" in words
    assert "The number of children in the audit “Theme CA-1” is not recorded." in words


def test_an_audit_that_never_happened_wants_a_reason() -> None:
    board = world.board()
    audit(board, state="planned", held=None)
    words = words_of(report_of(board))
    assert "planned for 10 June 2025, is not recorded as held." in words
    assert "No reason is recorded why the audit “Theme CA-1” did not take place." in words


def test_what_made_a_difference_is_told_by_result_and_by_evidence() -> None:
    board = world.board()
    found = finding(board, audit(board, children=8))
    advice, untested = (Recommendation(board=board, reference=f"R-{n}", text="Do") for n in (1, 2))
    for each in (advice, untested):
        world.save(each)
        world.save(Answer(board=board, recommendation=each, finding=found))
    world.save(
        ImpactTest(
            board=board, recommendation=advice, kind="re_audit", question="Is it so", due=WHEN, result="improved"
        )
    )
    for number, evidenced in ((1, True), (2, False)):
        counts = {"evidence_held": int(evidenced), "evidence_accepted": int(evidenced)}
        action = Action(board=board, reference=f"A-{number}", text="Act", state="closed", due=WHEN, **counts)
        world.save(action)
        world.save(Purpose(board=board, action=action, recommendation=advice))
        if evidenced:
            moment = dt.datetime(2025, 7, 1, tzinfo=dt.UTC)
            world.save(Evidence(board=board, action=action, text="Minutes", accepted_at=moment))
    words = words_of(report_of(board))
    assert "One impact test is recorded: one improved." in words
    assert "No impact test, and no reason for none, is recorded for 1 of the 2 recommendations." in words
    assert "Two actions were closed, one of them on accepted evidence." in words
    assert "One action was closed without it." in words


def test_a_year_with_actions_in_every_state_is_told() -> None:
    board = world.board()
    for number, state in enumerate(ActionState):
        world.save(Action(board=board, reference=f"A-{number}", text="Act", state=state))
    words = words_of(report_of(board))
    assert "Two actions were closed, none of them on accepted evidence." in words
    assert "one is closed," in words


def test_attendance_is_counted_where_it_was_recorded() -> None:
    board = world.board()
    police, group = world.agency(board, name="Police"), world.group(board)
    for day, status in (("2025-06-01", "present"), ("2025-07-01", "apologies"), ("2025-08-01", "deputy")):
        meeting = Meeting(board=board, group=group, held=PartialDate.parse(day))
        world.save(meeting)
        world.save(Attendance(board=board, meeting=meeting, agency=police, status=status))
    words = words_of(report_of(board))
    assert "Three meetings are recorded for this year." in words
    assert "| Police | 2 | 3 |" in words


def test_records_of_other_boards_and_years_stay_out() -> None:
    board, other = world.board(), world.board("NSAB")
    audit(other, children=99)
    audit(board, children=98, held=PartialDate.parse("2024-06-10"), planned=None, expected=None)
    words = words_of(report_of(board))
    assert "98" not in words
    assert "99" not in words


def test_a_finding_is_kept_from_who_may_see_only_signed_off_ones() -> None:
    board = world.board()
    finding(board, audit(board, children=8), "F-1", signed_off_at=dt.datetime(2025, 7, 1, tzinfo=dt.UTC))
    finding(board, audit(board, "CA-2", children=8), "F-2")
    officer = words_of(report_of(board, world.actor("qa_officer", board)))
    member = words_of(report_of(board, world.actor("board_member", board)))
    assert "Text F-2" in officer
    assert "Text F-1" in member
    assert "Text F-2" not in member
    assert "Not shown to you until signed off: one finding." in member
    assert "No finding of the audit “Theme CA-2” is recorded." not in member


@pytest.mark.parametrize("place", PLACES.values(), ids=lambda place: place.kind)
def test_every_kind_of_record_has_its_page(place: Any) -> None:
    given = ["nscb", "3f1c6e56-9d0b-4c6b-8c2e-000000000000"] if place.shown_on else ["nscb"]
    assert reverse(place.page, args=given).startswith("/nscb/")


def test_reading_a_year_takes_as_many_queries_however_much_there_is() -> None:
    board = world.board()

    def add(number: int) -> None:
        held = audit(board, f"CA-{number}", children=8)
        action = Action(board=board, reference=f"A-{number}", text="Act", state="agreed")
        world.save(action)
        world.save(Purpose(board=board, action=action, finding=finding(board, held, f"F-{number}")))

    add(1)
    few = _queries(board)
    for number in range(2, 12):
        add(number)
    assert _queries(board) == few
    assert few <= 33


def _queries(board: Board) -> int:
    with CaptureQueriesContext(connection) as seen:
        report_of(board)
    return len(seen)


def test_two_records_of_like_name_do_not_share_a_fact() -> None:
    board = world.board()
    audit(board, "CA/1", children=8)
    audit(board, "CA 1", children=9, held=PartialDate.parse("2025-07-10"))
    assert "17 children" in words_of(report_of(board))


def test_unsigned_findings_of_the_year_are_known() -> None:
    board = world.board()
    finding(board, audit(board, children=8))
    assert [found.reference for found in queries.unsigned_in(board.pk, YEAR)] == ["F-1"]
    assert list(queries.unsigned_in(board.pk, YEAR.next())) == []
