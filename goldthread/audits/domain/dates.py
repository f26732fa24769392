"""When an audit can have been held, and when a method can have been used."""

from __future__ import annotations

import datetime as dt

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused


def check_held(held: PartialDate, *, today: dt.date) -> None:
    """Refuse a date that has not come: an audit is recorded as held afterwards."""
    if held.start > today:
        raise Refused(f"{held} has not come yet. Record the audit once it was held.", field="held")


def check_period(starts: PartialDate | None, ends: PartialDate | None) -> None:
    """Refuse a period that ends before it starts. Either end may be unknown."""
    if starts is not None and ends is not None and ends.end < starts.start:
        raise Refused(f"It cannot end ({ends}) before it starts ({starts}).", field="ends")
