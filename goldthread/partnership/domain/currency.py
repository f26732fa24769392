"""Which dated things are in force on a day, as far as their dates say."""

from __future__ import annotations

import datetime as dt

from goldthread.kernel.partial_dates import PartialDate


def in_force(starts: PartialDate | None, ends: PartialDate | None, on: dt.date) -> bool:
    """True unless it certainly had not begun or certainly had ended. Dates not recorded rule nothing out."""
    return (starts is None or starts.start <= on) and (ends is None or on <= ends.end)
