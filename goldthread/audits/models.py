"""The room's records."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.audits import permissions
from goldthread.audits.choices import AUDIT_KIND, AUDIT_STATE, OUTPUT_KIND, AuditKind
from goldthread.audits.domain.states import COMPLETED, AuditState
from goldthread.foundation.access import AccessRule
from goldthread.foundation.fields import PartialDateField
from goldthread.partnership.models import Agency, BoardRecord, Priority, SubGroup


class CaseAudit(BoardRecord):
    """A practice audit of a theme. A case is often a family, so children and adults are counted apart from cases.

    `planned` is the date first planned and never changes; `expected` is where it stands after any reschedule. `agency`
    is whose own audit it is, where one agency audited itself; `result` is what it came to, in its own words.
    """

    reference = models.CharField(max_length=20)
    theme = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=AUDIT_KIND.choices(), default=AuditKind.MULTI_AGENCY)
    state = models.CharField(max_length=12, choices=AUDIT_STATE.choices(), default=AuditState.PLANNED)
    why = models.TextField(blank=True)
    planned = PartialDateField(null=True, blank=True)
    expected = PartialDateField(null=True, blank=True)
    held = PartialDateField(null=True, blank=True)
    cases = models.PositiveIntegerField(null=True, blank=True)
    children = models.PositiveIntegerField(null=True, blank=True)
    adults = models.PositiveIntegerField(null=True, blank=True)
    group = models.ForeignKey(SubGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="audits")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="audits")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    result = models.TextField(blank=True)

    trail_values = ("state", "planned", "expected", "held")
    access = AccessRule(see=permissions.SEE_AUDITS, group=("group",))

    class Meta:
        ordering = ["held", "expected", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["board", "reference"], name="an_audit_reference_is_used_once"),
            models.CheckConstraint(
                name="a_completed_audit_has_a_date_and_cases",
                condition=~Q(state__in=sorted(COMPLETED)) | Q(held__isnull=False, cases__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.theme}"


class Reschedule(BoardRecord):
    """A date that moved, and why."""

    audit = models.ForeignKey(CaseAudit, on_delete=models.PROTECT, related_name="reschedules")
    was = PartialDateField()
    becomes = PartialDateField()
    reason = models.TextField()

    access = AccessRule(see=permissions.SEE_AUDITS, group=("audit__group",))

    class Meta:
        ordering = ["created_at"]


class AuditMethod(BoardRecord):
    """How audits were done between two dates, and what was said of that way. `columns` holds one heading to a line."""

    name = models.CharField(max_length=120)
    starts = PartialDateField(null=True, blank=True)
    ends = PartialDateField(null=True, blank=True)
    criticism = models.TextField(blank=True)
    columns = models.TextField(blank=True)

    access = AccessRule(see=permissions.SEE_AUDITS)

    class Meta:
        ordering = ["starts", "ends"]

    def column_lines(self) -> list[str]:
        return [line.strip() for line in self.columns.splitlines() if line.strip()]


class LearningOutput(BoardRecord):
    """What goes out after an audit (or after each audit of a year), and what is claimed and known of its use."""

    audit = models.ForeignKey(CaseAudit, on_delete=models.PROTECT, null=True, blank=True, related_name="outputs")
    year = models.CharField(max_length=7)
    kind = models.CharField(max_length=20, choices=OUTPUT_KIND.choices())
    sent_to = models.CharField(max_length=200, blank=True)
    published = models.CharField(max_length=200, blank=True)
    claim = models.TextField(blank=True)
    evidence_held = models.TextField(blank=True)

    access = AccessRule(see=permissions.SEE_AUDITS, group=("audit__group",))

    class Meta:
        ordering = ["year", "kind"]
