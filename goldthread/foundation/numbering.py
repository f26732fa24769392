"""Running numbers people can say aloud, given out under a lock so that no two records share one."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from goldthread.kernel.references import format_reference


class Counter(models.Model):
    """The last number given out under a prefix, per board."""

    board = models.UUIDField()
    prefix = models.CharField(max_length=10)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "prefix"], name="one_counter_per_board_and_prefix")]


def next_reference(board: UUID, prefix: str) -> str:
    """The next reference of a board, such as F-12. Call inside a service."""
    return next_references(board, prefix, 1)[0]


def next_references(board: UUID, prefix: str, count: int) -> list[str]:
    """The next `count` references of a board, in order. Whoever asks, even for none, holds the lock until the end."""
    Counter.objects.get_or_create(board=board, prefix=prefix)
    counter = Counter.objects.select_for_update().get(board=board, prefix=prefix)
    first = counter.last + 1
    counter.last += count
    counter.save(update_fields=["last"])
    return [format_reference(prefix, number) for number in range(first, first + count)]
