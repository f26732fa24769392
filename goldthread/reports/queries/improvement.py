"""What was judged, found and recommended, what was done about it, and whether it made a difference.

Like the rest of the year it is read for the report (see `year`), except that what nobody has signed off is kept from
readers who see only what is signed off.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from goldthread.findings.models import Answer, Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.improvement.domain.due_dates import UNFINISHED
from goldthread.improvement.domain.states import OPEN
from goldthread.improvement.models import (
    Action,
    DueDateChange,
    ImpactTest,
    ProgressNote,
    Purpose,
    Response,
    Untested,
)
from goldthread.kernel.years import FinancialYear
from goldthread.reports.queries.spans import THE_REPORT, completed_audits, within
from goldthread.reports.year_records import Improvement
from goldthread.reviews.models import Judgement, JudgementFigure


def improvement_of(actor: Actor, board: UUID, year: FinancialYear) -> Improvement:
    """The thread of a board's year, for a reader."""
    me = THE_REPORT
    judgements = _judgements(board, year)
    findings = Finding.objects.visible_to(me).filter(_of_the_year(board, year), board=board)
    answers = Answer.objects.visible_to(me).filter(finding__in=findings.order_by())
    before = _made_in(board, year.previous())
    asked = Q(recommendation__in=before.order_by().values("pk"))
    advised = asked | Q(recommendation__in=answers.order_by().values("recommendation"))
    purposes = Purpose.objects.visible_to(me).filter(Q(finding__in=findings.order_by()) | advised)
    actions = _actions(board, year, purposes)
    of_actions = Q(action__in=actions.order_by().values("pk"))
    shown, hidden = _split(actor, list(findings))
    seen = list(before.filter(pk__in=Recommendation.objects.visible_to(actor).order_by().values("pk")))
    return Improvement(
        judgements=list(judgements.select_related("review")),
        figures=list(_figures(judgements)),
        findings=shown,
        hidden=hidden,
        answers=list(answers.select_related("recommendation")),
        purposes=list(purposes),
        actions=list(actions.select_related("owner_agency", "owner_group", "owner_person")),
        due_changes=list(DueDateChange.objects.visible_to(me).filter(of_actions).select_related("action")),
        impact_tests=list(_tests(advised | of_actions)),
        untested=list(Untested.objects.visible_to(me).filter(advised | of_actions)),
        asked_before=seen,
        hidden_before=before.count() - len(seen),
        agency_responses=list(Response.objects.visible_to(me).filter(advised).select_related("agency")),
        notes=list(ProgressNote.objects.visible_to(me).filter(of_actions, action__state__in=sorted(UNFINISHED))),
    )


def _made_in(board: UUID, year: FinancialYear) -> QuerySet[Recommendation]:
    """Recommendations made in a year, or answering what was held in it where the day they were made is not recorded."""
    audits, reviews = (within(f"answers__finding__{path}__held", year) for path in ("audit", "judgement__review"))
    made = within("made", year) | Q(made__isnull=True) & (audits | reviews)
    keys = Recommendation.objects.visible_to(THE_REPORT).filter(made, board=board).order_by().values("pk")
    rows: QuerySet[Recommendation] = Recommendation.objects.visible_to(THE_REPORT).filter(pk__in=keys)
    return rows.order_by("made", "reference")


def _tests(which: Q) -> QuerySet[ImpactTest]:
    rows: QuerySet[ImpactTest] = ImpactTest.objects.visible_to(THE_REPORT).filter(which)
    return rows.select_related("recommendation", "action")


def _figures(judgements: QuerySet[Judgement]) -> QuerySet[JudgementFigure]:
    rows: QuerySet[JudgementFigure] = JudgementFigure.objects.visible_to(THE_REPORT)
    return rows.filter(judgement__in=judgements.order_by()).select_related("judgement")


def _split(actor: Actor, findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings shown to a reader, and those of audits that are kept back until they are signed off.

    A review's finding only restates its judgement, which every reader of the report sees.
    """
    of_audits = [finding.pk for finding in findings if finding.audit_id]
    seen = set(Finding.objects.visible_to(actor).filter(pk__in=of_audits).order_by().values_list("pk", flat=True))
    shown = [finding for finding in findings if finding.judgement_id or finding.pk in seen]
    return shown, [finding for finding in findings if finding not in shown]


def _judgements(board: UUID, year: FinancialYear) -> QuerySet[Judgement]:
    """Judgements of this year and the last, and earlier ones that still have an action open."""
    recent = within("review__held", year.previous(), year)
    served = Purpose.objects.visible_to(THE_REPORT).filter(board=board, action__state__in=sorted(OPEN)).order_by()
    waiting = Q(pk__in=served.filter(finding__judgement__isnull=False).values("finding__judgement")) | Q(
        pk__in=served.filter(recommendation__answers__finding__judgement__isnull=False).values(
            "recommendation__answers__finding__judgement"
        )
    )
    earlier = waiting & Q(review__held__lt=year.start.isoformat())
    rows: QuerySet[Judgement] = Judgement.objects.visible_to(THE_REPORT).filter(recent | earlier, board=board)
    return rows.order_by("review__held", "reference")


def _of_the_year(board: UUID, year: FinancialYear) -> Q:
    audits = completed_audits(board, year)
    return Q(audit__in=audits) | Q(judgement__in=_judgements(board, year).order_by())


def _actions(board: UUID, year: FinancialYear, purposes: QuerySet[Purpose]) -> QuerySet[Action]:
    """Actions of the report's findings; open ones due by the year's end; and those of the year that answer nothing."""
    beyond = year.next().next().start.isoformat()
    due_by_then = Q(state__in=sorted(OPEN), due__lt=year.next().start.isoformat())
    of_these_years = (Q(starts__isnull=True) | Q(starts__lt=beyond)) & (
        Q(due__isnull=True) | Q(due__gte=year.start.isoformat(), due__lt=beyond)
    )
    unlinked = Q(serves__isnull=True) & of_these_years
    chosen = Q(pk__in=purposes.order_by().values("action")) | due_by_then | unlinked
    rows: QuerySet[Action] = Action.objects.visible_to(THE_REPORT).filter(chosen, board=board)
    return rows.distinct()
