"""No two records share a number, however many are made at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from goldthread.foundation import trail
from goldthread.foundation.numbering import next_reference
from goldthread.foundation.trail.tables import TrailChain
from goldthread.foundation.writes import service
from goldthread.partnership.models import Board, SubGroup
from tests import world

THREADS, EACH = 4, 5


@service("tests.numbered")
def numbered(*, board: Board, by: object) -> str:
    """Take a number and save a record of that name."""
    reference = next_reference(board.pk, "F")
    SubGroup(board=board, name=reference, kind="sub_group").save()
    return reference


@pytest.mark.django_db
def test_numbers_run_for_each_board_and_prefix() -> None:
    ours, theirs = world.board(), world.board("OTHER")
    assert [numbered(board=ours, by=world.SYSTEM) for _ in range(3)] == ["F-1", "F-2", "F-3"]
    assert numbered(board=theirs, by=world.SYSTEM) == "F-1"
    assert next_reference(ours.pk, "R") == "R-1"


@pytest.mark.django_db
def test_a_number_taken_by_a_write_that_failed_is_given_out_again() -> None:
    ours = world.board()

    @service("tests.failed")
    def fails(*, by: object) -> None:
        next_reference(ours.pk, "F")
        raise ValueError("on second thoughts")

    with pytest.raises(ValueError, match="on second thoughts"):
        fails(by=world.SYSTEM)
    assert numbered(board=ours, by=world.SYSTEM) == "F-1"


def test_people_who_save_at_once_get_numbers_of_their_own_and_one_whole_trail(committed: None) -> None:
    ours, together = world.board(), threading.Barrier(THREADS)

    def save_some(_: int) -> list[str]:
        together.wait()
        try:
            return [numbered(board=ours, by=world.SYSTEM) for _ in range(EACH)]
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        given = [reference for some in pool.map(save_some, range(THREADS)) for reference in some]
    assert sorted(given, key=lambda one: int(one[2:])) == [f"F-{number}" for number in range(1, THREADS * EACH + 1)]
    assert list(trail.verify()) == []
    assert TrailChain.objects.get(pk=ours.pk).length == THREADS * EACH + 1
