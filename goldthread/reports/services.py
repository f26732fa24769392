"""Writes of this room. Each is a verb, done by an actor, all or nothing, and recorded in the trail."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from goldthread.documents import freezing
from goldthread.foundation.access import Actor, require
from goldthread.foundation.errors import Stale, Unseen
from goldthread.foundation.writes import service
from goldthread.kernel.refusals import Refused
from goldthread.kernel.transitions import move
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board
from goldthread.reports import queries
from goldthread.reports.building import Draft
from goldthread.reports.domain.outline import BY_KEY
from goldthread.reports.domain.states import TABLE, ReportState
from goldthread.reports.models import AnnualReport, SectionProse
from goldthread.reports.permissions import ISSUE_REPORTS, WRITE_REPORTS
from goldthread.reports.reading import now_of

LISTED = 10


@service("reports.started")
def start_report(*, board: Board, year: FinancialYear, by: Actor) -> AnnualReport:
    """Start the report of a year: a draft, built from the records whenever it is read."""
    require(by, WRITE_REPORTS, board=board.pk)
    return _new_draft(board, str(year), by)


@service("reports.written")
def write_section(*, report: UUID, section: str, text: str, version: int | None, by: Actor) -> SectionProse:
    """Save what an editor adds to a section, whatever stands against it: a draft always saves, an issue checks.

    `version` is that of the editor's text; None or 0 when there was none yet. Raises Stale when someone else saved in
    between.
    """
    found: AnnualReport = AnnualReport.objects.for_update(by, report)
    require(by, WRITE_REPORTS, on=found)
    if section not in BY_KEY:
        raise Unseen()
    if found.state != ReportState.DRAFT:
        raise Refused("This edition is issued and stays as it is. Start a new edition to change it.", field="text")
    row = _prose_row(found, section, version, by)
    row.text = text
    row.save()
    return row


@service("reports.issued")
def issue_report(*, public_id: UUID, version: int | None, by: Actor, today: dt.date | None = None) -> AnnualReport:
    """Freeze a draft with its facts. Refused while an editor's words have a fault, or a finding awaits sign-off."""
    report: AnnualReport = AnnualReport.objects.for_update(by, public_id, version=version)
    require(by, ISSUE_REPORTS, on=report)
    report.state = move(TABLE, name="issue", state=ReportState(report.state))
    day = today or timezone.localdate()
    built = now_of(by, report, queries.prose_of(by, report), today=day)
    _refuse_faults(report, built)
    document = replace(built.document, status="Issued", issued_on=day)
    report.frozen = freezing.to_json(document)
    report.issued_at, report.issued_by_id = timezone.now(), by.person
    report.save()
    return report


@service("reports.edition_started")
def start_edition(*, public_id: UUID, by: Actor) -> AnnualReport:
    """Start a new edition of an issued report, with the editor's words of the one before."""
    report: AnnualReport = AnnualReport.objects.for_update(by, public_id)
    require(by, WRITE_REPORTS, on=report)
    if report.state != ReportState.ISSUED:
        raise Refused("Only an issued report gets a new edition; this one is still a draft.")
    made = _new_draft(report.board, report.year, by)
    for row in queries.prose_of(by, report).values():
        SectionProse(board=report.board, report=made, section=row.section, text=row.text).save()
    return made


def _new_draft(board: Board, year: str, by: Actor) -> AnnualReport:
    if queries.drafts_of(by, board.pk, year).exists():
        raise Refused(f"A draft of the report on {year} is open already. Go on with that one.", field="year")
    earlier = AnnualReport.objects.visible_to(by).filter(board=board, year=year).order_by()
    last = earlier.aggregate(last=Max("edition"))["last"] or 0
    report = AnnualReport(board=board, year=year, edition=last + 1)
    report.save()
    return report


def _prose_row(report: AnnualReport, section: str, version: int | None, by: Actor) -> SectionProse:
    held = SectionProse.objects.visible_to(by).filter(report=report, section=section).first()
    if held is None:
        return SectionProse(board=report.board, report=report, section=section)
    if not version:
        raise Stale(held)
    row: SectionProse = SectionProse.objects.for_update(by, held.pk, version=version)
    return row


def _refuse_faults(report: AnnualReport, built: Draft) -> None:
    if built.faults:
        named = "; ".join(BY_KEY[key].title for key in built.faults)
        raise Refused(f"Mend the editor's words first, in: {named}.")
    waiting = list(queries.unsigned_in(report.board_id, FinancialYear.parse(report.year))[: LISTED + 1])
    if waiting:
        listed = ", ".join(finding.reference for finding in waiting[:LISTED])
        more = " and more" if len(waiting) > LISTED else ""
        raise Refused(f"A chair signs off findings before they are issued. Not signed off: {listed}{more}.")
