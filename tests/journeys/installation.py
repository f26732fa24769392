"""The product as an installation has it: a folder, a database, and gunicorn serving them on a port of this machine.

Everything happens in places of its own, so that journeys may write and neither the checkout's `var/` nor Django's own
test database notices. `scripts/bench` and `scripts/screenshots` use the same.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.postgres import end_with_parent

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(sys.executable).parent
APPLICATION = "goldthread.config.wsgi"
SECRETS = {"GOLDTHREAD_SECRET_KEY": "invented, for journeys only", "GOLDTHREAD_TRAIL_KEY": "invented as well"}
FILE = "goldthread.sqlite3"
BUILD_SECONDS = 600
START_SECONDS = 60
STOP_SECONDS = 10


@dataclass(frozen=True)
class Place:
    """Where an installation keeps its things: its folder (`GOLDTHREAD_VAR`) and the address of its database."""

    folder: Path
    database: str

    def environment(self) -> dict[str, str]:
        """The variables its processes run with. As on a machine where someone tries the product: not as in tests."""
        own = {"GOLDTHREAD_ENV": "dev", "GOLDTHREAD_VAR": str(self.folder), "GOLDTHREAD_DATABASE_URL": self.database}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOLDTHREAD_", "DJANGO_"))}
        return {**kept, **SECRETS, **own}


def new_place(folder: Path, *, database: str = "") -> Place:
    """An empty place in `folder`, on a SQLite file there unless another database is named."""
    folder.mkdir(parents=True)
    return place_at(folder, database=database)


def place_at(folder: Path, *, database: str = "") -> Place:
    """The place a folder is, whether or not anything stands there yet."""
    return Place(folder, database or f"sqlite:///{folder / FILE}")


def build_demo(place: Place) -> None:
    """Fill the place as `scripts/demo --no-serve` does, and collect the files a server would before it starts."""
    run(place, PROGRAMS / "goldthread", "demo", "--no-serve")
    collect(place)


def collect(place: Place) -> None:
    """Collect styles and scripts under their hashed names."""
    run(place, PROGRAMS / "python", "-m", "goldthread.config.manage", "collectstatic", "--no-input", "--verbosity=0")


def run(place: Place, *command: str | Path) -> str:
    """Run a program in the place and return what it printed; raises RuntimeError with that if it fails."""
    done = subprocess.run(
        command, env=place.environment(), cwd=ROOT, capture_output=True, text=True, timeout=BUILD_SECONDS
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def copy_of(place: Place, folder: Path) -> Place:
    """A second place that holds the same: files and database are copied, and may then be changed freely."""
    ignored = shutil.ignore_patterns(f"{FILE}*")
    shutil.copytree(place.folder, folder, symlinks=True, ignore=ignored)
    if place.database.startswith("sqlite"):
        copied = place_at(folder)
        copy_sqlite(sqlite_file(place), sqlite_file(copied))
        return copied
    return Place(folder, copy_postgres(place.database, folder.name))


def sqlite_file(place: Place) -> Path:
    """The file a SQLite place keeps its database in."""
    return Path(place.database.removeprefix("sqlite:///"))


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database, what still stands in its log included."""
    with closing(sqlite3.connect(source)) as opened, closing(sqlite3.connect(target)) as copy:
        opened.backup(copy)


def copy_postgres(source: str, name: str) -> str:
    """Have the server copy a database nobody is connected to; the new one's address."""
    target = beside(source, name)
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with closing(connect(source, "postgres")) as server:
        server.execute(make.format(sql.Identifier(name), sql.Identifier(database_name(source))))
    return target


def create_postgres(address: str) -> None:
    """Make the database an address names, empty."""
    with closing(connect(address, "postgres")) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database_name(address))))


def drop_postgres(address: str) -> None:
    """Remove a database, cutting off whoever is still connected."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    with closing(connect(address, "postgres")) as server:
        server.execute(drop.format(sql.Identifier(database_name(address))))


def database_name(address: str) -> str:
    """The database an address names."""
    return unquote(urlsplit(address).path.lstrip("/"))


def beside(address: str, name: str) -> str:
    """The address of another database on the same server."""
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))


def connect(address: str, database: str) -> psycopg.Connection:
    """A connection to a database of the server the address names."""
    parts = urlsplit(address)
    host = parse_qs(parts.query).get("host", [parts.hostname or "localhost"])[0]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return psycopg.connect(
        dbname=database, host=host, port=parts.port or 5432, user=user, password=password, autocommit=True
    )


@contextmanager
def serving(place: Place) -> Iterator[str]:
    """Serve a place as production does, on a port nobody else has; yields its address and always stops the server.

    The port is opened here and handed to gunicorn, so that none is chosen twice.
    """
    with socket.socket() as listening, (place.folder / "server.log").open("wb") as log:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        server = start(place, listening, log.fileno())
        try:
            address = f"http://127.0.0.1:{listening.getsockname()[1]}"
            wait_for(address, server, place)
            yield address
        finally:
            stop(server)


def start(place: Place, listening: socket.socket, log: int) -> subprocess.Popen[bytes]:
    """Start gunicorn on an open port; it ends with this process, however this process ends."""
    options = [
        "--bind",
        f"fd://{listening.fileno()}",
        "--worker-class",
        "gthread",
        "--workers",
        "1",
        "--threads",
        "4",
        "--worker-tmp-dir",
        "/dev/shm",
    ]
    return subprocess.Popen(
        [PROGRAMS / "gunicorn", APPLICATION, *(options if Path("/dev/shm").is_dir() else options[:-2])],
        env=place.environment(),
        cwd=ROOT,
        stdout=log,
        stderr=log,
        pass_fds=[listening.fileno()],
        start_new_session=True,
        preexec_fn=end_with_parent if sys.platform == "linux" else None,
    )


def wait_for(address: str, server: subprocess.Popen[bytes], place: Place) -> None:
    """Return once the sign-in page comes; raise RuntimeError with the server's log if it does not."""
    try:
        with urllib.request.urlopen(f"{address}/sign-in/", timeout=START_SECONDS):
            return
    except OSError as fault:
        server.kill()
        log = (place.folder / "server.log").read_text()
        raise RuntimeError(f"The server did not answer ({fault}):\n{log}") from fault


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ask the server to end; end it, and what it started, if it does not."""
    if server.poll() is not None:
        return
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(timeout=STOP_SECONDS)
