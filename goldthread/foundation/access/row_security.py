"""The second wall between boards, on PostgreSQL: the database itself returns no row of a board that is not named.

Every table with a board has a policy that compares its `board_id` with the boards named for the connection. A request
names those of its actor, the product's own tasks name all, and a connection that nobody has spoken for sees nothing. So
a query that forgot its scope returns nothing of another board. SQLite has no such wall; start-up says so.

Source: PostgreSQL, "Row Security Policies". Superusers and roles with BYPASSRLS are not held by it; a check refuses
them in production. FORCE holds the tables' owner as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, connections
from django.db.models import Model
from psycopg.pq import TransactionStatus

from goldthread.foundation.access.actor import Actor

EVERYTHING = "*"
NOTHING = ""
SETTING = "goldthread.boards"
POLICY = f"""board_id is null or current_setting('{SETTING}', true) = '{EVERYTHING}'
    or board_id::text = any(string_to_array(current_setting('{SETTING}', true), ','))"""


def guarded_models() -> list[type[Model]]:
    """Models whose table has a board."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("goldthread.") and any(f.column == "board_id" for f in model._meta.local_fields)
    ]


def install(using: str = "default", **kwargs: Any) -> None:
    """Put the policy on every table with a board. Called after migrate; does nothing on SQLite."""
    database = connections[using]
    if database.vendor != "postgresql":
        return
    present = set(database.introspection.table_names())
    with database.cursor() as cursor:
        for table in (model._meta.db_table for model in guarded_models()):
            if table in present:
                cursor.execute(f'alter table "{table}" enable row level security')
                cursor.execute(f'alter table "{table}" force row level security')
                cursor.execute(f'drop policy if exists board_wall on "{table}"')
                cursor.execute(f'create policy board_wall on "{table}" using ({POLICY}) with check ({POLICY})')


def name_boards(actor: Actor) -> str:
    """What a connection is told for an actor: their boards, or everything for the installation's own roles."""
    if actor.is_system or any(membership.board is None for membership in actor.memberships):
        return EVERYTHING
    return ",".join(sorted(str(board) for board in actor.boards))


@contextmanager
def everything() -> Iterator[None]:
    """Let the product's own task reach every board, and then what was named before."""
    before = told() or NOTHING
    tell(EVERYTHING)
    try:
        yield
    finally:
        tell(before)


def told() -> str | None:
    """What the present connection has been told; None where that is not known."""
    return getattr(connection.connection, "goldthread_boards", NOTHING)


def tell(boards: str) -> None:
    """Tell the present connection which boards it may return rows of. Nothing to tell on SQLite."""
    if connection.vendor != "postgresql" or told() == boards:
        return
    connection.ensure_connection()
    raw = connection.connection
    if raw.info.transaction_status is TransactionStatus.INERROR:
        raw.goldthread_boards = None  # the rollback that must follow restores an earlier word; do not trust this one
        return
    raw.execute("select set_config(%s, %s, false)", [SETTING, boards])
    raw.goldthread_boards = boards
