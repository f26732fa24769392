"""The kinds of inspection and review that come to a board from outside."""

from __future__ import annotations

from enum import StrEnum


class ReviewKind(StrEnum):
    INSPECTION = "inspection"
    JOINT_INSPECTION = "joint_inspection"
    PRACTICE_REVIEW = "practice_review"
    RAPID_REVIEW = "rapid_review"
    ADULTS_REVIEW = "adults_review"
    LEARNING_REVIEW = "learning_review"
    CHILD_DEATH_OVERVIEW = "child_death_overview"
    LIVES_AND_DEATHS = "lives_and_deaths"
    DOMESTIC_ABUSE = "domestic_abuse"
    DESIGNATED_OFFICER = "designated_officer"
    THEMED_REPORT = "themed_report"
    PEER_REVIEW = "peer_review"
    IMPROVEMENT_BOARD = "improvement_board"
    OTHER = "other"
