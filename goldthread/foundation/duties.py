"""Daily duties: what the product does by itself once a day for each board. Rooms register theirs at start-up.

    duties.register("improvement.chasing", services.chase)

where `chase` is a service: `chase(*, by: Actor, board: UUID, today: date)`. It runs in one transaction with the row
that says it was done, so that a machine that stops half-way has done nothing, and does it again. A day the machine was
down is not made up: a duty asks what is due *by* today, not what falls on it, and the keys of messages keep it from
saying a thing twice.
"""

from __future__ import annotations

import datetime as dt
import logging
from typing import Protocol
from uuid import UUID

from django.db import models
from django.utils import timezone

from goldthread.foundation.access import row_security
from goldthread.foundation.access.actor import Actor
from goldthread.foundation.boards import board_names
from goldthread.foundation.writes import service

BEGINS = dt.time(7)
MOST_TRIES = 5
RESTS = dt.timedelta(minutes=15)
log = logging.getLogger("goldthread.duties")


class Duty(Protocol):
    """What a room registers; a service with this shape will do."""

    def __call__(self, *, by: Actor, board: UUID, today: dt.date) -> object: ...


class DutyRun(models.Model):
    """That a duty was done for a board on a day, or was tried and failed. The database allows one row for each."""

    duty = models.CharField(max_length=80)
    board_id = models.UUIDField()
    day = models.DateField()
    done_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "board_id", "day"], name="a_duty_once_a_day")]

    def is_settled(self, now: dt.datetime) -> bool:
        """Whether there is nothing to do about it now."""
        rests = self.tried_at is not None and now < self.tried_at + RESTS
        return self.done_at is not None or self.tries >= MOST_TRIES or rests


_DUTIES: dict[str, Duty] = {}


def register(name: str, duty: Duty) -> None:
    """Have `duty` done every day for each board. `name` is `room.what`, and is what the console says of a fault."""
    _DUTIES[name] = duty


def run_due(now: dt.datetime) -> int:
    """Do what has not been done yet today, once it is seven in the morning here. Returns how many were done.

    One that fails does not stop the others; it is tried again later that day, a few times.
    """
    local = timezone.localtime(now)
    if local.time() < BEGINS:
        return 0
    waiting = _waiting(local)
    return sum(_attempt(name, board, local) for name, board in waiting)


def _waiting(now: dt.datetime) -> list[tuple[str, UUID]]:
    """The duties of the day still to be done: not those done, those that failed too often or rest after failing."""
    if not _DUTIES:
        return []
    with row_security.everything():
        wanted = [(name, board) for name in _DUTIES for board in board_names(Actor.system("daily duties"))]
        settled = {(run.duty, run.board_id) for run in DutyRun.objects.filter(day=now.date()) if run.is_settled(now)}
    return [one for one in wanted if one not in settled]


def _attempt(name: str, board: UUID, now: dt.datetime) -> bool:
    by = Actor.system(f"daily duty {name}")
    try:
        return bool(_do(name=name, board=board, now=now, by=by))
    except Exception as fault:  # one room's fault must not keep the others from their duty
        log.error("The daily duty %s failed: %s", name, type(fault).__name__)
        _failed(name=name, board=board, now=now, by=by)
        return False


@service("duties.done")
def _do(*, name: str, board: UUID, now: dt.datetime, by: Actor) -> bool:
    run = _held(name, board, now.date())
    if run.done_at:
        return False
    _DUTIES[name](by=by, board=board, today=now.date())
    run.done_at = now
    run.save(update_fields=["done_at"])
    return True


@service("duties.failed")
def _failed(*, name: str, board: UUID, now: dt.datetime, by: Actor) -> None:
    run = _held(name, board, now.date())
    run.tries, run.tried_at = run.tries + 1, now
    run.save(update_fields=["tries", "tried_at"])


def _held(name: str, board: UUID, day: dt.date) -> DutyRun:
    """The day's row, locked: a second worker waits here, and then finds it done."""
    DutyRun.objects.get_or_create(duty=name, board_id=board, day=day)
    return DutyRun.objects.select_for_update().get(duty=name, board_id=board, day=day)
