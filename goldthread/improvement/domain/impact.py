"""What impact tests say of what they test, and what an action may claim of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused

EIGHT = 8
"""How many impact tests a business unit can run in a year; of the rest it says why there is none."""
NOT_FAILED = "Only a test that found no change, or worse, comes back to the group. This one does not."
DECIDED = "The group has decided what comes next after this test. Plan a new test instead."
WHY_NEXT = "Say why the group decided this."
WHEN_AGAIN = "Give the date of the new test."
AGAIN_BEFORE = "The test was on {tested}. Give a date after that."
OWN_TO_LEAVE = (
    "You belong to an agency this is addressed to, so you cannot decide to leave it as it is. Choose another step, or "
    "have the decision of a meeting recorded that someone from elsewhere chaired."
)
NOT_LOST = (
    "Only an action whose later impact test showed no difference, or whose result was corrected, stops counting as "
    "embedded."
)


class ImpactResult(StrEnum):
    NOT_YET = "not_yet"
    IMPROVED = "improved"
    NO_CHANGE = "no_change"
    WORSE = "worse"
    CANNOT_TELL = "cannot_tell"


class NextStep(StrEnum):
    """What the owning group decides after a test that showed no difference."""

    NEW_ACTION = "new_action"
    TEST_AGAIN = "test_again"
    ACCEPT = "accept"


FAILED = frozenset({ImpactResult.NO_CHANGE, ImpactResult.WORSE})


class Impact(StrEnum):
    """What is known of the difference an action made, by the tests of what it serves and its own."""

    NONE = "none"
    REASON = "reason"
    PLANNED = "planned"
    UNCLEAR = "unclear"
    FAILED = "failed"
    PASSED = "passed"


@dataclass(frozen=True)
class Tested:
    """One test: of what (a recommendation or an action), with which result, and when."""

    target: UUID
    result: ImpactResult
    tested: PartialDate | None = None


def impact_of(tests: Iterable[Tested], *, has_reason: bool = False) -> Impact:
    """What the tests say together. Of each thing tested its latest result counts; one failure outweighs a pass.

    `has_reason` is true where it is recorded why there is no test.
    """
    latest: dict[UUID, ImpactResult] = {}
    is_planned = False
    for test in sorted(tests, key=_when):
        if test.result is ImpactResult.NOT_YET:
            is_planned = True
        else:
            latest[test.target] = test.result
    results = set(latest.values())
    if results & FAILED:
        return Impact.FAILED
    if ImpactResult.IMPROVED in results:
        return Impact.PASSED
    if results:
        return Impact.UNCLEAR
    return Impact.PLANNED if is_planned else Impact.REASON if has_reason else Impact.NONE


def _when(test: Tested) -> str:
    return test.tested.end.isoformat() if test.tested else ""


def check_came_back(*, result: ImpactResult, next_step: str) -> None:
    """Refuse a decision where nothing came back to the group, or where it has decided already."""
    if result not in FAILED:
        raise Refused(NOT_FAILED)
    if next_step:
        raise Refused(DECIDED)


def check_next(*, step: NextStep, reason: str, tested: PartialDate | None, again: PartialDate | None) -> None:
    """Refuse a decision without its reason; one to test again without a date, or with one before the failed test."""
    if not reason.strip():
        raise Refused(WHY_NEXT, field="reason")
    if step is NextStep.TEST_AGAIN and again is None:
        raise Refused(WHEN_AGAIN, field="again")
    if again is not None and tested is not None and again.end < tested.start:
        raise Refused(AGAIN_BEFORE.format(tested=tested), field="again")


def check_leaving(*, step: NextStep, agencies: Iterable[UUID], concerned: Iterable[UUID]) -> None:
    """Refuse that someone of an agency concerned decides to leave things as they are; any other step is open."""
    if step is NextStep.ACCEPT and set(agencies) & set(concerned):
        raise Refused(OWN_TO_LEAVE, field="step")


def check_lost(impact: Impact) -> None:
    """Refuse to say that a difference did not last while the tests say that it does."""
    if impact is Impact.PASSED:
        raise Refused(NOT_LOST)
