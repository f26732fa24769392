"""Keeps true what an action repeats of its evidence and its tests. Called inside a service by whatever touches them."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.improvement.domain.impact import ImpactResult, Tested, impact_of
from goldthread.improvement.domain.strength import strongest
from goldthread.improvement.models import Action, Evidence, ImpactTest, Untested
from goldthread.improvement.queries.standing import held_of, tests_bearing_on, untested_of

WHY = "what an action repeats of its evidence and tests, whoever may see them"


def restate(actions: Iterable[Action]) -> None:
    """Set what each action repeats of its evidence and its tests from the rows, and save those that differ."""
    for action in actions:
        restate_one(action)
        action.save()


def restate_one(action: Action) -> None:
    """The same for one action that its caller saves."""
    pieces = list(Evidence.objects.as_system(WHY).filter(action=action).values_list("kind", "accepted_at"))
    action.evidence_held, action.strength = len(pieces), int(strongest(kind for kind, _ in pieces))
    action.evidence_accepted = sum(accepted is not None for _, accepted in pieces)
    tests = [_tested(test) for test in tests_bearing_on(action)]
    action.impact = impact_of(tests, has_reason=untested_of(action).exists())


def restate_served(test: ImpactTest | Untested) -> None:
    """Restate every action that a test, or the reason for none, bears on, as it stands once nobody else changes it."""
    restate(held_of(test))


def _tested(test: ImpactTest) -> Tested:
    target = test.recommendation_id or test.action_id
    if target is None:
        raise ValueError("An impact test tests one thing.")
    return Tested(target, ImpactResult(test.result), test.tested)
