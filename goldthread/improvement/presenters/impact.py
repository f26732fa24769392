"""Impact tests in words: what is asked, what was found, what came back and what was decided then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.findings.models import Recommendation
from goldthread.foundation.access import Actor
from goldthread.improvement.choices import (
    DIRECTION,
    IMPACT_KIND,
    IMPACT_RESULT,
    NEXT_STEP,
    STRENGTH,
    Direction,
    ImpactKind,
    ImpactResult,
)
from goldthread.improvement.domain.impact import FAILED
from goldthread.improvement.domain.indicators import plain, reached
from goldthread.improvement.models import Action, ImpactTest, Untested
from goldthread.improvement.permissions import ACCEPT_CLOSURE, RECORD_DECISIONS, WRITE_ACTIONS
from goldthread.improvement.presenters.addresses import impact_href, next_href, testing_href
from goldthread.partnership.models import Board
from goldthread.ui.content import Content, Gap, Link, Several, Tag, day, relative
from goldthread.ui.parts import Button, Empty
from goldthread.ui.records import RecordTable
from goldthread.ui.tones import Tone

HEADINGS = ["What is asked", "How", "When", "What it found", "What comes next"]
UNDECIDED = Gap("The group has not decided what comes next")
NOTHING = Empty("No impact test planned", "Nobody will know whether this made a difference until it is tested.")
CAME_BACK = {
    ImpactResult.NO_CHANGE: "Came back: the test found no change",
    ImpactResult.WORSE: "Came back: the test found it worse",
}


@dataclass(frozen=True)
class May:
    """What the person looking may do about impact tests on this board."""

    write: bool
    decide: bool
    record: bool

    @classmethod
    def of(cls, actor: Actor, board: Board) -> May:
        verbs = (WRITE_ACTIONS, ACCEPT_CLOSURE, RECORD_DECISIONS)
        return cls(*(actor.holds(verb, board=board.pk) for verb in verbs))


@dataclass(frozen=True)
class Told(RecordTable):
    """A table with a sentence before it, and a link after it."""

    said: str = ""
    link: Link | None = None


def tests_table(
    tests: Sequence[ImpactTest], board: Board, thing: Recommendation | Action, untested: Untested | None, may: May
) -> Told:
    """The tests of a recommendation or an action, with the way to plan one, or to say why there is none."""
    rows = [test_row(test, board, may) for test in tests]
    button = Button("Plan an impact test", testing_href(board, thing, "plan_impact"), True) if may.write else None
    empty = Empty("There will be no test", f"The reason: {untested.reason}") if untested else NOTHING
    link = no_test_link(board, thing, untested) if may.write and not tests else None
    return Told("Impact tests", HEADINGS, rows, empty, button, said=standing(tests), link=link)


def standing(tests: Sequence[ImpactTest]) -> str:
    """“Came back: the test found no change”, where the latest result says so."""
    done = [test for test in tests if test.result != ImpactResult.NOT_YET]
    latest = max(done, key=lambda test: test.tested.end if test.tested else dt.date.min, default=None)
    return came_back(latest) if latest else ""


def no_test_link(board: Board, thing: Recommendation | Action, untested: Untested | None) -> Link:
    """The way to say why there is no test, or to change what was said."""
    text = "Change the reason for no test" if untested else "Say why there will be no test"
    return Link(text, testing_href(board, thing, "no_test"))


def test_row(test: ImpactTest, board: Board, may: May) -> list[Content]:
    """One test in a table."""
    question: Content = Link(test.question, impact_href(board, test)) if may.write else test.question
    return [asked(test, question), IMPACT_KIND.text(test.kind), when(test), found(test), coming_next(test, board, may)]


def asked(test: ImpactTest, question: Content) -> Content:
    """The question, with the numbers an indicator is judged by."""
    if test.kind != ImpactKind.INDICATOR or test.baseline is None or test.target is None:
        return question
    numbers = f"From {plain(test.baseline)} to {plain(test.target)}. {DIRECTION.text(test.direction)}"
    return Several((question, numbers))


def when(test: ImpactTest, today: dt.date | None = None) -> Content:
    """When it was tested, or is to be; `today` says by how much it is late."""
    if test.tested is not None or test.result != ImpactResult.NOT_YET:
        return test.tested
    if today is not None and test.due.is_over(today):
        return Several((test.due, Tag(relative(test.due, today), Tone.BAD)))
    return test.due


def found(test: ImpactTest) -> Content:
    """What it found, how it is known, and how strong that is."""
    if test.result == ImpactResult.NOT_YET:
        return Gap("Not tested yet")
    items: list[Content] = [IMPACT_RESULT.tag(test.result)]
    if test.measured is not None:
        items.append(measured(test))
    items += [test.evidence] if test.evidence else []
    items += [f"Evidence: {STRENGTH.text(test.strength).lower()}"] if test.strength else []
    return Several(tuple(items))


def measured(test: ImpactTest) -> str:
    """What the indicator said then, and whether that reached the target."""
    if test.measured is None:
        return ""
    value = plain(test.measured)
    if reached(target=test.target, measured=test.measured, direction=test.direction):
        return f"{value}: target reached"
    short = "short of the target" if test.direction == Direction.UP else "above the target"
    return f"{value}: still {short}" if test.target is not None else value


def coming_next(test: ImpactTest, board: Board, may: May) -> Content:
    """What the group decided after a failed test, or the way to decide it."""
    if test.result not in FAILED:
        return "Nothing more" if test.result != ImpactResult.NOT_YET else "To be tested"
    if test.next_step:
        return decided(test)
    if may.decide:
        return Several((UNDECIDED, Link("Decide what comes next", next_href(board, test))))
    if may.record:
        return Several((UNDECIDED, Link("Record what a meeting decided", next_href(board, test, in_meeting=True))))
    return UNDECIDED


def decided(test: ImpactTest) -> Content:
    """What was decided, why, when and by whom."""
    by = f", {test.decided_by}" if test.decided_by else ""
    on = f"{day(test.decided_on)}{by}" if test.decided_on else ""
    return Several((NEXT_STEP.text(test.next_step), test.next_reason, on))


def came_back(test: ImpactTest) -> str:
    """“Came back: the test found no change”, for a test that did; nothing for any other."""
    return CAME_BACK.get(ImpactResult(test.result), "")
