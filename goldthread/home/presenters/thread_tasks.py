"""What the thread waits for, each as one line with a verb: respond, decide after a test, test, meet a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from goldthread.findings.models import Addressee
from goldthread.home.presenters.board import Dated
from goldthread.home.presenters.tasks import short, standing
from goldthread.improvement.choices import IMPACT_RESULT
from goldthread.improvement.models import ImpactTest, UpdateRequest
from goldthread.improvement.presenters.addresses import impact_href, next_href, respond_href
from goldthread.improvement.presenters.rounds import request_href
from goldthread.kernel.partial_dates import PartialDate
from goldthread.partnership.models import Board
from goldthread.reviews import clock_words
from goldthread.reviews.models import ReviewClock
from goldthread.ui.content import Tag, day
from goldthread.ui.parts import Task
from goldthread.ui.tones import Tone


def to_respond(owed: Iterable[Addressee]) -> list[Dated]:
    """Recommendations the actor's agency has not answered."""
    return [(_day(one.recommendation.signed_off_at), _respond(one)) for one in owed]


def _respond(one: Addressee) -> Task:
    advice = one.recommendation
    said = f"Respond to {advice}: {short(advice.text)}"
    hint = f"Accept it, in part, or not; asked since {day(_day(advice.signed_off_at))}"
    return Task(said, respond_href(one.board, one), Tag("No response yet", Tone.GAP), hint)


def to_update(requests: Iterable[UpdateRequest], today: dt.date) -> list[Dated]:
    """Requests for an update before a meeting, due when its papers are."""
    return [(one.round.papers_due, _update(one, today)) for one in requests]


def _update(one: UpdateRequest, today: dt.date) -> Task:
    due = PartialDate.day(one.round.papers_due)
    said = f"Update your actions for {one.round.group}, {day(one.round.meets)}"
    hint = f"One page for all of them, by {day(one.round.papers_due)}"
    return Task(said, request_href(one), standing(due, today, is_late=due.is_over(today)), hint)


def to_decide_next(tests: Iterable[ImpactTest], board: Board) -> list[Dated]:
    """What came back because a test showed no difference."""
    return [(test.tested.end if test.tested else dt.date.min, _decide(test, board)) for test in tests]


def _decide(test: ImpactTest, board: Board) -> Task:
    found = IMPACT_RESULT.tag(test.result)
    said = f"Decide what comes next for {test.recommendation or test.action}: {short(test.question)}"
    tested = f", {test.tested}" if test.tested else ""
    return Task(said, next_href(board, test), found, f"The impact test showed no difference{tested}")


def to_test(tests: Iterable[ImpactTest], board: Board, today: dt.date) -> list[Dated]:
    """Impact tests that are due."""
    return [(test.due.end, _test(test, board, today)) for test in tests]


def _test(test: ImpactTest, board: Board, today: dt.date) -> Task:
    said = f"Test {test.recommendation or test.action}: {short(test.question)}"
    tag = standing(test.due, today, is_late=test.due.is_over(today))
    return Task(said, impact_href(board, test), tag, f"Impact test due {test.due}")


def to_meet(clocks: Iterable[ReviewClock], today: dt.date) -> list[Dated]:
    """Clocks of reviews that are running."""
    return [(clock.due, clock_words.task(clock, today)) for clock in clocks]


def _day(moment: dt.datetime | None) -> dt.date:
    return timezone.localtime(moment).date() if moment else dt.date.min
