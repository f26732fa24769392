"""What every row of a board shares."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models

from goldthread.foundation.models import Record
from goldthread.kernel.refusals import Refused


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

    def check_links(self, changed: list[str]) -> None:
        """Refuse a link to another board's record.

        The wall stands here, beneath every service: a form that offered too much, or a service that was handed a
        record by its caller, must not tie two boards together.
        """
        for field in self._meta.concrete_fields:
            named = getattr(self, field.attname)
            is_link = isinstance(field, models.ForeignKey) and field.name in changed and named is not None
            if is_link and not self._is_ours(field):
                raise Refused("Choose one of this board.", field=field.name)

    def _is_ours(self, field: Any) -> bool:
        linked, kind = getattr(self, field.attname), field.related_model
        if not issubclass(kind, BoardRecord):
            return True
        if field.is_cached(self):
            return bool(getattr(self, field.name).board_id == self.board_id)
        return bool(kind._base_manager.filter(pk=linked, board=self.board_id).exists())


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
