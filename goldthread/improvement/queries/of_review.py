"""What became of a review: how many of its judgements, findings, recommendations and actions there are."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Subquery

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
    """Count along the thread of a review. Two selects, however long the thread."""
    findings = Finding.objects.visible_to(actor).filter(judgement__review=review).order_by()
    answers = Answer.objects.visible_to(actor).filter(finding__in=findings.values("pk")).order_by()
    advice = answers.values("board").annotate(number=Count("recommendation", distinct=True)).values("number")
    rows = Judgement.objects.visible_to(actor).filter(review=review).select_related("board")
    seen = Count("findings", filter=Q(findings__in=findings.values("pk")), distinct=True)
    judgements = list(rows.annotate(taken=seen, advised=Subquery(advice)))
    return Became(
        judgements=len(judgements),
        findings=sum(judgement.taken for judgement in judgements),
        recommendations=judgements[0].advised or 0 if judgements else 0,
        actions=_actions(actor, findings, answers),
        first_bare=next((judgement for judgement in judgements if not judgement.taken), None),
    )


def _actions(actor: Actor, findings: QuerySet[Finding], answers: QuerySet[Answer]) -> dict[str, int]:
    """The actions that serve those findings, or recommendations that answer them, by state; each counted once."""
    served = Q(finding__in=findings.values("pk")) | Q(recommendation__in=answers.values("recommendation"))
    purposes = Purpose.objects.visible_to(actor).filter(seen_purposes(actor)).filter(served).order_by()
    actions = Action.objects.visible_to(actor).filter(pk__in=purposes.values("action")).order_by()
    return dict(actions.values_list("state").annotate(number=Count("pk")))
