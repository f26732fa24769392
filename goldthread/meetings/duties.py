"""What this room does by itself each day: the update round before each group's next meeting."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from goldthread.foundation.access import Actor
from goldthread.foundation.writes import service
from goldthread.improvement import queries as plan
from goldthread.improvement.domain.rounds import is_time_to_ask, round_days
from goldthread.improvement.services import open_round
from goldthread.meetings.queries import next_of_each_group


@service("meetings.rounds_opened")
def open_rounds(*, board: UUID, today: dt.date, by: Actor) -> int:
    """Open the round of each group's next meeting once it is near enough; never twice for one meeting.

    A meeting known only to a month is passed over until its day is known, and so is a group that oversees nothing.
    """
    settings = plan.plan_settings(by, board)
    opened = 0
    for meeting in next_of_each_group(by, board, today):
        meets = meeting.held.start
        is_time = is_time_to_ask(meets, today, request_days=settings.request_days)
        asked = plan.rounds_of(by, board).filter(group=meeting.group, meets=meets).exists()
        if not is_time or asked or not plan.has_anything_to_ask(by, meeting.group, today):
            continue
        opens, due = round_days(meets, today, request_days=settings.request_days, papers_days=settings.papers_days)
        open_round(group=meeting.group, meets=meets, opens=opens, papers_due=due, by=by)
        opened += 1
    return opened
