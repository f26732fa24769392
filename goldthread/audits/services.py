"""Writes of this room. Each is a verb, done by an actor, all or nothing, and recorded in the trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from goldthread.audits.domain.counts import check_counts
from goldthread.audits.domain.states import TABLE, AuditState
from goldthread.audits.models import CaseAudit, Reschedule
from goldthread.audits.permissions import MANAGE_AUDITS
from goldthread.foundation.access import Actor, require
from goldthread.foundation.numbering import next_reference
from goldthread.foundation.writes import service
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.transitions import move
from goldthread.partnership.models import Board

EDITABLE = ("theme", "kind", "why", "group", "priority")


@service("audits.planned")
def plan_audit(*, board: Board, by: Actor, planned: PartialDate | None = None, **fields: Any) -> CaseAudit:
    """Put an audit in the plan. `fields` are those of EDITABLE."""
    require(by, MANAGE_AUDITS, board=board.pk)
    audit = CaseAudit(board=board, planned=planned, expected=planned, reference=next_reference(board.pk, "CA"))
    return _fill(audit, fields)


@service("audits.changed")
def change_audit(*, public_id: UUID, version: int | None, by: Actor, **fields: Any) -> CaseAudit:
    """Change what an audit is about. Dates move by reschedule_audit, which keeps the reason."""
    audit = CaseAudit.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_AUDITS, on=audit)
    return _fill(audit, fields)


@service("audits.rescheduled")
def reschedule_audit(
    *, public_id: UUID, version: int | None, becomes: PartialDate, reason: str, by: Actor
) -> Reschedule:
    """Move the date of an audit that has not been held, keeping the date it had and why it moved."""
    audit = CaseAudit.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_AUDITS, on=audit)
    if audit.state != AuditState.PLANNED:
        raise Refused("Only an audit still to be held can be rescheduled.", field="becomes")
    if audit.expected is None:
        raise Refused("Give the audit a planned date first.", field="becomes")
    if becomes == audit.expected:
        raise Refused(f"It already stands at {becomes}. Give the date it moves to.", field="becomes")
    moved = Reschedule(board=audit.board, audit=audit, was=audit.expected, becomes=becomes, reason=reason)
    moved.save()
    audit.expected = becomes
    audit.save()
    return moved


@service("audits.held")
def hold_audit(
    *,
    public_id: UUID,
    version: int | None,
    held: PartialDate,
    cases: int,
    children: int | None,
    adults: int | None,
    by: Actor,
) -> CaseAudit:
    """Record that an audit was held, with its cases and the children or adults in them, counted separately."""
    audit = CaseAudit.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_AUDITS, on=audit)
    audit.state = move(TABLE, name="hold", state=AuditState(audit.state))
    check_counts(cases=cases, children=children, adults=adults, counts_children=audit.board.counts_children)
    audit.held, audit.cases, audit.children, audit.adults = held, cases, children, adults
    audit.save()
    return audit


@service("audits.moved_on")
def move_audit_on(*, public_id: UUID, version: int | None, step: str, by: Actor) -> CaseAudit:
    """Report, close or cancel an audit: a step of the state table that needs nothing more."""
    audit = CaseAudit.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_AUDITS, on=audit)
    audit.state = move(TABLE, name=step, state=AuditState(audit.state))
    audit.save()
    return audit


def _fill(audit: CaseAudit, fields: Mapping[str, Any]) -> CaseAudit:
    for name in EDITABLE:
        if name in fields:
            setattr(audit, name, fields[name])
    audit.save()
    return audit
