"""What impact tests say of what they test, and what an action may claim of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from goldthread.kernel.partial_dates import PartialDate


class ImpactResult(StrEnum):
    NOT_YET = "not_yet"
    IMPROVED = "improved"
    NO_CHANGE = "no_change"
    WORSE = "worse"
    CANNOT_TELL = "cannot_tell"


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
