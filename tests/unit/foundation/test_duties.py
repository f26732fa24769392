"""Daily duties: once a day for each board, whatever happens, and one that fails stops no other."""

from __future__ import annotations

import datetime as dt
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from goldthread.foundation import duties
from goldthread.foundation.access import Actor
from goldthread.foundation.models import DutyRun, Message
from goldthread.foundation.writes import service
from tests import world
from tests.unit.foundation.making_messages import message

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
DAY = dt.date(2027, 5, 3)


def at(hour: int, minute: int = 0, *, day: dt.date = DAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), LONDON)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, UUID, dt.date]]:
    """What the duty did; no other duty is registered."""
    found: list[tuple[str, UUID, dt.date]] = []

    @service("tests.duty")
    def duty(*, by: Actor, board: UUID, today: dt.date) -> None:
        found.append((by.name, board, today))

    monkeypatch.setattr(duties, "_DUTIES", {})
    duties.register("tests.duty", duty)
    return found


Done = list[tuple[str, UUID, dt.date]]


def test_a_duty_is_done_once_a_day_for_each_board(done: Done) -> None:
    boards = {world.board("AAA").pk, world.board("ZZZ").pk}
    assert duties.run_due(at(7)) == 2
    assert duties.run_due(at(7, 1)) == 0
    assert duties.run_due(at(23, 59)) == 0
    assert {board for _, board, _ in done} == boards
    assert duties.run_due(at(7, day=DAY + dt.timedelta(days=1))) == 2


def test_a_day_begins_at_seven_here_and_a_late_start_catches_up(done: Done) -> None:
    world.board()
    assert duties.run_due(at(6, 59)) == 0
    assert duties.run_due(dt.datetime(2027, 5, 3, 5, 59, tzinfo=dt.UTC)) == 0
    assert duties.run_due(at(15)) == 1
    assert [day for _, _, day in done] == [DAY]


def test_a_duty_done_by_another_worker_meanwhile_is_not_done_again(done: Done) -> None:
    board = world.board()
    DutyRun.objects.create(duty="tests.duty", board_id=board.pk, day=DAY, done_at=at(7))
    assert not duties._attempt("tests.duty", board.pk, at(8))
    assert done == []


def test_a_failing_duty_undoes_its_work_stops_no_other_and_is_told_by_its_kind(
    done: Done, caplog: pytest.LogCaptureFixture
) -> None:
    board = world.board()

    def fails(*, by: Actor, board: UUID, today: dt.date) -> None:
        message(board)
        raise ValueError("canary text of a record")

    duties._DUTIES.clear()
    duties.register("tests.fails", fails)
    duties.register("tests.works", lambda *, by, board, today: done.append((by.name, board, today)))
    assert duties.run_due(at(7)) == 1
    assert [board for _, board, _ in done] == [board.pk]
    assert not Message.objects.visible_to(world.SYSTEM).exists()
    assert "tests.fails failed: ValueError" in caplog.text
    assert "canary" not in caplog.text


def test_a_failing_duty_is_tried_a_few_times_with_rests(done: Done) -> None:
    world.board()
    tried: list[int] = []

    def fails(*, by: Actor, board: UUID, today: dt.date) -> None:
        tried.append(1)
        raise ValueError

    duties._DUTIES.clear()
    duties.register("tests.fails", fails)
    for minute in range(0, 17 * 60, 5):
        duties.run_due(at(7) + dt.timedelta(minutes=minute))
    assert len(tried) == duties.MOST_TRIES
    first = DutyRun.objects.get()
    assert first.done_at is None


def test_the_ground_deletes_old_texts_as_a_daily_duty() -> None:
    assert "messages.text_deleted" in duties._DUTIES
