"""Start-up checks on what must never be weaker than promised: durable writes and an append-only trail."""

from __future__ import annotations

import tempfile
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register
from django.db import connection

from goldthread.foundation.files import orphans
from goldthread.foundation.files.disk import FOLDER_MODE, storage
from goldthread.foundation.trail import triggers


def _setting(query: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return str(cursor.fetchone()[0]).lower()


@register(Tags.database)
def writes_are_durable(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """An answer "Saved" must survive a power cut: SQLite WAL with synchronous=FULL, PostgreSQL with commits synced."""
    if not databases:
        return []
    if connection.vendor == "sqlite":
        strong = _setting("pragma synchronous") in {"2", "3"}
        return [] if strong else [Error("SQLite must run with synchronous=FULL.", id="goldthread.E010")]
    weak = [name for name in ("fsync", "synchronous_commit") if _setting(f"show {name}") == "off"]
    return [Error(f"PostgreSQL must not run with {name}=off.", id="goldthread.E011") for name in weak]


@register(Tags.database)
def boards_are_walled(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Says how many walls stand between boards, and refuses a production role that PostgreSQL's does not hold."""
    if not databases:
        return []
    if connection.vendor == "sqlite":
        return [Info("One wall stands between boards: SQLite has no row-level security.", id="goldthread.I013")]
    loose = _setting("select rolsuper or rolbypassrls from pg_roles where rolname = current_user") == "true"
    if not loose:
        return []
    told = "Row-level security does not hold this database role: use one that is neither superuser nor BYPASSRLS."
    return [(Error if settings.PRODUCTION else Warning)(told, id="goldthread.E013")]


@register("goldthread")
def mail_leaves(**kwargs: Any) -> list[CheckMessage]:
    """In production, says so where messages wait for ever because nobody said how to send them."""
    if settings.SENDS_MAIL:
        return []
    wanted = "GOLDTHREAD_SMTP_URL, GOLDTHREAD_FROM and GOLDTHREAD_ADDRESS"
    return [Warning(f"No mail leaves this installation: messages wait. Set {wanted}.", id="goldthread.W014")]


@register(Tags.database)
def trail_is_append_only(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """The database refuses to edit or delete an event."""
    if not databases or triggers.TABLE not in connection.introspection.table_names():
        return []
    if triggers.are_installed():
        return []
    return [Error("The triggers that protect the trail are missing. Run migrate.", id="goldthread.E012")]


@register(Tags.database)
def files_have_their_records(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Says how many files on disk no record knows."""
    left = orphans.without_record() if databases else []
    told = f"{len(left)} uploaded files in {storage().location} belong to no record." if left else ""
    return [Info(told, id="goldthread.I014")] if told else []


@register("goldthread")
def files_can_be_kept(**kwargs: Any) -> list[CheckMessage]:
    """The folder for uploaded files can be made and written to, and is closed to others."""
    folder = storage().location
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        is_open = bool(folder.stat().st_mode & 0o007)
    except OSError as fault:
        why = fault.strerror or str(fault)
        return [Error(f"Uploaded files cannot be kept in {folder}: {why}. Set GOLDTHREAD_FILES.", id="goldthread.E014")]
    told = f"Anyone on this machine can look into {folder}, where uploaded files lie: chmod 700 it."
    return [Warning(told, id="goldthread.W014")] if is_open else []
