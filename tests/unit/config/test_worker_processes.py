"""The worker as a process: killed again and again it loses no mail, and beside a server it ends with it."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys import installation
from tests.journeys.installation import PROGRAMS, ROOT, Place
from tests.mail_server import MailServer, mail_server

MAILS, KILLS = 60, 2
PATIENCE = 120  # seconds to wait for what an idle machine does in a few; nothing waits so long unless it is busy
SERVER = os.environ.get("GOLDTHREAD_DATABASE_URL", "")
PYTHON = PROGRAMS / "python"
DJANGO = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'goldthread.config.settings'; django.setup()\n"
WRITE = (
    DJANGO
    + """
import sys, uuid
from goldthread.foundation.writes import service
from goldthread.foundation.outbox.services import Recipient, write_message
from tests import world
@service("tests.wrote")
def write(*, by):
    for number in range(int(sys.argv[1])):
        write_message(board=board.pk, to=Recipient(uuid.uuid4(), "Jo", f"jo{number}@example.org"), kind="tests.one",
            key=f"tests:{number}", subject=f"Message {number}", body="", path="/", by=by)
board = world.board()
write(by=world.SYSTEM)
"""
)
WORK = (
    DJANGO
    + """
import datetime as dt
from goldthread.config import working
from goldthread.foundation.outbox import timing
from goldthread.foundation.outbox.sending import send_due
timing.FIRST_WAIT = dt.timedelta(milliseconds=50)
working.send_due = lambda stopping: send_due(stopping=stopping, lease=dt.timedelta(seconds=1))
working.work(every=0.1)
"""
)
STATES = (
    DJANGO
    + """
from collections import Counter
from goldthread.foundation.models import Message
from tests import world
print(dict(Counter(Message.objects.visible_to(world.SYSTEM).values_list("state", flat=True))))
"""
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An installation with its tables and nothing in it, which nobody writes to."""
    on_server = installation.beside(SERVER, f"worker_{os.getpid()}") if SERVER.startswith("postgres") else ""
    made = installation.new_place(tmp_path_factory.mktemp("worker") / "empty", database=on_server)
    if on_server:
        installation.drop_postgres(on_server)
        installation.create_postgres(on_server)
    migrate = ("migrate", "--verbosity=0", "--skip-checks")  # the tests' own PostgreSQL forgets what a power cut takes
    installation.run(made, PYTHON, "-m", "goldthread.config.manage", *migrate)
    yield made
    if on_server:
        installation.drop_postgres(on_server)


@pytest.fixture
def place(empty: Place, tmp_path: Path) -> Iterator[Place]:
    """A copy of it for one test."""
    copied = installation.copy_of(empty, tmp_path / f"worker_copy_{os.getpid()}")
    yield copied
    if copied.database.startswith("postgres"):
        installation.drop_postgres(copied.database)


def environment(place: Place, server: MailServer) -> dict[str, str]:
    told = {"GOLDTHREAD_FROM": "qa@example.org", "GOLDTHREAD_ADDRESS": "https://qa.example.org"}
    return {**place.environment(), **told, "GOLDTHREAD_SMTP_URL": f"smtp://127.0.0.1:{server.port}?starttls=no"}


@contextmanager
def worker_of(place: Place, server: MailServer) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that sends to the server, gone at the end whatever happens."""
    worker = subprocess.Popen([PYTHON, "-c", WORK], env=environment(place, server), cwd=ROOT)
    try:
        yield worker
        worker.wait(timeout=PATIENCE)
    finally:
        worker.kill()
        worker.wait()


def states_in(place: Place) -> str:
    """How many messages of the place are in each state, as another process reads them."""
    return installation.run(place, PYTHON, "-c", STATES).strip()


def answers(port: int) -> bool:
    """Whether a server shows its first page on a port."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/", timeout=PATIENCE):
            return True
    except OSError:
        return False


def until(truth: Callable[[], object], *, seconds: float = PATIENCE) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while not truth():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


@pytest.mark.slow
def test_a_worker_killed_again_and_again_loses_no_mail_and_repeats_none_under_another_name(place: Place) -> None:
    installation.run(place, PYTHON, "-c", WRITE, str(MAILS))
    chance = random.Random(7)
    with mail_server(refuses=0.3, slow=0.01) as server:
        for _ in range(KILLS):
            came = len(server.mails)
            with worker_of(place, server) as worker:
                assert until(lambda came=came: len(server.mails) > came)
                time.sleep(chance.uniform(0, 0.25))
                worker.kill()
        with worker_of(place, server) as worker:
            assert until(lambda: len(server.by_id) == MAILS)
            # what was sent and not marked before a kill is sent once more
            assert until(lambda: states_in(place) == str({"sent": MAILS}))
            worker.terminate()
    extra = len(server.mails) - MAILS
    assert set(server.recipients) == {1}
    assert len({str(mail["Subject"]) for mail in server.mails}) == MAILS
    assert len({(str(mail["Message-ID"]), str(mail["Subject"])) for mail in server.mails}) == MAILS
    assert extra <= KILLS


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.skipif(SERVER.startswith("postgres"), reason="serve refuses the tests' PostgreSQL, which does not flush")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_server_has_one_worker_beside_it_that_comes_back_and_ends_with_it(place: Place, how: signal.Signals) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    installation.run(place, PYTHON, "-c", WRITE, "1")
    server = subprocess.Popen(
        [PROGRAMS / "goldthread", "serve", "--port", str(port)],
        env=place.environment(),
        cwd=ROOT,
        start_new_session=True,
    )
    try:
        assert until(lambda: list(place.folder.glob("mail/*.eml"))), "the worker sent nothing"
        assert until(lambda: answers(port)), "the server does not answer"
        (worker,) = workers_of(server.pid)
        os.kill(worker, signal.SIGKILL)
        assert until(lambda: set(workers_of(server.pid)) - {worker}), "no other worker came"
        family = [server.pid, *children(server.pid), *workers_of(server.pid)]
        server.send_signal(how)
        server.wait(timeout=PATIENCE)
        assert until(lambda: not [pid for pid in family if is_running(pid)])
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def children(pid: int) -> list[int]:
    """The processes a process started that still run."""
    listed = (path for path in Path("/proc").iterdir() if path.name.isdigit())
    return [int(path.name) for path in listed if parent(int(path.name)) == pid]


def workers_of(server: int) -> list[int]:
    """The workers of the keeper beside a server."""
    keepers = [pid for pid in children(server) if b"goldthread.config.beside" in command(pid)]
    return [pid for keeper in keepers for pid in children(keeper) if b"work" in command(pid)]


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
