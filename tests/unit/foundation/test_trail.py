"""The trail: with the write or not at all, refused to those who would change it, and telling when it was changed."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.config.proving import prove_trail
from goldthread.foundation import trail, writes
from goldthread.foundation.errors import Forbidden, UnrecordedWrite
from goldthread.foundation.models import Record
from goldthread.foundation.trail import triggers
from goldthread.foundation.trail.tables import TrailChain, TrailEvent
from goldthread.foundation.writes import service
from goldthread.partnership.models import Board, SubGroup
from tests import world

EVENTS = 6
ONCE = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def nscb(db: None) -> Board:
    return world.board()


@pytest.fixture
def six(nscb: Board) -> Board:
    """A board whose chain holds six events."""
    for number in range(EVENTS - 1):
        world.group(nscb, name=f"Group {number}")
    return nscb


def groups() -> int:
    return SubGroup.objects.as_system("tests").count()


def event(of: Board, seq: int) -> TrailEvent:
    return TrailEvent.objects.get(chain_id=of.pk, seq=seq)


def faults() -> list[tuple[int, str]]:
    return [(fault.seq, fault.what) for fault in trail.verify()]


@pytest.mark.django_db
def test_a_record_saved_outside_a_service_raises(nscb: Board) -> None:
    with pytest.raises(UnrecordedWrite):
        SubGroup(board=nscb, name="X", kind="sub_group").save()
    group = world.group(nscb)
    group.name = "Y"
    with pytest.raises(UnrecordedWrite):
        group.save()
    with pytest.raises(UnrecordedWrite):
        group.delete()
    assert groups() == 1


@pytest.mark.django_db
def test_a_broken_trail_undoes_the_write(nscb: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**told: object) -> None:
        raise OSError("no room left")

    monkeypatch.setattr(writes.trail, "append", broken)
    with pytest.raises(OSError, match="no room left"):
        world.group(nscb)
    assert groups() == 0


@pytest.mark.django_db
def test_a_service_that_fails_leaves_neither_record_nor_event(nscb: Board) -> None:
    @service("tests.failed")
    def fails(*, by: object) -> None:
        world.group(nscb)
        raise ValueError("on second thoughts")

    before = TrailEvent.objects.count()
    with pytest.raises(ValueError, match="on second thoughts"):
        fails(by=world.SYSTEM)
    assert (groups(), TrailEvent.objects.count()) == (0, before)
    assert faults() == []


@pytest.mark.django_db
def test_a_whole_trail_has_no_fault(six: Board) -> None:
    assert faults() == []
    assert TrailChain.objects.get(pk=six.pk).length == EVENTS


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_refuses_to_change_an_event(six: Board, verb: str) -> None:
    events = TrailEvent.objects.filter(chain_id=six.pk)
    change: dict[str, Callable[[], object]] = {
        "update": lambda: events.update(kind="nothing.happened"),
        "delete": lambda: events._raw_delete("default"),
    }
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change[verb]()
    assert faults() == []


def test_postgresql_refuses_to_empty_the_trail(committed: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no truncate; delete is refused")
    world.board()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"truncate {triggers.TABLE} cascade")


@pytest.mark.django_db
def test_an_edited_event_is_found(six: Board, open_trail: None) -> None:
    TrailEvent.objects.filter(pk=event(six, 3).pk).update(changed=["nothing"])
    assert faults() == [(3, "the event was edited")]


@pytest.mark.django_db
def test_a_deleted_event_is_found(six: Board, open_trail: None) -> None:
    event(six, 3).delete()
    assert faults() == [(3, "an event was deleted")]


@pytest.mark.django_db
def test_an_inserted_event_is_found(six: Board, open_trail: None) -> None:
    copied = event(six, 3)
    copied.pk = None
    copied.save(force_insert=True)
    assert faults() == [(4, "an event was inserted")]


@pytest.mark.django_db
def test_reordered_events_are_found(six: Board, open_trail: None) -> None:
    third, fourth = event(six, 3), event(six, 4)
    TrailEvent.objects.filter(pk=third.pk).update(seq=4)
    TrailEvent.objects.filter(pk=fourth.pk).update(seq=3)
    assert faults() == [(3, "events were inserted, deleted or reordered")]


@pytest.mark.django_db
def test_a_trail_cut_short_is_found(six: Board, open_trail: None) -> None:
    event(six, EVENTS).delete()
    assert faults() == [(EVENTS, "the end of the chain was cut off")]


@pytest.mark.django_db
def test_a_seal_made_without_the_key_is_found(six: Board, open_trail: None) -> None:
    TrailEvent.objects.filter(pk=event(six, EVENTS).pk).update(kind="forged", seal="f" * 64)
    TrailChain.objects.filter(pk=six.pk).update(head="f" * 64)
    assert faults() == [(EVENTS, "the event was edited")]


@pytest.mark.django_db
def test_a_head_rewritten_to_hide_a_cut_is_found(six: Board, open_trail: None) -> None:
    event(six, EVENTS).delete()
    last = event(six, EVENTS - 1)
    TrailChain.objects.filter(pk=six.pk).update(length=last.seq, head=last.seal)
    assert faults() == [(EVENTS - 1, "the end of the chain was cut off and its head rewritten")]


@pytest.mark.django_db
def test_a_chain_emptied_to_the_last_event_is_found(six: Board, open_trail: None) -> None:
    TrailEvent.objects.filter(chain_id=six.pk).delete()
    TrailChain.objects.filter(pk=six.pk).update(length=0, head="0" * 64, mark="")
    assert faults() == [(0, "the end of the chain was cut off and its head rewritten")]


@pytest.mark.django_db
def test_a_chain_taken_away_whole_is_found(six: Board, open_trail: None) -> None:
    TrailEvent.objects.filter(chain_id=six.pk).delete()
    TrailChain.objects.filter(pk=six.pk).delete()
    assert [(fault.board, fault.what) for fault in trail.verify([six.pk])] == [(six.pk, "the whole chain is gone")]
    assert prove_trail().faults == [f"{six.short_name}, event 1: the whole chain is gone"]


@pytest.mark.django_db
def test_one_trigger_alone_does_not_protect_the_trail(nscb: Board) -> None:
    assert triggers.are_installed()
    with connection.cursor() as cursor:
        cursor.execute(triggers.REMOVE[connection.vendor][1])
    assert not triggers.are_installed()


@pytest.mark.django_db
def test_a_fault_on_one_board_is_not_laid_on_another(six: Board, open_trail: None) -> None:
    other = world.board("OTHER")
    event(six, 2).delete()
    assert [fault.board for fault in trail.verify()] == [six.pk]
    assert other.pk != six.pk


COLUMNS = {
    "kind": st.text(min_size=1, max_size=20),
    "subject_type": st.text(min_size=1, max_size=20),
    "actor": st.uuids(),
    "actor_name": st.text(min_size=1, max_size=20),
    "subject": st.uuids(),
    "changed": st.lists(st.text(max_size=5), max_size=3),
    "detail": st.dictionaries(st.text(max_size=5), st.integers(), min_size=1, max_size=3),
    "at": st.datetimes(timezones=st.just(dt.UTC)),
    "seq": st.integers(1, 1000),
    "previous": st.text("0123456789abcdef", min_size=64, max_size=64),
    "seal": st.text("0123456789abcdef", min_size=64, max_size=64),
}


@ONCE
@given(st.data())
@pytest.mark.django_db
def test_no_column_of_no_event_can_be_edited_unseen(six: Board, open_trail: None, data: st.DataObject) -> None:
    column, seq = data.draw(st.sampled_from(sorted(COLUMNS))), data.draw(st.integers(1, EVENTS))
    value = data.draw(COLUMNS[column].filter(lambda drawn: "\x00" not in str(drawn) and "\\u0000" not in repr(drawn)))
    held = event(six, seq)
    if getattr(held, column) == value:
        return
    with transaction.atomic():
        TrailEvent.objects.filter(pk=held.pk).update(**{column: value})
        assert faults() != []
        transaction.set_rollback(True)
    assert faults() == []


@ONCE
@given(st.sets(st.integers(1, EVENTS), min_size=1))
@pytest.mark.django_db
def test_no_events_can_be_deleted_unseen(six: Board, open_trail: None, gone: set[int]) -> None:
    with transaction.atomic():
        TrailEvent.objects.filter(chain_id=six.pk, seq__in=gone).delete()
        assert faults() != []
        transaction.set_rollback(True)


@ONCE
@given(st.permutations(range(1, EVENTS + 1)).filter(lambda order: order != sorted(order)))
@pytest.mark.django_db
def test_no_events_can_be_reordered_unseen(six: Board, open_trail: None, order: list[int]) -> None:
    keys = [event(six, seq).pk for seq in range(1, EVENTS + 1)]
    with transaction.atomic():
        for key, seq in zip(keys, order, strict=True):
            TrailEvent.objects.filter(pk=key).update(seq=seq)
        assert faults() != []
        transaction.set_rollback(True)


def test_a_denied_write_leaves_nothing_but_its_event(committed: None) -> None:
    nscb = world.board()
    client = Client()
    reader = world.person("board_member", nscb)
    client.force_login(reader)
    before = TrailEvent.objects.count()
    answer = client.post("/nscb/programme/entries/new/", {"year": "2016-17", "kind": "other", "title": "X"})
    assert answer.status_code == 403
    assert TrailEvent.objects.count() == before + 1
    left = TrailEvent.objects.order_by("-pk").first()
    assert left is not None
    assert (left.kind, left.actor, left.detail["why"]) == ("access.denied", reader.pk, "programme.write")
    assert faults() == []


def test_a_denial_inside_a_service_undoes_what_the_service_had_done(committed: None) -> None:
    nscb = world.board()
    reader = world.actor("board_member", nscb)

    @service("tests.half_done")
    def half_done(*, by: object, record: Record) -> None:
        record.save()
        from goldthread.programme.services import plan_entry

        plan_entry(board=nscb, by=reader, year="2016-17", kind="other", title="X")

    with pytest.raises(Forbidden):
        half_done(by=reader, record=SubGroup(board=nscb, name="X", kind="sub_group"))
    assert groups() == 0


def test_the_triggers_stand_after_a_database_was_emptied(committed: None) -> None:
    assert triggers.are_installed()
