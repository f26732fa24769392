"""What someone is told of their own due dates."""

import datetime as dt

import pytest

from goldthread.home.domain.deadlines import told
from goldthread.kernel.partial_dates import PartialDate

TODAY = dt.date(2026, 5, 20)


@pytest.mark.parametrize(
    ("dues", "said"),
    [
        (["10 June 2026", "14 June 2026", "1 December 2026"], "2 things by 14 June 2026"),
        (["1 December 2026", "November 2026"], "1 thing by 30 November 2026"),
        (["3 May 2026", "14 June 2026"], "1 thing is late, 1 more by 14 June 2026"),
        (["3 May 2026", "April 2026"], "2 things are late"),
        (["3 May 2026", "", ""], "1 thing is late, 2 more to do"),
        (["", ""], "2 things to do"),
        ([""], "1 thing to do"),
        (["20 May 2026", ""], "1 thing by 20 May 2026, 1 more without a date"),
    ],
)
def test_one_line_says_how_many_things_by_when(dues: list[str], said: str) -> None:
    assert told([PartialDate.parse(due) if due else None for due in dues], TODAY) == said
