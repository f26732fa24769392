"""Everything on the thread of one finding, in as few queries as there are kinds of record."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, Coalesce

from goldthread.findings.models import Answer, Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.improvement.models import Evidence, ImpactTest, Purpose
from goldthread.improvement.queries import impact_tests_towards, purposes_towards
from goldthread.partnership.models import Board
from goldthread.reports.domain.states import ReportState
from goldthread.reports.models import AnnualReport


@dataclass(frozen=True)
class Thread:
    """A finding and all that follows from it, as far as the actor may see it.

    Each purpose carries `evidence_count` and `accepted_count` of its action.
    """

    finding: Finding
    recommendations: list[Recommendation]
    purposes: list[Purpose]
    tests: list[ImpactTest]
    reports: list[AnnualReport]


def finding_on(actor: Actor, board: Board, public_id: UUID) -> Finding:
    """The finding with its source. Raises Unseen."""
    rows = Finding.objects.select_related("board", "audit", "judgement", "judgement__review")
    found: Finding = rows.seen_by(actor, public_id, board=board)
    return found


def thread_of(actor: Actor, finding: Finding) -> Thread:
    """Follow a finding to the reports that tell of it."""
    return Thread(
        finding=finding,
        recommendations=[answer.recommendation for answer in _answers(actor, finding)],
        purposes=list(_with_evidence(actor, purposes_towards(actor, finding))),
        tests=list(impact_tests_towards(actor, finding)),
        reports=list(reports_telling_of(actor, finding.board_id, finding.public_id)),
    )


def _answers(actor: Actor, finding: Finding) -> QuerySet[Answer]:
    seen = Recommendation.objects.visible_to(actor).values("pk")
    rows = Answer.objects.visible_to(actor).filter(finding=finding, recommendation__in=seen)
    return rows.select_related("recommendation").order_by("recommendation__reference")


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
