"""The records of a board's year, in a number of selects that does not grow with them.

A report says the same to everyone who may read it: absences ("no meeting is recorded") would be untrue if they meant
"none that you may see". So the year is read for the report, not for its reader, with one exception: a finding that is
not signed off is left out for whoever may see only signed-off findings.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from goldthread.audits.queries import audits_of, methods_of, outputs_of, slipped_in
from goldthread.findings.models import Finding
from goldthread.foundation.access import Actor
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
from goldthread.reports.queries.improvement import improvement_of
from goldthread.reports.queries.spans import THE_REPORT, completed_audits, within
from goldthread.reports.year_records import AuditWork, Governance, Planned, YearRecords


def records_of(actor: Actor, board: Board, year: FinancialYear, *, as_of: dt.date) -> YearRecords:
    """What an annual report on the year reads, for a reader."""
    return YearRecords(
        board,
        year,
        as_of,
        governance=_governance(board.pk, year),
        work=_work(board.pk, year),
        improvement=improvement_of(actor, board.pk, year),
        planned=_planned(board.pk, year),
    )


def unsigned_in(board: UUID, year: FinancialYear) -> QuerySet[Finding]:
    """Findings of the year's audits that have not been signed off."""
    audits = completed_audits(board, year)
    rows: QuerySet[Finding] = Finding.objects.visible_to(THE_REPORT).filter(board=board, audit__in=audits)
    return rows.filter(signed_off_at__isnull=True)


def _governance(board: UUID, year: FinancialYear) -> Governance:
    me = THE_REPORT
    met = Meeting.objects.visible_to(me).filter(within("held", year), board=board).select_related("group")
    changed = within("changed", year) | Q(changed__isnull=True)
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
    rows: QuerySet[Attendance] = Attendance.objects.visible_to(THE_REPORT).filter(within("meeting__held", year))
    return rows.filter(board=board, meeting__was_cancelled=False).select_related("agency")


def _work(board: UUID, year: FinancialYear) -> AuditWork:
    spans = within("held", year) | within("planned", year) | within("expected", year, year.next())
    return AuditWork(
        audits=list(audits_of(THE_REPORT, board).filter(spans)),
        reschedules=list(slipped_in(THE_REPORT, board, year)),
        methods=list(methods_of(THE_REPORT, board)),
        outputs=list(outputs_of(THE_REPORT, board, year)),
    )


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
