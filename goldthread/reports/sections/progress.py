"""Section 4: the year's audits, and progress on what was asked of the board the year before."""

from __future__ import annotations

from goldthread.documents.model import Section
from goldthread.reports.domain.outline import PROGRESS
from goldthread.reports.facts import Facts
from goldthread.reports.sections import audits, before, responses
from goldthread.reports.sections.blocks import headed, part
from goldthread.reports.year_records import YearRecords


def section(year: YearRecords, facts: Facts) -> Section:
    """What was done: audits, last year's recommendations, responses to judgements, other actions."""
    titled = [
        ("audits", "Case audits completed", audits.completed(year, facts)),
        ("delayed", "Audits that did not take place as planned", audits.delayed(year, facts)),
        ("method", "How audits were done", audits.method(year, facts)),
        ("before", f"Progress on the recommendations of {year.year.previous()}", before.blocks(year, facts)),
        ("judgements", "Progress on what inspections and reviews judged", responses.to_judgements(year, facts)),
        ("other-actions", "Other actions", responses.unlinked(year, facts)),
        ("states", "Where the actions stand", responses.by_state(year, facts)),
        ("other-work", "Other work of the year's programme", audits.other_work(year, facts)),
    ]
    return headed(PROGRESS, parts=[part(PROGRESS, at, *each) for at, each in enumerate(titled, 1)])
