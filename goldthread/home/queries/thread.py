"""Everything on the thread of one finding, in as few queries as there are kinds of record."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, Coalesce

from goldthread.findings.models import Addressee, Answer, Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.improvement.models import (
    ClosureDecision,
    Evidence,
    ImpactTest,
    PlanSettings,
    Purpose,
    Response,
    Untested,
)
from goldthread.improvement.queries import impact_tests_towards, plan_settings, purposes_towards
from goldthread.partnership.models import Board
from goldthread.reports.domain.states import ReportState
from goldthread.reports.models import AnnualReport


@dataclass(frozen=True)
class Thread:
    """A finding and all that follows from it, as far as the actor may see it.

    Each purpose carries `evidence_count` and `accepted_count` of its action; each agency asked `said` and `reason`,
    what it answered. `no_test` says of a recommendation why there is no test.
    """

    finding: Finding
    recommendations: list[Recommendation]
    no_test: dict[UUID, str]
    asked: list[Addressee]
    purposes: list[Purpose]
    decisions: list[ClosureDecision]
    tests: list[ImpactTest]
    reports: list[AnnualReport]
    settings: PlanSettings = field(default_factory=PlanSettings)


def finding_on(actor: Actor, board: Board, public_id: UUID) -> Finding:
    """The finding with its source. Raises Unseen."""
    rows = Finding.objects.select_related("board", "audit", "judgement", "judgement__review")
    found: Finding = rows.seen_by(actor, public_id, board=board)
    return found


def thread_of(actor: Actor, finding: Finding) -> Thread:
    """Follow a finding to the reports that tell of it."""
    answers = list(_answers(actor, finding))
    recommendations = [answer.recommendation for answer in answers]
    purposes = list(_with_evidence(actor, purposes_towards(actor, finding)))
    return Thread(
        finding=finding,
        recommendations=recommendations,
        no_test={one.recommendation_id: one.no_test for one in answers if one.no_test},  # type: ignore[attr-defined]
        asked=list(_asked(actor, recommendations)),
        purposes=purposes,
        decisions=list(_decisions(actor, purposes)),
        tests=list(impact_tests_towards(actor, finding)),
        reports=list(reports_telling_of(actor, finding.board_id, finding.public_id)),
        settings=plan_settings(actor, finding.board_id),
    )


def _answers(actor: Actor, finding: Finding) -> QuerySet[Answer]:
    seen = Recommendation.objects.visible_to(actor).values("pk")
    rows = Answer.objects.visible_to(actor).filter(finding=finding, recommendation__in=seen)
    reason = Untested.objects.visible_to(actor).filter(recommendation=OuterRef("recommendation")).order_by()
    told = rows.annotate(no_test=Subquery(reason.values("reason")[:1], output_field=TextField()))
    return told.select_related("recommendation").order_by("recommendation__reference")


def _asked(actor: Actor, recommendations: list[Recommendation]) -> QuerySet[Addressee]:
    """The agencies asked, each with its answer beside it."""
    said = Response.objects.visible_to(actor).filter(
        recommendation=OuterRef("recommendation"), agency=OuterRef("agency")
    )
    rows = Addressee.objects.visible_to(actor).filter(recommendation__in=[one.pk for one in recommendations])
    told = rows.annotate(
        said=Subquery(said.order_by().values("answer")[:1]),
        reason=Subquery(said.order_by().values("reason")[:1], output_field=TextField()),
    )
    return told.select_related("agency").order_by("agency__short_name")


def _decisions(actor: Actor, purposes: list[Purpose]) -> QuerySet[ClosureDecision]:
    actions = {purpose.action_id for purpose in purposes}
    rows = ClosureDecision.objects.visible_to(actor).filter(action__in=actions)
    return rows.select_related("action", "chaired_by", "group").order_by("on", "created_at")


def _with_evidence(actor: Actor, purposes: QuerySet[Purpose]) -> QuerySet[Purpose]:
    held = Evidence.objects.visible_to(actor).filter(action=OuterRef("action")).order_by().values("action")
    everything = held.annotate(number=Count("pk")).values("number")
    accepted = held.annotate(number=Count("pk", filter=Q(accepted_at__isnull=False))).values("number")
    return purposes.annotate(
        evidence_count=Coalesce(Subquery(everything, output_field=IntegerField()), 0),
        accepted_count=Coalesce(Subquery(accepted, output_field=IntegerField()), 0),
    )


def reports_telling_of(actor: Actor, board: UUID, public_id: UUID) -> QuerySet[AnnualReport]:
    """Issued reports of the board one of whose facts has this record among its sources.

    An issued report is frozen with its facts, each naming its source records, so the record's identifier stands in
    the frozen text. A board issues about one report a year, so reading them through is cheap.
    """
    rows = AnnualReport.objects.visible_to(actor).filter(board=board, state=ReportState.ISSUED)
    told = rows.annotate(told=Cast("frozen", TextField())).filter(told__contains=str(public_id))
    return told.defer("frozen").order_by("year", "edition")
