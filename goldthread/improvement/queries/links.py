"""What actions serve, and what bears on it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.improvement.models import Action, ImpactTest, Purpose
from goldthread.kernel.partial_dates import PartialDate

OWNERS = ("owner_agency", "owner_group", "owner_person")
Made = list[tuple[str, PartialDate | None]]


def purposes_of(actor: Actor, action: Action) -> QuerySet[Purpose]:
    """What the action serves, as far as this actor may see it."""
    rows = Purpose.objects.visible_to(actor).filter(action=action)
    return rows.filter(seen_purposes(actor)).select_related("finding", "recommendation").order_by("created_at")


def seen_purposes(actor: Actor) -> Q:
    """Purposes whose finding or recommendation the actor may see."""
    findings, recommendations = (kind.objects.visible_to(actor).values("pk") for kind in (Finding, Recommendation))
    return Q(finding__in=findings) | Q(recommendation__in=recommendations)


def purposes_towards(actor: Actor, served: Finding | Recommendation) -> QuerySet[Purpose]:
    """The links from actions to a recommendation, or to a finding and the recommendations that answer it."""
    towards = Q(recommendation=served)
    if isinstance(served, Finding):
        answering = Recommendation.objects.visible_to(actor).filter(answers__finding=served).values("pk")
        towards = Q(finding=served) | Q(recommendation__in=answering)
    seen = Q(action__in=Action.objects.visible_to(actor).values("pk"))
    owners = [f"action__{owner}" for owner in OWNERS]
    rows = Purpose.objects.visible_to(actor).filter(towards & seen).order_by("action__due", "created_at")
    return rows.select_related("action", "action__board", "recommendation", *owners)


def impact_tests_towards(actor: Actor, served: Finding | Recommendation) -> QuerySet[ImpactTest]:
    """The impact tests of a recommendation, or of every recommendation that answers a finding."""
    rows = ImpactTest.objects.visible_to(actor).select_related("recommendation", "board", "decided_by")
    if isinstance(served, Finding):
        answering = Recommendation.objects.visible_to(actor).filter(answers__finding=served).values("pk")
        return rows.filter(recommendation__in=answering)
    return rows.filter(recommendation=served)


def serves(actor: Actor, action: Action, served: Finding | Recommendation) -> bool:
    """True if the action is already linked to it."""
    name = "finding" if isinstance(served, Finding) else "recommendation"
    return bool(Purpose.objects.visible_to(actor).filter(action=action, **{name: served}).exists())


def made_of(recommendation: Recommendation | None, finding: Finding | None) -> Made:
    """When a recommendation was made, and when the source of a finding was held or published."""
    made: Made = []
    if recommendation is not None:
        made.append((recommendation.reference, recommendation.made))
    if finding is not None:
        source = finding.audit or (finding.judgement.review if finding.judgement else None)
        made.append((finding.reference, source.held if source else None))
    return made


def made_of_served(actor: Actor, action: Action) -> Made:
    """The same for everything an action serves."""
    purposes = purposes_of(actor, action).select_related(
        "recommendation", "finding__audit", "finding__judgement__review"
    )
    return [made for purpose in purposes for made in made_of(purpose.recommendation, purpose.finding)]
