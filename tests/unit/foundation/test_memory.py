"""What was counted is remembered until something is written, and never for someone with other rights."""

from __future__ import annotations

import pytest

from goldthread.foundation import trail
from goldthread.foundation.trail import Memory
from goldthread.partnership.models import Board, Priority
from tests import world

pytestmark = pytest.mark.django_db


def remembered(board: Board, made: list[int], role: str = "qa_officer", what: str = "priorities") -> int:
    actor = world.actor(role, board) if role not in ACTORS else ACTORS[role]
    ACTORS[role] = actor

    def make() -> int:
        made.append(1)
        return Priority.objects.visible_to(actor).filter(board=board).count()

    return Memory.of(actor, board.pk).recall(what, make)


ACTORS: dict[str, object] = {}


@pytest.fixture(autouse=True)
def _nobody_yet() -> None:
    ACTORS.clear()


def test_it_is_counted_once_until_something_is_written() -> None:
    board, made = world.board(), list[int]()
    assert [remembered(board, made) for _ in range(3)] == [0, 0, 0]
    assert len(made) == 1
    world.save(Priority(board=board, year="2026-27", theme="Neglect"))
    assert remembered(board, made) == 1
    assert len(made) == 2


def test_viewing_a_page_is_no_write() -> None:
    board, made = world.board(), list[int]()
    remembered(board, made)
    trail.viewed(Priority(board=board, year="2026-27", theme="Neglect"), by=ACTORS["qa_officer"])
    remembered(board, made)
    assert len(made) == 1


def test_what_is_remembered_for_one_is_not_told_to_another_nor_for_something_else() -> None:
    board, made = world.board(), list[int]()
    remembered(board, made)
    remembered(board, made, role="board_member")
    remembered(board, made, what="others")
    assert len(made) == 3
