"""Named reads of this room, always for an actor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Substr

from goldthread.audits.domain.states import AuditState
from goldthread.audits.models import CaseAudit, Reschedule
from goldthread.foundation.access import Actor
from goldthread.improvement.models import Action
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Priority
from goldthread.programme.choices import EntryKind
from goldthread.programme.domain.standing import Dates, Standing, standing_of_all
from goldthread.programme.models import Entry, EntryDate, Obstacle


@dataclass(frozen=True)
class Part:
    """One date of a piece of work. `what` is empty where the work has only one."""

    dates: Dates
    what: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Work:
    """A piece of the year's work: an entry of the programme, or a case audit that no entry names."""

    title: str
    kind: EntryKind
    parts: tuple[Part, ...]
    standing: Standing
    entry: Entry | None = None
    audit: CaseAudit | None = None

    @property
    def reasons(self) -> list[str]:
        """Why dates moved."""
        return [part.reason for part in self.parts if part.reason]


def entries_of(actor: Actor, board: UUID, year: FinancialYear) -> QuerySet[Entry]:
    """The year's entries with their audits (and why those moved), priorities and dates, ready to be read in a loop."""
    return all_entries(actor, board).filter(year=str(year))


def all_entries(actor: Actor, board: UUID) -> QuerySet[Entry]:
    """The entries of every year, fetched as entries_of() has them."""
    rows = Entry.objects.visible_to(actor).filter(board=board)
    rows = rows.select_related("board", "audit", "audit__board", "priority")
    moved = Prefetch("audit__reschedules", queryset=Reschedule.objects.visible_to(actor))
    return rows.prefetch_related(_dates(actor), moved)


def listed_entries(actor: Actor, board: UUID, year: FinancialYear) -> QuerySet[Entry]:
    """The year's entries alone."""
    return Entry.objects.visible_to(actor).filter(board=board, year=str(year))


def years_of(actor: Actor, board: UUID) -> list[FinancialYear]:
    """The years that hold entries, or case audits planned or held, in order."""
    audits = CaseAudit.objects.visible_to(actor).filter(board=board).order_by()
    planned, held = (_months(audits, field) for field in ("planned", "held"))
    entries = Entry.objects.visible_to(actor).filter(board=board).order_by()
    found = entries.annotate(found=Substr("year", 1, 4)).values_list("found").union(planned, held)
    return sorted({_year(text) for (text,) in found})


def year_nearest(years: Iterable[FinancialYear], today: dt.date) -> FinancialYear:
    """The year of today, or of those with work the nearest to it; the later of two as near."""
    now = FinancialYear.of(today)
    return min(years, key=lambda year: (abs(year.first - now.first), -year.first), default=now)


def work_of(actor: Actor, board: UUID, year: FinancialYear, *, today: dt.date) -> list[Work]:
    """What the year holds: its entries, then the case audits of the year that no entry of it names."""
    entries = list(listed_entries(actor, board, year).select_related("board", "audit").prefetch_related(_dates(actor)))
    named = {entry.audit_id for entry in entries if entry.audit_id}
    others = [audit for audit in _audits_in(actor, board, year) if audit.pk not in named]
    reasons = _reasons(actor, named | {audit.pk for audit in others})
    found = [work_in(one, year=year, today=today, reason=_reason(one, reasons)) for one in entries]
    return found + [_work_of_audit(audit, year, today, reasons.get(audit.pk, "")) for audit in others]


def work_in(entry: Entry, *, year: FinancialYear, today: dt.date, reason: str = "") -> Work:
    """How an entry stands. A case audit's dates are the audit's own; other work has its own dates.

    `reason` says why the audit moved. The entry's audit and dates must have been fetched with it.
    """
    parts = _parts(entry, reason)
    stands = standing_of_all([part.dates for part in parts], year=year, today=today)
    return Work(entry.title, EntryKind(entry.kind), parts, stands, entry, entry.audit)


def standing_of(entry: Entry, *, today: dt.date) -> Standing:
    """How an entry of entries_of() stands in its own year."""
    return work_in(entry, year=FinancialYear.parse(entry.year), today=today).standing


def unserved_priorities(actor: Actor, board: UUID, year: FinancialYear) -> QuerySet[Priority]:
    """The year's priorities that nothing serves: no entry, itself or by its audit, and no other audit of the year."""
    entries = listed_entries(actor, board, year).order_by()
    served = entries.filter(priority__isnull=False).values("priority")
    by_audit = entries.filter(audit__priority__isnull=False).values("audit__priority")
    rows = Priority.objects.visible_to(actor).filter(board=board, year=str(year))
    audits = _audits_in(actor, board, year).exclude(state=AuditState.CANCELLED).filter(priority__isnull=False)
    by_other = audits.order_by().values("priority")
    return rows.exclude(pk__in=served).exclude(pk__in=by_audit).exclude(pk__in=by_other)


def obstacles_of(actor: Actor, board: UUID, year: FinancialYear | None = None) -> QuerySet[Obstacle]:
    """The obstacles met in a year (or in all), each with the action that answers it where the actor may see that."""
    rows = Obstacle.objects.visible_to(actor).filter(board=board).select_related("board")
    rows = rows.prefetch_related(Prefetch("answered_by", queryset=Action.objects.visible_to(actor)))
    return rows.filter(year=str(year)) if year else rows


def obstacles_by_year(actor: Actor, board: UUID) -> list[tuple[str, int, int]]:
    """(year, how many have an answer, how many have none) for each year with obstacles, the latest first."""
    rows = Obstacle.objects.visible_to(actor).filter(board=board).order_by("-year").values("year")
    is_open = Q(answer="", answered_by__isnull=True)
    counts = rows.annotate(yes=Count("pk", filter=~is_open), no=Count("pk", filter=is_open))
    return [(row["year"], row["yes"], row["no"]) for row in counts]


def dates_of(audit: CaseAudit) -> Dates:
    """The dates of a case audit as the programme reads them."""
    return Dates(audit.planned, audit.expected, audit.held, audit.state == AuditState.CANCELLED)


def _dates(actor: Actor) -> Prefetch:
    return Prefetch("dates", queryset=EntryDate.objects.visible_to(actor))


def _months(audits: QuerySet[CaseAudit], field: str) -> QuerySet[CaseAudit, tuple[str]]:
    known = audits.filter(**{f"{field}__isnull": False})
    return known.annotate(found=Substr(field, 1, 7)).values_list("found").distinct()


def _year(text: str) -> FinancialYear:
    """The year that begins in 2016, or that a month (2016-11) lies in."""
    first, _, month = text.partition("-")
    return FinancialYear.of(dt.date(int(first), int(month), 1)) if month else FinancialYear(int(first))


def _audits_in(actor: Actor, board: UUID, year: FinancialYear) -> QuerySet[CaseAudit]:
    span = {"gte": year.start.isoformat(), "lt": year.next().start.isoformat()}
    within = [Q(**{f"{field}__{side}": day for side, day in span.items()}) for field in ("planned", "held")]
    rows = CaseAudit.objects.visible_to(actor).filter(within[0] | within[1], board=board)
    return rows.select_related("board")


def _reasons(actor: Actor, audits: set[UUID]) -> dict[UUID, str]:
    rows = Reschedule.objects.visible_to(actor).filter(audit__in=audits) if audits else []
    return {moved.audit_id: moved.reason for moved in rows}


def _reason(entry: Entry, reasons: Mapping[UUID, str]) -> str:
    return reasons.get(entry.audit_id, "") if entry.audit_id else ""


def _parts(entry: Entry, reason: str) -> tuple[Part, ...]:
    if entry.audit is not None:
        return (Part(dates_of(entry.audit), reason=reason),)
    return tuple(Part(Dates(row.planned, row.planned, row.actual), row.what) for row in entry.dates.all())


def _work_of_audit(audit: CaseAudit, year: FinancialYear, today: dt.date, reason: str) -> Work:
    part = Part(dates_of(audit), reason=reason)
    stands = standing_of_all([part.dates], year=year, today=today)
    return Work(audit.theme, EntryKind.CASE_AUDIT, (part,), stands, audit=audit)


def counted(works: Sequence[Work], standing: Standing) -> list[Work]:
    """The pieces of work that stand so."""
    return [work for work in works if work.standing is standing]
