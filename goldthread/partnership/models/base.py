"""What every row of a board shares."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from goldthread.foundation.models import Record


class BoardRecord(Record):
    """A row that belongs to one board.

    `readings` names the fields that are the partnership's own reading rather than what the source says; they are
    shown and printed as “our reading”.
    """

    board = models.ForeignKey("partnership.Board", on_delete=models.PROTECT, related_name="+")
    readings = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True

    def is_reading(self, field: str) -> bool:
        return field in self.readings

    def trail_board(self) -> UUID | None:
        return self.board_id


class EnteredForAgency(models.Model):
    """What the business unit entered for an agency, from what, and whether the agency has confirmed it."""

    entered_for = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered_from = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "partnership.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True

    @property
    def awaits_confirmation(self) -> bool:
        return self.entered_for_id is not None and self.confirmed_at is None
