"""Getting an installation ready and serving it: tables brought up to date, checks passed, files collected."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core import checks
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from goldthread.config import beside
from goldthread.config.progress import Progress
from goldthread.kernel.refusals import Refused

WORKERS, THREADS = 2, 4  # processes, and threads in each; right for two cores


def migrate(progress: Progress) -> None:
    """Bring the database's tables up to date. Says nothing where they are."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    with progress.step("Bringing the database up to date"):
        call_command("migrate", verbosity=0, interactive=False)


def check(*, deploy: bool = False, database: bool = True) -> list[str]:
    """Run every check: the house rules, the database's durability and, for a deployment, Django's own list.

    Returns what is worth saying, line by line. Raises Refused when anything is wrong enough not to start.
    """
    found = checks.run_checks(
        include_deployment_checks=deploy or settings.PRODUCTION, databases=["default"] if database else None
    )
    told = [message for message in found if not message.is_silenced()]
    if any(message.is_serious() for message in told):
        raise Refused("\n".join(["These checks fail:", *(f"  {one}" for one in told if one.is_serious())]))
    return [str(message) for message in told]


def collect(progress: Progress) -> None:
    """Collect the styles, scripts and fonts under their hashed names, if any has changed since."""
    if settings.ENV == "test" or not _files_are_stale():
        return
    with progress.step("Collecting styles, scripts and fonts"):
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def _files_are_stale() -> bool:
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    found = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    newest = max((Path(path).stat().st_mtime for path in found), default=0.0)
    return newest > manifest.stat().st_mtime


def serve(progress: Progress, *, host: str, port: int, worker: bool = True) -> None:
    """Serve until stopped, with a worker beside. Refuses when a check fails or the port is taken. Does not return."""
    check(database=False)
    migrate(progress)
    for line in check():
        progress.say(line)
    collect(progress)
    _port_is_free(host, port)
    connections.close_all()
    progress.say(f"Goldthread is at http://{host}:{port} (Ctrl+C ends it)")
    if worker:
        beside.start(os.getpid())
    command = [sys.executable, "-m", "gunicorn", "goldthread.config.wsgi:application"]
    options = ["--bind", f"{host}:{port}", "--worker-class", "gthread", "--log-level", "warning"]
    size = ["--workers", str(WORKERS), "--threads", str(THREADS), "--worker-tmp-dir", _memory()]
    os.execv(sys.executable, [*command, *options, *size])  # noqa: S606 - a fixed program, no shell


def _memory() -> str:
    """Where gunicorn keeps its heartbeat; a disk that stalls would make it end healthy processes."""
    shared = Path("/dev/shm")  # noqa: S108 - the system's memory, not a temporary file
    return str(shared if shared.is_dir() else Path(settings.VAR))


def _port_is_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            raise Refused(f"Cannot serve at {host}:{port}: {reason}. Choose another with --port.") from None
