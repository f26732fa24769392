"""What bears on an action's standing, read for the product itself: a kept figure must not depend on who caused it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from goldthread.findings.models import Recommendation
from goldthread.improvement.models import Action, ImpactTest, Purpose, Untested

WHY = "the tests that bear on an action, whoever may see them"


def served_by(recommendation: Recommendation) -> QuerySet[Action]:
    """The actions that serve a recommendation."""
    serving = Purpose.objects.as_system(WHY).filter(recommendation=recommendation)
    return Action.objects.as_system(WHY).filter(pk__in=serving.values("action"))


def tests_bearing_on(action: Action) -> QuerySet[ImpactTest]:
    """The impact tests of an action, and of the recommendations it serves."""
    return ImpactTest.objects.as_system(WHY).filter(_bearing_on(action))


def untested_of(action: Action) -> QuerySet[Untested]:
    """Why there is no test, of the action or of a recommendation it serves."""
    return Untested.objects.as_system(WHY).filter(_bearing_on(action))


def _bearing_on(action: Action) -> Q:
    served = Purpose.objects.as_system(WHY).filter(action=action, recommendation__isnull=False)
    return Q(action=action) | Q(recommendation__in=served.values("recommendation"))
