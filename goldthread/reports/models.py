"""The room's records."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.foundation.access import AccessRule
from goldthread.partnership.models import BoardRecord, Person
from goldthread.reports import permissions
from goldthread.reports.choices import REPORT_STATE
from goldthread.reports.domain.states import ReportState


class AnnualReport(BoardRecord):
    """A year's report of a board. A draft is built afresh from the records; issuing freezes it with its facts."""

    year = models.CharField(max_length=7)
    edition = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=REPORT_STATE.choices(), default=ReportState.DRAFT)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    frozen = models.JSONField(null=True, blank=True)

    trail_values = ("state",)
    access = AccessRule(see=permissions.SEE_REPORTS, agreed=Q(state=ReportState.ISSUED))

    class Meta:
        ordering = ["-year", "-edition"]
        constraints = [
            models.UniqueConstraint(fields=["board", "year", "edition"], name="an_edition_of_a_report_exists_once"),
            models.CheckConstraint(
                name="an_issued_report_is_frozen",
                condition=Q(state=ReportState.DRAFT) | Q(frozen__isnull=False, issued_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Annual report {self.year}"


class SectionProse(BoardRecord):
    """What an editor adds to a section. Numbers in it are facts, named in double square brackets."""

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="prose")
    section = models.CharField(max_length=40)
    text = models.TextField(blank=True)

    access = AccessRule(see=permissions.SEE_REPORTS, agreed=Q(report__state=ReportState.ISSUED))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="a_section_has_its_prose_once")]
