"""Keeps a worker running beside the server, and ends it when the server ends, however that comes about.

    python -m goldthread.config.beside PID

`goldthread serve` starts this and then becomes gunicorn, keeping its process number; gunicorn never knows of it. A
worker that dies is started again. Both watch who their parent is: when it is gone, by signal or by crash, they end.
Nothing of Django is loaded here.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

LOOK_UP, REST, PATIENCE = 0.5, 5.0, 45.0  # seconds; the patience is for the mail in hand
STOPPED: list[bool] = []


def start(server: int) -> subprocess.Popen[bytes]:
    """Start a keeper for the server with this process number."""
    return subprocess.Popen([sys.executable, "-m", "goldthread.config.beside", str(server)])  # noqa: S603


def keep(server: int) -> None:
    """Keep a worker running until the server is gone or somebody says to end."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: STOPPED.append(True))
    while _goes_on(server):
        worker = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "goldthread.config.cli", "work", "--beside", str(os.getpid())]
        )
        while _goes_on(server) and worker.poll() is None:
            time.sleep(LOOK_UP)
        _end(worker)
        _rest(server)


def _goes_on(server: int) -> bool:
    return not STOPPED and os.getppid() == server


def _rest(server: int) -> None:
    until = time.monotonic() + REST
    while _goes_on(server) and time.monotonic() < until:
        time.sleep(LOOK_UP)


def _end(worker: subprocess.Popen[bytes]) -> None:
    if worker.poll() is not None:
        return
    worker.terminate()
    try:
        worker.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()


if __name__ == "__main__":
    keep(int(sys.argv[1]))
