"""Numbers tell no more than rows: what a picture counts is what the reader could open."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from goldthread.findings import queries as findings
from goldthread.foundation.access import Actor
from goldthread.improvement import queries as improvement
from goldthread.kernel.years import FinancialYear
from goldthread.meetings import queries as meetings
from goldthread.meetings.models import Attendance
from tests import world
from tests.access import cells, scene

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 1)
READERS = ("qa_officer", "board_member", "agency_lead", "panel_chair", "school_lead", "group_member")


@pytest.mark.parametrize("role", READERS)
def test_pictures_count_what_the_reader_could_open(role: str) -> None:
    stage = scene.build()
    actor, board = world.acting(cells.someone(role, stage)), stage.board.pk
    actions = improvement.actions_of(actor, board)
    seen = findings.findings_of(actor, board)
    assert sum(row["n"] for row in improvement.counts_by_state(actor, board, TODAY)) == actions.count()
    assert sum(row["n"] for row in improvement.late_by_owner(actor, board, TODAY)) <= actions.count()
    assert sum(kinds.total for kinds in findings.kinds_by_theme(actor, board)) == seen.count()
    assert sum(kinds.total for kinds in findings.kinds_by_source(actor, board)) == seen.count()
    named = {agency for agency, _ in findings.addressed(actor, board)}
    shown = {
        one.agency.short_name for each in findings.recommendations_of(actor, board) for one in each.addressees.all()
    }
    assert named == shown


def test_attendance_is_counted_in_the_meetings_one_may_read() -> None:
    stage = scene.build()
    counted = partial(meetings.attendance_by_agency, board=stage.board.pk, year=FinancialYear(2025), today=TODAY)
    seated, officer = (world.acting(cells.someone(role, stage)) for role in ("group_member", "qa_officer"))
    assert {one.agency for one in counted(seated)} == {stage.own_agency.short_name}
    assert {one.agency for one in counted(officer)} == {stage.own_agency.short_name, stage.other_agency.short_name}


def test_the_plan_is_filtered_by_source_only_through_what_one_sees() -> None:
    stage = scene.build()

    def found(actor: Actor, source: str) -> set[str]:
        rows = improvement.actions_of(actor, stage.board.pk)
        return {row.reference for row in improvement.from_kind(actor, rows, source)}

    reader = world.acting(cells.someone("panel_chair", stage))
    agreed = stage.records["action", "agreed"].reference
    assert (found(reader, "audit"), found(reader, "none")) == ({agreed}, set())
    stage.records["recommendation", "agreed"].signed_off_at = None
    stage.records["finding", "agreed"].signed_off_at = None
    world.save(stage.records["recommendation", "agreed"])
    world.save(stage.records["finding", "agreed"])
    assert (found(reader, "audit"), found(reader, "none")) == (set(), {agreed})


def test_attendance_of_a_hidden_meeting_is_not_told() -> None:
    stage = scene.build()
    reader = world.acting(cells.someone("group_member", stage))
    rows = Attendance.objects.visible_to(reader)
    assert {row.meeting_id for row in rows} == {stage.records["meeting", "own"].pk}
