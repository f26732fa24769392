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


class SourceKind(StrEnum):
    """Where a finding comes from, as lists name it."""

    AUDIT = "audit"
    JUDGEMENT = "judgement"


SOURCE_KIND = Vocabulary(
    {
        SourceKind.AUDIT: Term("Case audit"),
        SourceKind.JUDGEMENT: Term("Inspection or review"),
    }
)


class SignOff(StrEnum):
    """Whether the board has accepted the wording."""

    SIGNED = "signed"
    WAITING = "waiting"


SIGN_OFF = Vocabulary(
    {
        SignOff.SIGNED: Term("Signed off", Tone.DONE),
        SignOff.WAITING: Term("Not signed off", Tone.INFO),
    }
)


class Reading(StrEnum):
    """The parts of a finding that may be the partnership's own reading rather than what the source says."""

    TEXT = "text"
    KIND = "kind"
    THEME = "theme"


READING = Vocabulary(
    {
        Reading.TEXT: Term("The wording"),
        Reading.KIND: Term("Whether it is a strength or a point to improve"),
        Reading.THEME: Term("The theme"),
    }
)
