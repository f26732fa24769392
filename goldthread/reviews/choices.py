"""The words people see for what this room stores."""

from __future__ import annotations

from enum import StrEnum

from goldthread.ui.vocabulary import Term, Vocabulary


class ReviewKind(StrEnum):
    INSPECTION = "inspection"
    PRACTICE_REVIEW = "practice_review"
    ADULTS_REVIEW = "adults_review"
    RAPID_REVIEW = "rapid_review"
    LEARNING_REVIEW = "learning_review"
    THEMED_REPORT = "themed_report"
    PEER_REVIEW = "peer_review"
    OTHER = "other"


REVIEW_KIND = Vocabulary(
    {
        ReviewKind.INSPECTION: Term("Inspection"),
        ReviewKind.PRACTICE_REVIEW: Term("Serious case or child safeguarding practice review"),
        ReviewKind.ADULTS_REVIEW: Term("Safeguarding adults review"),
        ReviewKind.RAPID_REVIEW: Term("Rapid review"),
        ReviewKind.LEARNING_REVIEW: Term("Learning review"),
        ReviewKind.THEMED_REPORT: Term("Themed report"),
        ReviewKind.PEER_REVIEW: Term("Peer review"),
        ReviewKind.OTHER: Term("Other"),
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
