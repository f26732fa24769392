"""The words people see for what this room stores."""

from __future__ import annotations

from enum import StrEnum

from goldthread.improvement.domain.states import ActionState
from goldthread.ui.vocabulary import Term, Tone, Vocabulary

ACTION_STATE = Vocabulary(
    {
        ActionState.PROPOSED: Term("Proposed", Tone.NEUTRAL),
        ActionState.AGREED: Term("Agreed", Tone.INFO),
        ActionState.IN_PROGRESS: Term("In progress", Tone.INFO),
        ActionState.DONE: Term("Done, awaiting acceptance", Tone.WARN),
        ActionState.CLOSED: Term("Closed", Tone.DONE),
        ActionState.EMBEDDED: Term("Closed, embedded", Tone.DONE),
        ActionState.CANCELLED: Term("Cancelled", Tone.NEUTRAL),
    }
)


class ImpactKind(StrEnum):
    RE_AUDIT = "re_audit"
    INDICATOR = "indicator"
    SURVEY = "survey"
    FEEDBACK = "feedback"
    DIP_SAMPLE = "dip_sample"


IMPACT_KIND = Vocabulary(
    {
        ImpactKind.RE_AUDIT: Term("Re-audit question"),
        ImpactKind.INDICATOR: Term("Indicator"),
        ImpactKind.SURVEY: Term("Survey question"),
        ImpactKind.FEEDBACK: Term("Practitioner or family feedback"),
        ImpactKind.DIP_SAMPLE: Term("Dip sample"),
    }
)


class ImpactResult(StrEnum):
    NOT_YET = "not_yet"
    IMPROVED = "improved"
    NO_CHANGE = "no_change"
    WORSE = "worse"
    CANNOT_TELL = "cannot_tell"


IMPACT_RESULT = Vocabulary(
    {
        ImpactResult.NOT_YET: Term("Not tested yet", Tone.GAP),
        ImpactResult.IMPROVED: Term("Improved", Tone.GOOD),
        ImpactResult.NO_CHANGE: Term("No change", Tone.WARN),
        ImpactResult.WORSE: Term("Worse", Tone.BAD),
        ImpactResult.CANNOT_TELL: Term("Cannot tell", Tone.NEUTRAL),
    }
)
