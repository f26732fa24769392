"""What someone is told of their own due dates, in one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from goldthread.kernel.partial_dates import PartialDate

HORIZON = dt.timedelta(days=28)


def told(dues: Sequence[PartialDate | None], today: dt.date) -> str:
    """“2 things by 14 June 2026”, “1 thing is late, 2 more by 14 June 2026”, or how many there are without a date.

    Counted are the things due within four weeks, or else those due on the next date there is; what has no date is
    counted apart, so that the line never says less than the list beneath it holds.
    """
    late = sum(due.is_over(today) for due in dues if due)
    coming = sorted((due for due in dues if due and not due.is_over(today)), key=lambda due: due.end)
    if not coming:
        rest = len(dues) - late
        more = f", {rest} more to do" if rest else ""
        return f"{_late(late)}{more}" if late else f"{_things(rest)} to do"
    soon = [due for due in coming if due.end <= today + HORIZON] or [due for due in coming if due.end == coming[0].end]
    by = f"by {PartialDate.day(soon[-1].end)}"
    undated = sum(due is None for due in dues)
    more = f", {undated} more without a date" if undated else ""
    return f"{_late(late)}, {len(soon)} more {by}{more}" if late else f"{_things(len(soon))} {by}{more}"


def _late(number: int) -> str:
    return f"{_things(number)} {'is' if number == 1 else 'are'} late"


def _things(number: int) -> str:
    return f"{number} thing{'' if number == 1 else 's'}"
