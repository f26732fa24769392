"""The worker: does the daily duties and sends what is due, again and again, until it is told to end."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from django.db import close_old_connections
from django.utils import timezone

from goldthread.foundation import duties
from goldthread.foundation.outbox.sending import send_due

EVERY = 5.0  # seconds between looks
LOOK_UP = 0.5  # seconds between looks at whether the parent is still there
log = logging.getLogger("goldthread.worker")


@dataclass
class Done:
    """What a round of work came to."""

    duties: int = 0
    sent: int = 0
    failed: int = 0


class Orders:
    """Whether to end: a signal said so, or the process this one was started beside is gone."""

    def __init__(self, parent: int | None = None) -> None:
        self._parent, self._told = parent, Event()

    def obey_signals(self) -> None:
        """End on SIGTERM and SIGINT, after the mail in hand."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._told.set())

    def are_to_end(self) -> bool:
        """Whether it is time to end."""
        return self._told.is_set() or (self._parent is not None and os.getppid() != self._parent)

    def wait(self, seconds: float) -> None:
        """Wait, unless it becomes time to end."""
        until = time.monotonic() + seconds
        while not self.are_to_end() and (left := until - time.monotonic()) > 0:
            self._told.wait(min(left, LOOK_UP))


def work_once(stopping: Callable[[], bool]) -> Done:
    """Do what is due now, all of it. Raises what goes wrong with the database."""
    done = Done(duties=duties.run_due(timezone.now()))
    while True:
        tally = send_due(stopping=stopping)
        done.sent, done.failed = done.sent + tally.sent, done.failed + tally.failed
        if not tally.is_full:
            return done


def work(*, every: float = EVERY, parent: int | None = None) -> None:
    """Work until told to end. `parent` is the process this one ends with. A fault is told by its kind."""
    orders = Orders(parent)
    orders.obey_signals()
    while not orders.are_to_end():
        close_old_connections()
        try:
            work_once(orders.are_to_end)
        except Exception as fault:  # the database may be away for a while; it comes back
            log.error("The worker could not work: %s. It tries again.", type(fault).__name__)
        orders.wait(every)
