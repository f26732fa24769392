"""Writes of this room. Each is a verb, done by an actor, all or nothing, and recorded in the trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldthread.audits.choices import AuditKind
from goldthread.audits.domain.agency import check_agency
from goldthread.audits.domain.counts import check_counts
from goldthread.audits.domain.dates import check_held, check_period
from goldthread.audits.domain.states import COMPLETED, AuditState, advance
from goldthread.audits.models import AuditMethod, CaseAudit, LearningOutput, Reschedule
from goldthread.audits.permissions import MANAGE_AUDITS
from goldthread.foundation.access import Actor, require
from goldthread.foundation.numbering import next_reference
from goldthread.foundation.writes import service
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board

COUNTS = ("cases", "children", "adults")
EDITABLE = ("theme", "kind", "agency", "why", "result", "group", "priority", "readings")
METHOD_FIELDS = ("name", "starts", "ends", "criticism", "columns", "readings")
OUTPUT_FIELDS = ("audit", "year", "kind", "sent_to", "published", "claim", "evidence_held", "readings")


@service("audits.planned")
def plan_audit(*, board: Board, by: Actor, planned: PartialDate | None = None, **fields: Any) -> CaseAudit:
    """Put an audit in the plan. `fields` are those of EDITABLE."""
    require(by, MANAGE_AUDITS, board=board.pk)
    audit = CaseAudit(board=board, planned=planned, expected=planned, reference=next_reference(board.pk, "CA"))
    return _fill(audit, fields)


@service("audits.changed")
def change_audit(
    *, public_id: UUID, version: int | None, by: Actor, planned: PartialDate | None = None, **fields: Any
) -> CaseAudit:
    """Change what an audit is about. `planned` gives a date to an audit that had none.

    A date that stands moves by reschedule_audit, which keeps the reason. Of an audit that was held, `held` and COUNTS
    may be put right as well.
    """
    audit = CaseAudit.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_AUDITS, on=audit)
    if planned is not None and audit.planned is not None and planned != audit.planned:
        raise Refused("It has a planned date already. Reschedule it, and say why it moves.", field="planned")
    if planned is not None and audit.planned is None:
        audit.planned = audit.expected = planned
    _put_right(audit, fields)
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
    audit.state = advance(step="hold", state=AuditState(audit.state), facts={"held": held, "cases": cases})
    _set_held(audit, held, {"cases": cases, "children": children, "adults": adults})
    audit.save()
    return audit


@service("audits.moved_on")
def move_audit_on(*, public_id: UUID, version: int | None, step: str, by: Actor) -> CaseAudit:
    """Report, close or cancel an audit: a step of the state table that needs nothing more."""
    audit = CaseAudit.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_AUDITS, on=audit)
    known = {"held": audit.held, "cases": audit.cases}
    audit.state = advance(step=step, state=AuditState(audit.state), facts=known)
    audit.save()
    return audit


@service("audits.method_recorded")
def record_method(*, board: Board, by: Actor, **fields: Any) -> AuditMethod:
    """Record how audits were done between two dates. `fields` are those of METHOD_FIELDS."""
    require(by, MANAGE_AUDITS, board=board.pk)
    return _fill_method(AuditMethod(board=board), fields)


@service("audits.method_changed")
def change_method(*, public_id: UUID, version: int | None, by: Actor, **fields: Any) -> AuditMethod:
    """Change what is recorded of a way of auditing. `fields` are those of METHOD_FIELDS."""
    method = AuditMethod.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_AUDITS, on=method)
    return _fill_method(method, fields)


@service("audits.output_recorded")
def record_output(*, board: Board, by: Actor, **fields: Any) -> LearningOutput:
    """Record what went out after an audit, or after each audit of a year. `fields` are those of OUTPUT_FIELDS."""
    require(by, MANAGE_AUDITS, board=board.pk)
    return _fill_output(LearningOutput(board=board), fields)


@service("audits.output_changed")
def change_output(*, public_id: UUID, version: int | None, by: Actor, **fields: Any) -> LearningOutput:
    """Change what is recorded of a learning output, such as the evidence of its use. `fields`: OUTPUT_FIELDS."""
    output = LearningOutput.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_AUDITS, on=output)
    return _fill_output(output, fields)


def _fill_method(method: AuditMethod, fields: Mapping[str, Any]) -> AuditMethod:
    for name in METHOD_FIELDS:
        if name in fields:
            setattr(method, name, fields[name])
    check_period(method.starts, method.ends)
    method.save()
    return method


def _fill_output(output: LearningOutput, fields: Mapping[str, Any]) -> LearningOutput:
    for name in OUTPUT_FIELDS:
        if name in fields:
            setattr(output, name, fields[name])
    output.year = _year(output.year)
    if output.audit is not None and output.audit.board_id != output.board_id:
        raise Refused("Choose an audit of this board.", field="audit")
    output.save()
    return output


def _put_right(audit: CaseAudit, fields: Mapping[str, Any]) -> None:
    if not any(name in fields for name in ("held", *COUNTS)):
        return
    if audit.state not in COMPLETED:
        raise Refused("It has not been held. Record that it was held first.", field="held")
    counts = {name: fields.get(name, getattr(audit, name)) for name in COUNTS}
    _set_held(audit, fields.get("held", audit.held), counts)


def _set_held(audit: CaseAudit, held: PartialDate, counts: Mapping[str, Any]) -> None:
    check_held(held, today=timezone.localdate())
    check_counts(**counts, counts_children=audit.board.counts_children)
    audit.held = held
    for name in COUNTS:
        setattr(audit, name, counts[name])


def _year(given: str | FinancialYear) -> str:
    try:
        return str(FinancialYear.parse(str(given)))
    except ValueError as wrong:
        raise Refused(str(wrong), field="year") from None


def _fill(audit: CaseAudit, fields: Mapping[str, Any]) -> CaseAudit:
    for name in EDITABLE:
        if name in fields:
            setattr(audit, name, fields[name])
    check_agency(is_single_agency=audit.kind == AuditKind.SINGLE_AGENCY, named=audit.agency is not None)
    audit.save()
    return audit
