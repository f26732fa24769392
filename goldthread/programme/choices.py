"""The words people see for what this room stores."""

from __future__ import annotations

from enum import StrEnum

from goldthread.programme.domain.standing import Standing
from goldthread.ui.vocabulary import Term, Tone, Vocabulary

__all__ = ["ENTRY_KIND", "STANDING", "EntryKind", "Standing"]


class EntryKind(StrEnum):
    CASE_AUDIT = "case_audit"
    SECTION_11 = "section_11"
    SCHOOLS = "schools"
    RESTRAINT = "restraint"
    SCORECARD = "scorecard"
    OTHER = "other"


ENTRY_KIND = Vocabulary(
    {
        EntryKind.CASE_AUDIT: Term("Case audit"),
        EntryKind.SECTION_11: Term("Section 11"),
        EntryKind.SCHOOLS: Term("Schools' return (175/157)"),
        EntryKind.RESTRAINT: Term("Use of restraint"),
        EntryKind.SCORECARD: Term("Scorecard"),
        EntryKind.OTHER: Term("Other"),
    }
)


STANDING = Vocabulary(
    {
        Standing.TO_COME: Term("To come", Tone.INFO),
        Standing.HELD: Term("Held", Tone.GOOD),
        Standing.SLIPPED: Term("Slipped", Tone.WARN),
        Standing.OVERDUE: Term("Overdue", Tone.BAD),
        Standing.CANCELLED: Term("Cancelled", Tone.NEUTRAL),
    }
)
