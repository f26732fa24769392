"""Evidence: what shows that an action was done, and the files that come with it."""

from __future__ import annotations

from django.db import models

from goldthread.foundation.access import AccessRule
from goldthread.foundation.files.stored import StoredFile
from goldthread.improvement import permissions
from goldthread.improvement.choices import EVIDENCE_KIND
from goldthread.improvement.domain.strength import EvidenceKind
from goldthread.improvement.models.action import OWNERS, Action, OfAnAction, was_agreed
from goldthread.partnership.models import BoardRecord, EnteredForAgency, Person


class Evidence(EnteredForAgency, OfAnAction):
    """What shows that an action was done: a text, and perhaps a link or files. Counts once accepted.

    Its strength follows from its kind (domain/strength.py).
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="evidence")
    request = models.ForeignKey(
        "improvement.UpdateRequest", on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    kind = models.CharField(max_length=12, choices=EVIDENCE_KIND.choices(), default=EvidenceKind.STATEMENT)
    text = models.TextField()
    link = models.URLField(blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["created_at"]


class EvidenceFile(StoredFile, BoardRecord):
    """A file that belongs to a piece of evidence; seen by whoever sees the action."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="files")

    sensitive = True
    access = AccessRule(
        see=permissions.SEE_ACTIONS,
        agency=tuple(f"evidence__action__{path}" for path in OWNERS),
        agency_acts=("evidence__action__owner_agency",),
        group=("evidence__action__owner_group",),
        own=("evidence__action__owner_person",),
        agreed=was_agreed("evidence__action__"),
    )

    class Meta:
        ordering = ["created_at"]
