"""The words people see for what this room stores."""

from __future__ import annotations

from enum import StrEnum

from goldthread.partnership.choices import Remit
from goldthread.reviews.domain.clocks import ClockState, Standing
from goldthread.reviews.domain.kinds import ReviewKind
from goldthread.ui.vocabulary import Term, Tone, Vocabulary

__all__ = ["ReviewKind"]


REVIEW_KIND = Vocabulary(
    {
        ReviewKind.INSPECTION: Term("Inspection"),
        ReviewKind.JOINT_INSPECTION: Term("Joint targeted area inspection"),
        ReviewKind.PRACTICE_REVIEW: Term("Serious case or child safeguarding practice review"),
        ReviewKind.RAPID_REVIEW: Term("Rapid review"),
        ReviewKind.ADULTS_REVIEW: Term("Safeguarding adults review"),
        ReviewKind.LEARNING_REVIEW: Term("Learning review"),
        ReviewKind.CHILD_DEATH_OVERVIEW: Term("Child death overview panel"),
        ReviewKind.LIVES_AND_DEATHS: Term("Learning from lives and deaths (LeDeR)"),
        ReviewKind.DOMESTIC_ABUSE: Term("Domestic abuse related death review"),
        ReviewKind.DESIGNATED_OFFICER: Term("Designated officer (LADO) report"),
        ReviewKind.THEMED_REPORT: Term("Themed report"),
        ReviewKind.PEER_REVIEW: Term("Peer review"),
        ReviewKind.IMPROVEMENT_BOARD: Term("Improvement board"),
        ReviewKind.OTHER: Term("Other"),
    }
)
CHILDREN_ONLY = frozenset(
    {
        ReviewKind.JOINT_INSPECTION,
        ReviewKind.PRACTICE_REVIEW,
        ReviewKind.RAPID_REVIEW,
        ReviewKind.CHILD_DEATH_OVERVIEW,
        ReviewKind.DESIGNATED_OFFICER,
    }
)
ADULTS_ONLY = frozenset({ReviewKind.ADULTS_REVIEW, ReviewKind.LIVES_AND_DEATHS})
NOT_OF = {Remit.CHILDREN: ADULTS_ONLY, Remit.ADULTS: CHILDREN_ONLY, Remit.JOINT: frozenset[ReviewKind]()}


def kinds_of(remit: str, *, kept: str = "") -> list[tuple[str, str]]:
    """The kinds a board of this remit can be looked at by, in order; `kept` stays on offer where it stands already."""
    left_out = NOT_OF[Remit(remit)]
    return [(value, words) for value, words in REVIEW_KIND.choices() if value not in left_out or value == kept]


STANDING = Vocabulary(
    {
        Standing.LAW: Term("Law"),
        Standing.STATUTORY: Term("Statutory guidance"),
        Standing.NATIONAL: Term("National guidance"),
    }
)
CLOCK_STATE = Vocabulary(
    {
        ClockState.MET: Term("Met", Tone.DONE),
        ClockState.MET_LATE: Term("Done late", Tone.WARN),
        ClockState.RUNNING: Term("Running", Tone.INFO),
        ClockState.SOON: Term("Due soon", Tone.WARN),
        ClockState.LATE: Term("Late", Tone.BAD),
    }
)


class FigureMeasure(StrEnum):
    AUDITS = "audits"
    CHILDREN = "children"
    MONTHS_BEFORE = "months_before"


FIGURE_MEASURE = Vocabulary(
    {
        FigureMeasure.AUDITS: Term("Multi-agency audits"),
        FigureMeasure.CHILDREN: Term("Children"),
        FigureMeasure.MONTHS_BEFORE: Term("Months before the review the figures cover"),
    }
)
