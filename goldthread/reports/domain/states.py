"""The life of an annual report."""

from __future__ import annotations

from enum import StrEnum

from goldthread.kernel.transitions import Step


class ReportState(StrEnum):
    DRAFT = "draft"
    ISSUED = "issued"


TABLE: dict[str, Step[ReportState]] = {
    "issue": Step(frozenset({ReportState.DRAFT}), ReportState.ISSUED, "be issued"),
}
