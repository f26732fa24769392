"""The database itself refuses to change or delete an event. Installed after every migration, on both engines."""

from __future__ import annotations

from typing import Any

from django.db import connections

TABLE = "foundation_trailevent"
SQLITE = [
    f"""create trigger if not exists trail_keep_{verb} before {verb} on {TABLE}
        begin select raise(abort, 'the trail is append-only'); end"""
    for verb in ("update", "delete")
]
POSTGRES = [
    """create or replace function trail_refuse() returns trigger language plpgsql as
       $$ begin raise exception 'the trail is append-only'; end $$""",
    f"""create or replace trigger trail_keep before update or delete on {TABLE}
        for each row execute function trail_refuse()""",
    f"""create or replace trigger trail_keep_whole before truncate on {TABLE}
        for each statement execute function trail_refuse()""",
]
REMOVE = {
    "sqlite": ["drop trigger if exists trail_keep_update", "drop trigger if exists trail_keep_delete"],
    "postgresql": [f"drop trigger if exists {name} on {TABLE}" for name in ("trail_keep", "trail_keep_whole")],
}


def install(using: str = "default", **kwargs: Any) -> None:
    """Put the triggers in place. Called after migrate: rebuilding a SQLite table drops its triggers silently."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRES:
            cursor.execute(statement)


def are_installed(using: str = "default") -> bool:
    """True if the database would refuse a change to the trail."""
    connection = connections[using]
    catalogue = (
        "select count(*) from sqlite_master where type = 'trigger' and name like 'trail_keep%'"
        if connection.vendor == "sqlite"
        else "select count(*) from pg_trigger where tgname like 'trail_keep%'"
    )
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        return int(cursor.fetchone()[0]) == len(REMOVE[connection.vendor])
