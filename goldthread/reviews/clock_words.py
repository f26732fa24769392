"""The clocks of a review in words: what must be done, by when, who says so, and how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from goldthread.reviews.choices import CLOCK_STATE, STANDING
from goldthread.reviews.domain.clocks import BY_KEY, Clock, ClockState, clocks_of, state_of
from goldthread.reviews.models import Review, ReviewClock
from goldthread.ui.content import Content, Gap, Link, Several, Tag, day, relative
from goldthread.ui.parts import Empty, Task
from goldthread.ui.records import RecordTable
from goldthread.ui.tones import Tone

CAPTION = "Clocks set by law and guidance"
HEADINGS = ["What must be done", "By when", "How it stands", "Who says so"]
NONE = Empty("No national clock", "Law and guidance set no period for this kind of review that Goldthread knows of.")
LOCAL_FIRST = "Your own procedures come first: check the period with them."


def href(review: Review, key: str) -> str:
    """Where a clock is started or changed."""
    return reverse("reviews:clock", args=[review.board.short_name.lower(), review.pk, key])


def lead(rule: Clock) -> str:
    """The clock in a sentence or two, for the page that sets it."""
    said = f"{rule.period} from the day {rule.since}. {source(rule)}."
    return " ".join(part for part in (said, rule.note, LOCAL_FIRST) if part)


def source(rule: Clock) -> str:
    """Who says so, and with what force."""
    return f"{STANDING.text(rule.standing)}: {rule.source}"


def table(review: Review, running: Iterable[ReviewClock], today: dt.date, *, may_change: bool) -> RecordTable:
    """Each clock of the review: those that run, then those of its kind that nobody has started."""
    held = {clock.key: clock for clock in running if clock.key in BY_KEY}
    rules = [BY_KEY[key] for key in held] + [rule for rule in clocks_of(review.kind) if rule.key not in held]
    rows = [_row(review, rule, held.get(rule.key), today, may_change) for rule in rules]
    return RecordTable(CAPTION, HEADINGS, rows, NONE)


def _row(review: Review, rule: Clock, clock: ReviewClock | None, today: dt.date, may_change: bool) -> list[Content]:
    what: Content = Link(rule.what, href(review, rule.key)) if may_change else rule.what
    says = Several((source(rule), *((rule.note,) if rule.note else ())))
    if clock is None:
        period = f"{rule.period} from the day {rule.since}"
        return [what, period, Gap("Not started"), says]
    counted = f"{rule.period} from {day(clock.starts)}"
    return [what, Several((day(clock.due), counted)), standing(clock, today), says]


def standing(clock: ReviewClock, today: dt.date) -> Content:
    """A clock's state as a tag: met, due in 3 days, 2 days late; and why, where it was late."""
    tag = tag_of(clock, today)
    return Several((tag, clock.why_late)) if clock.met and clock.why_late else tag


def tag_of(clock: ReviewClock, today: dt.date) -> Tag:
    """The state alone."""
    state = state_of(due=clock.due, met=clock.met, today=today)
    tone = CLOCK_STATE.tone(state)
    match state:
        case ClockState.MET:
            return Tag(f"{CLOCK_STATE.text(state)} on {day(clock.met or clock.due)}", tone)
        case ClockState.MET_LATE:
            return Tag(f"Done {relative(clock.due, clock.met or today)}", tone)
        case ClockState.LATE:
            return Tag(relative(clock.due, today).capitalize(), Tone.BAD)
        case _:
            return Tag(f"Due {relative(clock.due, today)}", tone)


def task(clock: ReviewClock, today: dt.date) -> Task:
    """A clock still to be met, as something to do."""
    what = BY_KEY[clock.key].what if clock.key in BY_KEY else clock.key
    return Task(what, href(clock.review, clock.key), tag_of(clock, today), hint=clock.review.reference)
