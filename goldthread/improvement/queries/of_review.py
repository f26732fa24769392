"""What became of a review: how many of its judgements, findings, recommendations and actions there are."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from goldthread.findings.models import Answer, Finding
from goldthread.foundation.access import Actor
from goldthread.improvement.models import Action, Purpose
from goldthread.improvement.queries.links import seen_purposes
from goldthread.reviews.models import Judgement, Review


@dataclass(frozen=True)
class Became:
    """The counts, as far as the actor may see them, and the first judgement nobody has taken a finding from."""

    judgements: int
    findings: int
    recommendations: int
    actions: dict[str, int]
    first_bare: Judgement | None


def what_became_of(actor: Actor, review: Review) -> Became:
    """Count along the thread of a review. Five selects, however long the thread."""
    judgements = list(Judgement.objects.visible_to(actor).filter(review=review).select_related("board"))
    findings = Finding.objects.visible_to(actor).filter(judgement__review=review)
    found = list(findings.order_by().values_list("judgement", flat=True))
    answers = Answer.objects.visible_to(actor).filter(finding__in=findings.order_by().values("pk"))
    answering = answers.order_by().values("recommendation")
    served = Q(finding__in=findings.order_by().values("pk")) | Q(recommendation__in=answering)
    purposes = Purpose.objects.visible_to(actor).filter(seen_purposes(actor)).filter(served)
    actions = Action.objects.visible_to(actor).filter(pk__in=purposes.order_by().values("action"))
    states = actions.order_by().values_list("state").annotate(number=Count("pk"))
    taken = set(found)
    return Became(
        judgements=len(judgements),
        findings=len(found),
        recommendations=answering.distinct().count(),
        actions=dict(states),
        first_bare=next((judgement for judgement in judgements if judgement.pk not in taken), None),
    )
