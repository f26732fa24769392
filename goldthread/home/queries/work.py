"""What is waiting, and for whom. Each is one query, however many records there are."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Count, F, Min, QuerySet, TextField, Value, When

from goldthread.audits.domain.states import COMPLETED
from goldthread.audits.models import CaseAudit
from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.improvement.domain.due_dates import UNFINISHED
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.models import Action, Evidence, ProgressNote, Response
from goldthread.improvement.queries import open_actions_of
from goldthread.improvement.queries.deciding import awaiting
from goldthread.partnership.models import EnteredForAgency
from goldthread.reports.domain.states import ReportState
from goldthread.reports.models import AnnualReport

MOST = 10
AUDITS_READ = 60
ENTERED: tuple[tuple[str, Any], ...] = (
    ("action", Action),
    ("note", ProgressNote),
    ("evidence", Evidence),
    ("response", Response),
)


def audits(actor: Actor, board: UUID) -> list[CaseAudit]:
    """The latest audits of the board, for what is due and for the year line."""
    rows = CaseAudit.objects.visible_to(actor).filter(board=board).select_related("board")
    return list(rows.order_by(F("expected").desc(nulls_last=True))[:AUDITS_READ])


def audits_held(actor: Actor, board: UUID) -> list[CaseAudit]:
    """The audits held last."""
    rows = CaseAudit.objects.visible_to(actor).filter(board=board, state__in=sorted(COMPLETED))
    return list(rows.select_related("board").order_by("-held")[:5])


def unsigned_findings(actor: Actor, board: UUID) -> list[Finding]:
    """Findings nobody has signed off, the oldest first."""
    rows = Finding.objects.visible_to(actor).filter(board=board, signed_off_at=None)
    return list(rows.select_related("board").order_by("created_at")[:MOST])


def unsigned_recommendations(actor: Actor, board: UUID) -> list[Recommendation]:
    """Recommendations nobody has signed off, the oldest first."""
    rows = Recommendation.objects.visible_to(actor).filter(board=board, signed_off_at=None)
    return list(rows.select_related("board").order_by("created_at")[:MOST])


def to_sign_off(actor: Actor, board: UUID) -> tuple[int, dt.datetime | None]:
    """How many findings and recommendations nobody has signed off, and since when. One select."""
    parts = [
        kind.objects.visible_to(actor)
        .filter(board=board, signed_off_at=None)
        .order_by()
        .values("board")
        .annotate(number=Count("pk"), since=Min("created_at"))
        .values_list("number", "since")
        for kind in (Finding, Recommendation)
    ]
    told = list(parts[0].union(parts[1], all=True))
    return sum(number for number, _ in told), min((since for _, since in told), default=None)


def signed_off_findings(actor: Actor, board: UUID) -> list[Finding]:
    """Findings signed off last."""
    rows = Finding.objects.visible_to(actor).filter(board=board, signed_off_at__isnull=False)
    return list(rows.select_related("board").order_by("-signed_off_at")[:5])


def issued_reports(actor: Actor, board: UUID) -> list[AnnualReport]:
    """Annual reports issued last."""
    rows = AnnualReport.objects.visible_to(actor).filter(board=board, state=ReportState.ISSUED).defer("frozen")
    return list(rows.select_related("board").order_by("-issued_at")[:3])


def awaiting_acceptance(actor: Actor, board: UUID) -> list[Action]:
    """Actions said to be done, the longest waiting first, with how much evidence each has."""
    rows = open_actions_of(actor, board).filter(state=ActionState.DONE)
    return list(rows.order_by("changed_at")[:MOST])


def to_decide(actor: Actor, board: UUID) -> list[Action]:
    """Of those, what waits for this person: theirs to decide, or to pass on where their own agency owns it."""
    rows = open_actions_of(actor, board).filter(awaiting(actor, board))
    return list(rows.order_by("changed_at")[:MOST])


def own_actions(actor: Actor, board: UUID) -> list[Action]:
    """What the actor's agencies still have to do, the earliest due first."""
    agencies = sorted(actor.agencies(board))
    rows = open_actions_of(actor, board).filter(owner_agency__in=agencies, state__in=sorted(UNFINISHED))
    return list(rows[: 3 * MOST])


def awaiting_confirmation(actor: Actor, board: UUID) -> list[dict[str, Any]]:
    """For each agency: how many things entered for it are not confirmed (`n`), and since when."""
    parts = [
        _unconfirmed(kind, actor, board)
        .order_by()
        .values("entered_for__short_name")
        .annotate(n=Count("pk"), since=Min("created_at"))
        for _, kind in ENTERED
    ]
    return list(parts[0].union(*parts[1:], all=True))


def to_confirm(actor: Actor, board: UUID) -> list[dict[str, Any]]:
    """What was entered for the actor’s own agencies and is not confirmed: of what kind, id, text, whence and when."""
    agencies = sorted(actor.agencies(board))
    fields = ("of", "public_id", "text", "entered_from", "created_at")
    parts = [
        _with_text(_unconfirmed(kind, actor, board))
        .filter(entered_for__in=agencies)
        .order_by()
        .annotate(of=Value(name, output_field=CharField()))
        .values(*fields)
        for name, kind in ENTERED
    ]
    return list(parts[0].union(*parts[1:], all=True).order_by("created_at")[:MOST])


def _with_text(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Each with a `text`: of a response, its reason, or that it is one."""
    if rows.model is not Response:
        return rows
    unsaid = When(reason="", then=Value("your response to a recommendation"))
    told: QuerySet[Any] = rows.annotate(text=Case(unsaid, default=F("reason"), output_field=TextField()))
    return told


def _unconfirmed(kind: type[EnteredForAgency], actor: Actor, board: UUID) -> QuerySet[Any]:
    rows: QuerySet[Any] = kind.objects.visible_to(actor)  # type: ignore[attr-defined]
    return rows.filter(board=board, entered_for__isnull=False, confirmed_at=None)
