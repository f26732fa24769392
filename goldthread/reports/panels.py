"""What this room shows on the pages of earlier ones."""

from __future__ import annotations

from django.http import HttpRequest

from goldthread.findings.models import Finding
from goldthread.foundation.access import Actor
from goldthread.foundation.slots import Panel
from goldthread.reports import presenters, queries
from goldthread.reports.permissions import SEE_REPORTS
from goldthread.ui.content import Link


def of_a_finding(request: HttpRequest, finding: Finding) -> Panel | None:
    """The issued reports that a finding stands in."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.holds(SEE_REPORTS, board=finding.board_id):
        return None
    reports = queries.issued_naming(actor, finding.board_id, finding.pk)
    links = [Link(f"{presenters.title(each)}, edition {each.edition}", presenters.href(each)) for each in reports]
    return Panel("reports/panel.html", {"links": links}) if links else None
