"""Section 2: the duties the board answers to, and where they are written."""

from __future__ import annotations

from goldthread.documents.model import Block, Section
from goldthread.reports.domain.outline import STATUTORY
from goldthread.reports.facts import Facts, counted
from goldthread.reports.sections import figures
from goldthread.reports.sections.blocks import headed, said, table
from goldthread.reports.year_records import YearRecords


def section(year: YearRecords, facts: Facts) -> Section:
    """The legal duties, and what the year's audits did about them."""
    duties = year.governance.duties
    if not duties:
        return headed(STATUTORY, [facts.gap("No legal duty is recorded for this board.")])
    rows = [[duty.instrument, duty.reference or "", duty.duty] for duty in duties]
    blocks: list[Block] = [table("The duties the board answers to", ["Instrument", "Where", "Duty"], rows)]
    if year.completed:
        audits = figures.completed(year, facts)
        blocks.append(said("In this year the board completed ", *counted(audits, "case audit"), " (section 4)."))
    return headed(STATUTORY, blocks)
