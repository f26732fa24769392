"""The second wall: with the first one taken down, PostgreSQL still returns nothing of another board."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models import Q

from goldthread.foundation.access import row_security
from goldthread.foundation.access.scoping import AccessRule
from goldthread.partnership.models import Priority, SubGroup
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def plain_role() -> Iterator[None]:
    """Act as a database role that owns nothing and bypasses nothing."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one wall; start-up says so")
    with connection.cursor() as cursor:
        cursor.execute("drop role if exists goldthread_plain")
        cursor.execute("create role goldthread_plain nosuperuser nobypassrls")
        cursor.execute("grant usage on schema public to goldthread_plain")
        cursor.execute("grant select, insert, update, delete on all tables in schema public to goldthread_plain")
        cursor.execute("grant usage on all sequences in schema public to goldthread_plain")
        cursor.execute("set role goldthread_plain")
    yield
    with connection.cursor() as cursor:
        cursor.execute("reset role")


def test_a_connection_nobody_spoke_for_sees_nothing(plain_role: None) -> None:
    group = world.group(world.board("AAA"))
    assert not SubGroup._base_manager.filter(pk=group.pk).exists()


def test_only_the_named_boards_rows_come_back(plain_role: None) -> None:
    mine, theirs = world.group(world.board("AAA")), world.group(world.board("BBB"))
    row_security.tell(row_security.name_boards(world.actor("qa_officer", mine.board)))
    assert [row.pk for row in SubGroup._base_manager.all()] == [mine.pk]
    row_security.tell(row_security.NOTHING)
    assert theirs.pk != mine.pk


def test_with_the_first_wall_down_nothing_of_another_board_comes_back(
    plain_role: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = world.board("AAA"), world.board("BBB")
    ours = world.save(Priority(board=mine, year="2025-26", theme="Ours to read"))
    world.save(Priority(board=theirs, year="2025-26", theme="Never to be read"))
    actor = world.actor("qa_officer", mine)
    monkeypatch.setattr(AccessRule, "scope", lambda rule, model, actor, verb=None: Q())
    row_security.tell(row_security.name_boards(actor))
    assert list(Priority.objects.visible_to(actor)) == [ours]


def test_a_row_cannot_be_written_into_another_board(plain_role: None) -> None:
    mine, theirs = world.board("AAA"), world.board("BBB")
    row_security.tell(row_security.name_boards(world.actor("qa_officer", mine)))
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Priority._base_manager.bulk_create([Priority(board=theirs, year="2025-26", theme="Smuggled")])


def test_every_table_with_a_board_has_the_policy() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one wall; start-up says so")
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_policies where policyname = 'board_wall'")
        held = {name for (name,) in cursor.fetchall()}
    assert held == {model._meta.db_table for model in row_security.guarded_models()}
