"""Drafting, writing, issuing and starting again."""

from __future__ import annotations

import datetime as dt

import pytest

from goldthread.audits.models import CaseAudit
from goldthread.findings.models import Finding
from goldthread.foundation.errors import Forbidden, Stale, Unseen
from goldthread.foundation.models import TrailEvent
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board
from goldthread.reports import queries, services
from goldthread.reports.models import AnnualReport
from goldthread.reports.reading import opened
from tests import world

pytestmark = pytest.mark.django_db
YEAR = FinancialYear(2025)
TODAY = dt.date(2026, 5, 1)


@pytest.fixture
def board() -> Board:
    """A board with one audit of six cases and eight children."""
    made = world.board()
    when = PartialDate.parse("2025-06-10")
    world.save(CaseAudit(board=made, reference="CA-1", theme="Neglect", state="held", held=when, cases=16, children=28))
    return made


def started(board: Board) -> AnnualReport:
    report: AnnualReport = services.start_report(board=board, year=YEAR, by=world.actor("qa_officer", board))
    return report


def issued(board: Board) -> AnnualReport:
    report = started(board)
    chair = world.actor("board_chair", board)
    done: AnnualReport = services.issue_report(public_id=report.pk, version=report.version, by=chair, today=TODAY)
    return done


def kinds() -> list[str]:
    return list(TrailEvent.objects.order_by("pk").values_list("kind", flat=True))


def test_starting_leaves_its_event_and_only_one_draft_is_open(board: Board) -> None:
    assert (started(board).edition, kinds()[-1]) == (1, "reports.started")
    with pytest.raises(Refused, match="open already"):
        started(board)


@pytest.mark.parametrize("role", ["board_chair", "agency_lead", "board_member"])
def test_only_who_writes_reports_starts_one(board: Board, role: str) -> None:
    with pytest.raises(Forbidden):
        services.start_report(board=board, year=YEAR, by=world.actor(role, board))
    assert not AnnualReport.objects.visible_to(world.SYSTEM).exists()


def test_words_are_saved_even_when_a_number_is_typed_in_them(board: Board) -> None:
    report, editor = started(board), world.actor("qa_officer", board)
    row = services.write_section(
        report=report.pk, section="progress", text="We saw 28 children.", version=None, by=editor
    )
    read = opened(editor, report, today=TODAY)
    assert row.text == "We saw 28 children."
    assert read.now is not None
    assert "Insert [[children-reviewed]] (28)" in read.now.faults["progress"]
    assert kinds()[-1] == "reports.written"


def test_words_with_facts_are_printed_in_their_section(board: Board) -> None:
    report, editor = started(board), world.actor("qa_officer", board)
    text = "We saw [[children-reviewed]] children in [[audits-completed]] audit.\n\n- A thing learned"
    services.write_section(report=report.pk, section="outcomes", text=text, version=None, by=editor)
    read = opened(editor, report, today=TODAY)
    assert read.now is not None
    assert not read.now.faults
    assert read.now.explained == {"outcomes"}


def test_a_stale_save_is_refused_and_a_first_save_too_when_someone_was_first(board: Board) -> None:
    report, editor = started(board), world.actor("qa_officer", board)
    row = services.write_section(report=report.pk, section="outcomes", text="One", version=None, by=editor)
    with pytest.raises(Stale):
        services.write_section(report=report.pk, section="outcomes", text="Two", version=None, by=editor)
    services.write_section(report=report.pk, section="outcomes", text="Three", version=row.version, by=editor)
    with pytest.raises(Stale):
        services.write_section(report=report.pk, section="outcomes", text="Four", version=row.version, by=editor)
    assert queries.prose_of(editor, report)["outcomes"].text == "Three"


def test_a_section_that_is_not_there_cannot_be_written(board: Board) -> None:
    report = started(board)
    with pytest.raises(Unseen):
        services.write_section(
            report=report.pk, section="nowhere", text="", version=None, by=world.actor("qa_officer", board)
        )


def test_a_fault_in_the_words_stands_against_issuing(board: Board) -> None:
    report = started(board)
    services.write_section(
        report=report.pk, section="progress", text="28 children", version=None, by=world.actor("qa_officer", board)
    )
    with pytest.raises(Refused, match="Mend the editor's words first"):
        services.issue_report(public_id=report.pk, version=None, by=world.actor("board_chair", board), today=TODAY)


def test_a_finding_that_is_not_signed_off_stands_against_issuing(board: Board) -> None:
    report = started(board)
    held = CaseAudit.objects.visible_to(world.SYSTEM).get(reference="CA-1")
    world.save(Finding(board=board, audit=held, reference="F-1", kind="strength", text="Good"))
    with pytest.raises(Refused, match=r"Not signed off: F-1\."):
        services.issue_report(public_id=report.pk, version=None, by=world.actor("board_chair", board), today=TODAY)


@pytest.mark.parametrize("role", ["qa_officer", "sub_group_chair", "scrutineer"])
def test_only_who_issues_reports_issues_one(board: Board, role: str) -> None:
    report = started(board)
    with pytest.raises(Forbidden):
        services.issue_report(public_id=report.pk, version=None, by=world.actor(role, board))


def test_an_issue_is_frozen_and_what_changes_later_shows_as_a_difference(board: Board) -> None:
    report = issued(board)
    reader = world.actor("board_chair", board)
    assert opened(reader, report, today=TODAY).changes == ()
    held = CaseAudit.objects.visible_to(world.SYSTEM).get(reference="CA-1")
    held.children = 30
    world.save(held)
    read = opened(reader, report, today=TODAY)
    assert read.document is not None
    assert (read.document.status, read.document.issued_on) == ("Issued", TODAY)
    frozen, now = read.fact("children-reviewed"), read.fact_now("children-reviewed")
    assert frozen is not None
    assert now is not None
    assert (frozen.value, now.value) == (28, 30)
    assert {"children-reviewed": ("28", "30")}.items() <= {
        change.key: (change.was, change.is_now) for change in read.changes
    }.items()


def test_an_issue_cannot_be_written_in_nor_issued_again(board: Board) -> None:
    report = issued(board)
    with pytest.raises(Refused, match="issued and stays as it is"):
        services.write_section(
            report=report.pk, section="progress", text="", version=None, by=world.actor("qa_officer", board)
        )
    with pytest.raises(Refused, match="cannot be issued"):
        services.issue_report(public_id=report.pk, version=None, by=world.actor("board_chair", board))


def test_a_new_edition_begins_with_the_words_of_the_last(board: Board) -> None:
    report, editor = started(board), world.actor("qa_officer", board)
    services.write_section(report=report.pk, section="progress", text="Words", version=None, by=editor)
    with pytest.raises(Refused, match="still a draft"):
        services.start_edition(public_id=report.pk, by=editor)
    services.issue_report(public_id=report.pk, version=None, by=world.actor("board_chair", board), today=TODAY)
    second = services.start_edition(public_id=report.pk, by=editor)
    assert (second.edition, second.state) == (2, "draft")
    assert queries.prose_of(editor, second)["progress"].text == "Words"


def test_who_reads_only_issues_learns_nothing_of_today(board: Board) -> None:
    report = issued(board)
    read = opened(world.actor("agency_lead", board, at=world.agency(board)), report, today=TODAY)
    assert read.document is not None
    assert (read.now, read.changes) == (None, ())


def test_an_issue_of_another_shape_is_not_guessed_at(board: Board) -> None:
    report = issued(board)
    report.frozen = {"schema": 0}
    assert opened(world.SYSTEM, report, today=TODAY).document is None


def test_an_issue_is_found_by_the_records_it_counts(board: Board) -> None:
    report = issued(board)
    held = CaseAudit.objects.visible_to(world.SYSTEM).get(reference="CA-1")
    reader = world.actor("school_lead", board, at=world.agency(board))
    assert [found.pk for found in queries.issued_naming(reader, board.pk, held.pk)] == [report.pk]
    assert not queries.issued_naming(reader, board.pk, report.pk)
