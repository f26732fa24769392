"""What is new to read: a line and where it leads."""

from __future__ import annotations

from django.urls import reverse

from goldthread.audits.models import CaseAudit
from goldthread.findings.models import Finding
from goldthread.home.presenters.tasks import short
from goldthread.improvement.presenters.addresses import slug
from goldthread.reports.models import AnnualReport
from goldthread.ui.content import Link, day


def report(one: AnnualReport) -> Link:
    """An annual report that was issued."""
    when = f", issued {day(one.issued_at)}" if one.issued_at else ""
    return Link(f"{one}{when}", reverse("reports:show", args=[slug(one.board), one.pk]))


def finding(one: Finding) -> Link:
    """A finding that was signed off: its thread."""
    return Link(f"Finding {one}: {short(one.text)}", reverse("home:thread", args=[slug(one.board), one.pk]))


def audit(one: CaseAudit) -> Link:
    """An audit that was held."""
    return Link(f"Audit {one.theme}, held {one.held}", reverse("audits:show", args=[slug(one.board), one.pk]))
