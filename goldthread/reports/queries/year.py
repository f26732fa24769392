"""The records of a board's year, in a number of selects that does not grow with them.

A report says the same to everyone who may read it: absences ("no meeting is recorded") would be untrue if they meant
"none that you may see". So the year is read for the report, not for its reader, with one exception: a finding that is
not signed off is left out for whoever may see only signed-off findings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from goldthread.audits.queries import audits_of, completed_in, methods_of, outputs_of, slipped_in
from goldthread.findings.models import Answer, Finding
from goldthread.foundation.access import Actor
from goldthread.improvement.domain.states import OPEN
from goldthread.improvement.models import Action, DueDateChange, ImpactTest, Purpose
from goldthread.kernel.years import FinancialYear
from goldthread.meetings.models import Attendance, Meeting
from goldthread.partnership.choices import GroupPost
from goldthread.partnership.models import (
    Agency,
    Board,
    GovernanceChange,
    GroupRole,
    LegalDuty,
    MeetingPattern,
    Priority,
    SubGroup,
    TermsOfReference,
)
from goldthread.programme.models import Entry, EntryDate, Obstacle
from goldthread.reports.year_records import AuditWork, Governance, Improvement, Planned, YearRecords
from goldthread.reviews.models import Judgement, JudgementFigure

THE_REPORT = Actor.system("annual report")


def records_of(actor: Actor, board: Board, year: FinancialYear, *, as_of: dt.date) -> YearRecords:
    """What an annual report on the year reads, for a reader."""
    return YearRecords(
        board,
        year,
        as_of,
        governance=_governance(board.pk, year),
        work=_work(board.pk, year),
        improvement=_improvement(actor, board.pk, year),
        planned=_planned(board.pk, year),
    )


def unsigned_in(board: UUID, year: FinancialYear) -> QuerySet[Finding]:
    """Findings of the year's audits that have not been signed off."""
    audits = completed_in(THE_REPORT, board, year).order_by()
    rows: QuerySet[Finding] = Finding.objects.visible_to(THE_REPORT).filter(board=board, audit__in=audits)
    return rows.filter(signed_off_at__isnull=True)


def _within(field: str, first: FinancialYear, last: FinancialYear | None = None) -> Q:
    after = (last or first).next().start.isoformat()
    return Q(**{f"{field}__gte": first.start.isoformat(), f"{field}__lt": after})


def _governance(board: UUID, year: FinancialYear) -> Governance:
    me = THE_REPORT
    met = Meeting.objects.visible_to(me).filter(_within("held", year), board=board).select_related("group")
    changed = _within("changed", year) | Q(changed__isnull=True)
    chairs = GroupRole.objects.visible_to(me).filter(board=board, post=GroupPost.CHAIR)
    return Governance(
        agencies=list(Agency.objects.visible_to(me).filter(_linked(board, year)).distinct()),
        duties=list(LegalDuty.objects.visible_to(me).filter(board=board)),
        groups=list(SubGroup.objects.visible_to(me).filter(board=board)),
        chairs=list(chairs.select_related("person", "group")),
        patterns=list(MeetingPattern.objects.visible_to(me).filter(board=board).select_related("group")),
        terms=list(TermsOfReference.objects.visible_to(me).filter(board=board).select_related("group")),
        changes=list(GovernanceChange.objects.visible_to(me).filter(changed, board=board)),
        meetings=list(met.order_by("held")),
        attendance=list(_attendance(board, year)),
    )


def _linked(board: UUID, year: FinancialYear) -> Q:
    still = Q(links__ends__isnull=True) | Q(links__ends__gte=year.start.isoformat())
    return still & Q(links__board=board)


def _attendance(board: UUID, year: FinancialYear) -> QuerySet[Attendance]:
    rows: QuerySet[Attendance] = Attendance.objects.visible_to(THE_REPORT).filter(_within("meeting__held", year))
    return rows.filter(board=board, meeting__was_cancelled=False).select_related("agency")


def _work(board: UUID, year: FinancialYear) -> AuditWork:
    spans = _within("held", year) | _within("planned", year) | _within("expected", year, year.next())
    return AuditWork(
        audits=list(audits_of(THE_REPORT, board).filter(spans)),
        reschedules=list(slipped_in(THE_REPORT, board, year)),
        methods=list(methods_of(THE_REPORT, board)),
        outputs=list(outputs_of(THE_REPORT, board, year)),
    )


def _improvement(actor: Actor, board: UUID, year: FinancialYear) -> Improvement:
    me = THE_REPORT
    judgements = _judgements(board, year)
    findings = Finding.objects.visible_to(me).filter(_of_the_year(board, year), board=board)
    answers = Answer.objects.visible_to(me).filter(finding__in=findings.order_by())
    purposes = Purpose.objects.visible_to(me).filter(
        Q(finding__in=findings.order_by()) | Q(recommendation__in=answers.order_by().values("recommendation"))
    )
    actions = _actions(board, year, purposes)
    tests = ImpactTest.objects.visible_to(me).filter(recommendation__in=answers.order_by().values("recommendation"))
    moved = DueDateChange.objects.visible_to(me).filter(action__in=actions.order_by().values("pk"))
    shown, hidden = _split(actor, list(findings))
    return Improvement(
        judgements=list(judgements.select_related("review")),
        figures=list(_figures(judgements)),
        findings=shown,
        hidden=hidden,
        answers=list(answers.select_related("recommendation")),
        purposes=list(purposes),
        actions=list(actions.select_related("owner_agency", "owner_group", "owner_person")),
        due_changes=list(moved.select_related("action")),
        impact_tests=list(tests.select_related("recommendation")),
    )


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
    recent = _within("review__held", year.previous(), year)
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
    audits = completed_in(THE_REPORT, board, year).order_by()
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
    counts = {
        "evidence_held": Count("evidence", distinct=True),
        "evidence_accepted": Count("evidence", distinct=True, filter=Q(evidence__accepted_at__isnull=False)),
    }
    rows: QuerySet[Action] = Action.objects.visible_to(THE_REPORT).filter(chosen, board=board)
    return rows.annotate(**counts)


def _planned(board: UUID, year: FinancialYear) -> Planned:
    me, years = THE_REPORT, [str(year), str(year.next())]
    dates = Prefetch("dates", queryset=EntryDate.objects.visible_to(me))
    entries = Entry.objects.visible_to(me).filter(board=board, year__in=years)
    obstacles = Obstacle.objects.visible_to(me).filter(board=board, year=str(year))
    return Planned(
        entries=list(entries.select_related("audit", "priority").prefetch_related(dates)),
        priorities=list(Priority.objects.visible_to(me).filter(board=board, year__in=years)),
        obstacles=list(obstacles.select_related("answered_by")),
    )
