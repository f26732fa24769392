"""The words people see for what this room stores."""

from __future__ import annotations

from enum import StrEnum

from goldthread.improvement.domain.impact import Impact, ImpactResult, NextStep
from goldthread.improvement.domain.indicators import Direction, ImpactKind
from goldthread.improvement.domain.rating import Rating
from goldthread.improvement.domain.responses import ResponseAnswer
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.domain.strength import EvidenceKind, Strength
from goldthread.ui.vocabulary import Term, Tone, Vocabulary

__all__ = ["Direction", "ImpactKind", "ImpactResult", "NextStep", "ResponseAnswer"]

ACTION_STATE = Vocabulary(
    {
        ActionState.PROPOSED: Term("Proposed", Tone.NEUTRAL),
        ActionState.AGREED: Term("Agreed", Tone.INFO),
        ActionState.IN_PROGRESS: Term("In progress", Tone.INFO),
        ActionState.DONE: Term("Done, awaiting acceptance", Tone.WARN),
        ActionState.CLOSED: Term("Closed", Tone.DONE),
        ActionState.EMBEDDED: Term("Closed, embedded", Tone.DONE),
        ActionState.CLOSED_BEFORE: Term("Closed before Goldthread, evidence not held", Tone.GAP),
        ActionState.CANCELLED: Term("Cancelled", Tone.NEUTRAL),
    }
)

# A board may say these in its own words (PlanSettings.rating_words).
RATING = Vocabulary(
    {
        Rating.RED: Term("Red", Tone.BAD),
        Rating.AMBER: Term("Amber", Tone.WARN),
        Rating.GREEN: Term("Green", Tone.GOOD),
        Rating.BLUE: Term("Blue", Tone.INFO),
        Rating.PURPLE: Term("Purple", Tone.DONE),
        Rating.BEFORE: Term("Closed before Goldthread", Tone.GAP),
        Rating.NONE: Term("Not rated", Tone.NEUTRAL),
    }
)
RATING_MEANS = {
    Rating.RED: "Overdue; or closed, and an impact test has shown no difference",
    Rating.AMBER: "No due date, slipped, due soon with nothing to show, or said to be done on someone’s word alone",
    Rating.GREEN: "On track",
    Rating.BLUE: "Closed on accepted evidence",
    Rating.PURPLE: "Closed, and an impact test has shown a difference that lasts",
    Rating.BEFORE: "Closed before Goldthread; no evidence is held, so it is counted apart",
    Rating.NONE: "Proposed or cancelled",
}


class Priority(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


PRIORITY = Vocabulary(
    {
        Priority.HIGH: Term("High", Tone.WARN),
        Priority.MEDIUM: Term("Medium"),
        Priority.LOW: Term("Low"),
    }
)

EVIDENCE_KIND = Vocabulary(
    {
        EvidenceKind.STATEMENT: Term("Someone’s word that it was done"),
        EvidenceKind.DOCUMENT: Term("A document: a policy, a form, minutes"),
        EvidenceKind.TRAINING: Term("A record of training or of a briefing discussed"),
        EvidenceKind.DATA: Term("Figures"),
        EvidenceKind.AUDIT: Term("Practice looked at: an audit or a dip sample"),
        EvidenceKind.FEEDBACK: Term("What practitioners or families say"),
    }
)

STRENGTH = Vocabulary(
    {
        Strength.NONE: Term("No evidence", Tone.GAP),
        Strength.WEAK: Term("Weak", Tone.WARN),
        Strength.FAIR: Term("Fair", Tone.INFO),
        Strength.STRONG: Term("Strong", Tone.GOOD),
    }
)


class Decided(StrEnum):
    ACCEPTED = "accepted"
    RETURNED = "returned"


DECIDED = Vocabulary(
    {Decided.ACCEPTED: Term("Accepted", Tone.GOOD), Decided.RETURNED: Term("Returned", Tone.WARN)},
)


class How(StrEnum):
    """How the owning group decided."""

    CHAIR = "chair"
    MEETING = "meeting"


HOW = Vocabulary({How.CHAIR: Term("By the chair"), How.MEETING: Term("In a meeting")})


RESPONSE_ANSWER = Vocabulary(
    {
        ResponseAnswer.ACCEPT: Term("Accepted", Tone.GOOD),
        ResponseAnswer.IN_PART: Term("Accepted in part", Tone.WARN),
        ResponseAnswer.NOT_ACCEPT: Term("Not accepted", Tone.BAD),
    }
)


IMPACT_KIND = Vocabulary(
    {
        ImpactKind.RE_AUDIT: Term("Re-audit question"),
        ImpactKind.INDICATOR: Term("Indicator"),
        ImpactKind.SURVEY: Term("Survey question"),
        ImpactKind.FEEDBACK: Term("Practitioner or family feedback"),
        ImpactKind.DIP_SAMPLE: Term("Dip sample"),
    }
)


DIRECTION = Vocabulary({Direction.UP: Term("It should rise"), Direction.DOWN: Term("It should fall")})

IMPACT_RESULT = Vocabulary(
    {
        ImpactResult.NOT_YET: Term("Not tested yet", Tone.GAP),
        ImpactResult.IMPROVED: Term("Improved", Tone.GOOD),
        ImpactResult.NO_CHANGE: Term("No change", Tone.WARN),
        ImpactResult.WORSE: Term("Worse", Tone.BAD),
        ImpactResult.CANNOT_TELL: Term("Cannot tell", Tone.NEUTRAL),
    }
)

IMPACT = Vocabulary(
    {
        Impact.NONE: Term("No impact test", Tone.GAP),
        Impact.REASON: Term("No test, with a reason", Tone.NEUTRAL),
        Impact.PLANNED: Term("Test planned", Tone.INFO),
        Impact.UNCLEAR: Term("Cannot tell", Tone.NEUTRAL),
        Impact.FAILED: Term("Made no difference", Tone.BAD),
        Impact.PASSED: Term("Made a difference", Tone.GOOD),
    }
)


NEXT_STEP = Vocabulary(
    {
        NextStep.NEW_ACTION: Term("Do something else: a new action is written"),
        NextStep.TEST_AGAIN: Term("Give it time and test again"),
        NextStep.ACCEPT: Term("Leave it as it is, knowing that it made no difference"),
    }
)
