"""Opening a report: a draft as the records stand, or an issue as it was frozen and what changed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from goldthread.documents import freezing
from goldthread.documents.differences import Difference, differences
from goldthread.documents.model import Completeness, Document, Fact, Section, completeness, facts_of
from goldthread.foundation.access import Actor, Reach
from goldthread.kernel.years import FinancialYear
from goldthread.reports import queries
from goldthread.reports.building import Draft, draft
from goldthread.reports.domain.states import ReportState
from goldthread.reports.models import AnnualReport, SectionProse
from goldthread.reports.permissions import SEE_REPORTS


@dataclass(frozen=True)
class Opened:
    """A report as a reader sees it.

    `document` is None when an issue was kept in a form this version cannot read. `now` is what the records would say
    today: the draft itself, or, beside an issue, for those who may read drafts.
    """

    report: AnnualReport
    prose: Mapping[str, SectionProse]
    document: Document | None
    now: Draft | None

    @property
    def is_draft(self) -> bool:
        return self.report.state == ReportState.DRAFT

    @property
    def changes(self) -> tuple[Difference, ...]:
        """What an issue says that the records no longer say."""
        if self.is_draft or self.document is None or self.now is None:
            return ()
        return differences(self.document, self.now.document)

    def fact(self, key: str) -> Fact | None:
        """A fact of the document as it is shown."""
        return facts_of(self.document).get(key) if self.document else None

    def fact_now(self, key: str) -> Fact | None:
        """The same fact as the records stand today."""
        return facts_of(self.now.document).get(key) if self.now else None

    def standing(self, section: Section) -> tuple[Completeness, bool]:
        """What a section states and what it lacks, and whether an editor has said something about it."""
        held = self.prose.get(section.key)
        faults = self.now.faults if self.now else {}
        return completeness(section), bool(held and held.text.strip()) and section.key not in faults


def reads_drafts(actor: Actor, report: AnnualReport) -> bool:
    """Whether the reader may see drafts of this board's reports, and so what the records say today."""
    if actor.is_system:
        return True
    reaches = {reach for held, reach in actor.grants(SEE_REPORTS) if held.board in (report.board_id, None)}
    return Reach.BOARD in reaches


def opened(actor: Actor, report: AnnualReport, *, today: dt.date) -> Opened:
    """A report with its document. `report` must have been fetched with its board."""
    prose = queries.prose_of(actor, report)
    now = now_of(actor, report, prose, today=today) if reads_drafts(actor, report) else None
    if report.state == ReportState.DRAFT:
        return Opened(report, prose, now.document if now else None, now)
    return Opened(report, prose, frozen_document(report), now)


def now_of(actor: Actor, report: AnnualReport, prose: Mapping[str, SectionProse], *, today: dt.date) -> Draft:
    """The report's document as the records stand today."""
    words = {key: row.text for key, row in prose.items()}
    year = FinancialYear.parse(report.year)
    return draft(actor, report.board, year, as_of=today, prose=words, edition=report.edition)


def frozen_document(report: AnnualReport) -> Document | None:
    """The document an issue was frozen as; None when it was kept in a form this version cannot read."""
    try:
        return freezing.from_json(report.frozen or {})
    except (ValueError, KeyError, TypeError):
        return None
