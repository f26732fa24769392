"""How long someone is asked to wait after failed sign-ins. A delay, never a lock-out: nobody can shut another out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

WINDOW = dt.timedelta(minutes=15)
ACCOUNT_FAILURES = 5
NETWORK_FAILURES = 30
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(minutes=15)


def wait_until(failures: Sequence[dt.datetime], *, now: dt.datetime, allowed: int) -> dt.datetime | None:
    """When the next try may be made, or None for now.

    `failures` are the moments of failed tries in any order; those older than WINDOW no longer count. After `allowed`
    of them the wait is a minute, and doubles with each more, up to a quarter of an hour.
    """
    recent = sorted(moment for moment in failures if now - WINDOW < moment <= now)
    if len(recent) < allowed:
        return None
    doublings = min(len(recent) - allowed, 4)
    until = recent[-1] + min(FIRST_WAIT * 2**doublings, LONGEST_WAIT)
    return until if until > now else None


def minutes_left(until: dt.datetime, now: dt.datetime) -> int:
    """Whole minutes to wait, rounded up, at least one."""
    return max(1, -(-int((until - now).total_seconds()) // 60))
