"""The words people see for what this room stores."""

from __future__ import annotations

from enum import StrEnum

from goldthread.ui.vocabulary import Term, Tone, Vocabulary


class FindingKind(StrEnum):
    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    NOT_RECORDED = "not_recorded"


FINDING_KIND = Vocabulary(
    {
        FindingKind.STRENGTH: Term("Strength", Tone.GOOD),
        FindingKind.IMPROVEMENT: Term("To improve", Tone.WARN),
        FindingKind.NOT_RECORDED: Term("Kind not recorded", Tone.GAP),
    }
)
