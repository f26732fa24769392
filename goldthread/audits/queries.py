"""Named reads of this room, always for an actor. Counting is done in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from goldthread.audits.domain.states import COMPLETED
from goldthread.audits.models import AuditMethod, CaseAudit, LearningOutput, Reschedule
from goldthread.foundation.access import Actor
from goldthread.kernel.years import FinancialYear


@dataclass(frozen=True)
class Reviewed:
    """How many audits were completed, and how many cases, children and adults they reviewed."""

    audits: int
    cases: int
    children: int
    adults: int


def audits_of(actor: Actor, board: UUID) -> QuerySet[CaseAudit]:
    """The board's audits this actor may see."""
    return CaseAudit.objects.visible_to(actor).filter(board=board)


def completed_in(actor: Actor, board: UUID, year: FinancialYear) -> QuerySet[CaseAudit]:
    """Audits held in a year, in the order they were held."""
    held = Q(held__gte=year.start.isoformat(), held__lt=year.next().start.isoformat())
    return audits_of(actor, board).filter(held, state__in=sorted(COMPLETED)).order_by("held")


def reviewed_in(actor: Actor, board: UUID, year: FinancialYear) -> Reviewed:
    """The year's totals. What was not recorded adds nothing."""
    found = (
        completed_in(actor, board, year)
        .order_by()
        .aggregate(audits=Count("pk"), cases=Sum("cases"), children=Sum("children"), adults=Sum("adults"))
    )
    return Reviewed(**{name: value or 0 for name, value in found.items()})


def reschedules_of(actor: Actor, audit: CaseAudit) -> QuerySet[Reschedule]:
    return Reschedule.objects.visible_to(actor).filter(audit=audit)


def slipped_in(actor: Actor, board: UUID, year: FinancialYear) -> QuerySet[Reschedule]:
    """Dates planned for a year that moved, with their audits."""
    planned = Q(was__gte=year.start.isoformat(), was__lt=year.next().start.isoformat())
    return Reschedule.objects.visible_to(actor).filter(planned, board=board).select_related("audit")


def methods_of(actor: Actor, board: UUID) -> QuerySet[AuditMethod]:
    return AuditMethod.objects.visible_to(actor).filter(board=board)


def outputs_of_board(actor: Actor, board: UUID) -> QuerySet[LearningOutput]:
    """Everything that went out after audits, in any year."""
    rows: QuerySet[LearningOutput] = LearningOutput.objects.visible_to(actor).filter(board=board)
    return rows.select_related("board", "audit")


def outputs_after(actor: Actor, audit: CaseAudit) -> QuerySet[LearningOutput]:
    """What went out after one audit."""
    return outputs_of_board(actor, audit.board_id).filter(audit=audit)


@dataclass(frozen=True)
class Used:
    """Of one kind of output: how many have evidence of use, a claim without evidence, or no claim."""

    kind: str
    evidenced: int
    claimed: int
    unclaimed: int


def use_of_outputs(actor: Actor, board: UUID) -> list[Used]:
    """For each kind of output, what is known of its use. One select."""
    has_evidence, has_claim = ~Q(evidence_held=""), ~Q(claim="")
    rows = outputs_of_board(actor, board).order_by("kind").values_list("kind")
    counted = rows.annotate(
        evidenced=Count("pk", filter=has_evidence),
        claimed=Count("pk", filter=has_claim & ~has_evidence),
        unclaimed=Count("pk", filter=~has_claim & ~has_evidence),
    )
    return [Used(*row) for row in counted]


def output_years(actor: Actor, board: UUID) -> list[str]:
    """The years something went out in, the latest first."""
    rows = outputs_of_board(actor, board).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def outputs_of(actor: Actor, board: UUID, year: FinancialYear) -> QuerySet[LearningOutput]:
    """What went out after the year's audits, and what is claimed of its use."""
    return LearningOutput.objects.visible_to(actor).filter(board=board, year=str(year)).select_related("audit")
