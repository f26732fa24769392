"""The life of a case audit, as a table."""

from __future__ import annotations

from enum import StrEnum

from goldthread.kernel.transitions import Step


class AuditState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    REPORTED = "reported"
    CLOSED = "closed"
    CANCELLED = "cancelled"


COMPLETED = frozenset({AuditState.HELD, AuditState.REPORTED, AuditState.CLOSED})

TABLE: dict[str, Step[AuditState]] = {
    "hold": Step(frozenset({AuditState.PLANNED}), AuditState.HELD, "be recorded as held"),
    "report": Step(frozenset({AuditState.HELD}), AuditState.REPORTED, "be reported"),
    "close": Step(frozenset({AuditState.REPORTED}), AuditState.CLOSED, "be closed"),
    "cancel": Step(frozenset({AuditState.PLANNED}), AuditState.CANCELLED, "be cancelled"),
}
