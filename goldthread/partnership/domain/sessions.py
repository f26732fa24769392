"""When a session is over: after half an hour without a click, and in any case after a working day."""

from __future__ import annotations

import datetime as dt

IDLE = dt.timedelta(minutes=30)
LONGEST = dt.timedelta(hours=8)
TOUCH = dt.timedelta(minutes=1)


def is_over(*, seen: dt.datetime, verified: dt.datetime, now: dt.datetime) -> bool:
    """True once the person has been away too long, or signed in too long ago."""
    return now - seen > IDLE or now - verified > LONGEST


def needs_touch(*, seen: dt.datetime, now: dt.datetime) -> bool:
    """True when the moment last seen is old enough to be worth writing again; once a minute keeps writes few."""
    return now - seen >= TOUCH
