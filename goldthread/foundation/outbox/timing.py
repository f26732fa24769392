"""When messages go: the hour of the digest, and how long to wait after a try that failed."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

DIGEST_AT = dt.time(8)
LEASE = dt.timedelta(minutes=5)
FIRST_WAIT, LONGEST_WAIT = dt.timedelta(minutes=1), dt.timedelta(hours=24)
MOST_TRIES = 14  # three and a half days
KEPT = dt.timedelta(days=7)


def digest_time(day: dt.date) -> dt.datetime:
    """When the digest of a day goes."""
    return timezone.make_aware(dt.datetime.combine(day, DIGEST_AT))


def wait_after(tries: int) -> dt.timedelta:
    """How long to wait after so many tries: a minute, doubling, a day at most."""
    doublings = min(max(tries, 1) - 1, 20)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
