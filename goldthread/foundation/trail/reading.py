"""Asking the trail how far the records have come, without reading the records."""

from __future__ import annotations

from uuid import UUID

from goldthread.foundation.trail.tables import INSTALLATION, TrailEvent


def last_written(board: UUID) -> tuple[int, int]:
    """The last event that changed a record of the board, and of the installation (people, agencies).

    What was built from the records stands for as long as these two numbers do: no write escapes the trail.
    """
    return last_of(board), last_of(INSTALLATION)


def last_of(chain: UUID) -> int:
    """The last event of one chain that changed a record."""
    written = TrailEvent.objects.filter(chain_id=chain, subject__isnull=False).exclude(kind="viewed")
    return written.order_by("-seq").values_list("seq", flat=True).first() or 0
