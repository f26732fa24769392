"""What is kept of a loaded file: which record each of its keys became, and what the file said of it."""

from __future__ import annotations

from django.db import models


class LoadedRecord(models.Model):
    """One record of a loaded file, so that the same file can be known again and a changed one compared.

    `said` is what the file gave, field by field; the record itself may have been changed since in the browser. `year`
    is the year whose file brought the record first: an agency or a group may stand in several years' files.
    Bookkeeping of the loader, without a trail of its own: the records it points at have theirs.
    """

    board = models.CharField(max_length=20)
    type = models.CharField(max_length=40)
    key = models.CharField(max_length=500)
    year = models.CharField(max_length=7)
    public_id = models.UUIDField()
    said = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "type", "key"], name="a_key_stands_for_one_record")]

    def __str__(self) -> str:
        return f"{self.type} {self.key}"
