"""Impact tests by indicator: what such a test needs, and which results its numbers allow."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from goldthread.improvement.domain.impact import ImpactResult
from goldthread.kernel.refusals import Refused


class ImpactKind(StrEnum):
    RE_AUDIT = "re_audit"
    INDICATOR = "indicator"
    SURVEY = "survey"
    FEEDBACK = "feedback"
    DIP_SAMPLE = "dip_sample"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


Figure = Decimal | None
NO_BASELINE = "Enter the baseline: what the indicator says today"
NO_TARGET = "Enter the target: what it should reach"
NO_DIRECTION = "Choose whether it should rise or fall"
NO_MEASURED = "Enter what the indicator says now, or choose “Cannot tell”."
JUDGED = frozenset({ImpactResult.IMPROVED, ImpactResult.NO_CHANGE, ImpactResult.WORSE})


def wanting(kind: str, *, baseline: Figure, target: Figure, direction: str) -> dict[str, str]:
    """What a test by indicator lacks: a message for each field. Other kinds lack nothing."""
    if kind != ImpactKind.INDICATOR:
        return {}
    found = {}
    if baseline is None:
        found["baseline"] = NO_BASELINE
    if target is None:
        found["target"] = NO_TARGET
    if not direction:
        found["direction"] = NO_DIRECTION
    elif baseline is not None and target is not None and not _better(baseline, target, direction):
        rises = "above" if direction == Direction.UP else "below"
        found["target"] = f"The target must be {rises} the baseline, {plain(baseline)}, as it should {_verb(direction)}"
    return found


def check_planned(kind: str, *, baseline: Figure, target: Figure, direction: str) -> None:
    """Refuse a test by indicator that lacks what it will be judged by, one field at a time."""
    for field, message in wanting(kind, baseline=baseline, target=target, direction=direction).items():
        raise Refused(message, field=field)


def check_measured(kind: str, *, result: ImpactResult, baseline: Figure, measured: Figure, direction: str) -> None:
    """Refuse a result the numbers contradict: improved the wrong way, or worse the right way.

    “No change” is the group's to judge: a small move may be chance. Loaded tests may lack a baseline; those pass.
    """
    if kind != ImpactKind.INDICATOR or result not in JUDGED or baseline is None or not direction:
        return
    if measured is None:
        raise Refused(NO_MEASURED, field="measured")
    better, worse = _better(baseline, measured, direction), _better(measured, baseline, direction)
    if (result is ImpactResult.IMPROVED and not better) or (result is ImpactResult.WORSE and not worse):
        raise Refused(_contradiction(baseline, measured, direction), field="result")


def reached(*, target: Figure, measured: Figure, direction: str) -> bool:
    """Whether what was measured is at the target or beyond it."""
    if target is None or measured is None or not direction:
        return False
    return measured == target or _better(target, measured, direction)


def plain(figure: Decimal) -> str:
    """A figure without the noughts it was stored with."""
    return f"{figure.normalize():f}"


def _better(start: Decimal, end: Decimal, direction: str) -> bool:
    return end > start if direction == Direction.UP else end < start


def _verb(direction: str) -> str:
    return "rise" if direction == Direction.UP else "fall"


def _contradiction(baseline: Decimal, measured: Decimal, direction: str) -> str:
    moved = "stayed at" if measured == baseline else "rose to" if measured > baseline else "fell to"
    return (
        f"The numbers say otherwise: it should {_verb(direction)}, and from {plain(baseline)} it {moved} "
        f"{plain(measured)}. Choose another result, or put the number right."
    )
