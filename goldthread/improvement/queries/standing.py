"""What bears on an action's standing, read for the product itself: a kept figure must not depend on who caused it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from goldthread.improvement.models import Action, ImpactTest, Purpose, Untested

WHY = "the tests that bear on an action, whoever may see them"


def held_of(test: ImpactTest | Untested) -> QuerySet[Action]:
    """The actions that a test, or the reason for none, bears on, locked in one order: whoever decides on one waits."""
    serving = Purpose.objects.as_system(WHY).filter(recommendation=test.recommendation_id)
    bears = Q(pk=test.action_id) if test.action_id else Q(pk__in=serving.values("action"))
    return Action.objects.as_system(WHY).filter(bears).order_by("pk").select_for_update(of=("self",))


def tests_bearing_on(action: Action) -> QuerySet[ImpactTest]:
    """The impact tests of an action, and of the recommendations it serves."""
    return ImpactTest.objects.as_system(WHY).filter(_bearing_on(action))


def untested_of(action: Action) -> QuerySet[Untested]:
    """Why there is no test, of the action or of a recommendation it serves."""
    return Untested.objects.as_system(WHY).filter(_bearing_on(action))


def _bearing_on(action: Action) -> Q:
    served = Purpose.objects.as_system(WHY).filter(action=action, recommendation__isnull=False)
    return Q(action=action) | Q(recommendation__in=served.values("recommendation"))
