"""Running numbers people can say aloud, given out under a lock so that no two records share one."""

from __future__ import annotations

from uuid import UUID

from goldthread.foundation.models import Counter
from goldthread.kernel.references import format_reference


def next_reference(board: UUID, prefix: str) -> str:
    """The next reference of a board, such as F-12. Call inside a service."""
    Counter.objects.get_or_create(board=board, prefix=prefix)
    counter = Counter.objects.select_for_update().get(board=board, prefix=prefix)
    counter.last += 1
    counter.save(update_fields=["last"])
    return format_reference(prefix, counter.last)
