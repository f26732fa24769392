"""The words people see for what this room stores."""

from __future__ import annotations

from enum import StrEnum

from goldthread.audits.domain.states import AuditState
from goldthread.ui.vocabulary import Term, Tone, Vocabulary

AUDIT_STATE = Vocabulary(
    {
        AuditState.PLANNED: Term("Planned", Tone.INFO),
        AuditState.HELD: Term("Held", Tone.GOOD),
        AuditState.REPORTED: Term("Reported", Tone.GOOD),
        AuditState.CLOSED: Term("Closed", Tone.DONE),
        AuditState.CANCELLED: Term("Cancelled", Tone.WARN),
    }
)


class AuditKind(StrEnum):
    MULTI_AGENCY = "multi_agency"
    RAPID = "rapid"
    FOCUS_GROUP = "focus_group"
    PRACTITIONER_EVENT = "practitioner_event"
    SINGLE_AGENCY = "single_agency"
    RE_AUDIT = "re_audit"


AUDIT_KIND = Vocabulary(
    {
        AuditKind.MULTI_AGENCY: Term("Multi-agency case audit"),
        AuditKind.RAPID: Term("Rapid audit"),
        AuditKind.FOCUS_GROUP: Term("Focus group"),
        AuditKind.PRACTITIONER_EVENT: Term("Practitioner event"),
        AuditKind.SINGLE_AGENCY: Term("Single-agency audit"),
        AuditKind.RE_AUDIT: Term("Re-audit"),
    }
)


class OutputKind(StrEnum):
    LEARNING_SUMMARY = "learning_summary"
    BRIEFING = "briefing"


OUTPUT_KIND = Vocabulary(
    {
        OutputKind.LEARNING_SUMMARY: Term("Learning summary"),
        OutputKind.BRIEFING: Term("6 Step Briefing"),
    }
)


class UseKnown(StrEnum):
    """What is known of the use made of a learning output."""

    EVIDENCED = "evidenced"
    CLAIMED = "claimed"
    UNCLAIMED = "unclaimed"


USE_KNOWN = Vocabulary(
    {
        UseKnown.EVIDENCED: Term("Evidence held", Tone.GOOD),
        UseKnown.CLAIMED: Term("Claimed, no evidence held", Tone.GAP),
        UseKnown.UNCLAIMED: Term("No claim of use", Tone.NEUTRAL),
    }
)
