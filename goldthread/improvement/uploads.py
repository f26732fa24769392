"""A spreadsheet between its steps, found and dropped by the services that bring trackers and templates in."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.errors import Unseen
from goldthread.foundation.writes import service
from goldthread.improvement.models import TrackerImport
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.partnership.models import Board

KEPT = dt.timedelta(days=7)


def drop_earlier(board: Board, by: Actor, *, is_template: bool) -> None:
    """Delete what this person uploaded before and did not bring in. Call inside a service."""
    mine = TrackerImport.objects.visible_to(by).filter(board=board, taken_by=by.person, is_template=is_template)
    for older in mine:
        older.delete()


@service("improvement.uploads_forgotten")
def forget_uploads(*, board: UUID, today: dt.date, by: Actor) -> int:
    """Delete what was uploaded a week ago or more and never brought in: it may say anything. A daily duty."""
    before = timezone.make_aware(dt.datetime.combine(today, dt.time())) - KEPT
    left = TrackerImport.objects.visible_to(by).filter(board=board, changed_at__lt=before)
    return sum(bool(one.delete()) for one in left)


def find_taken(public_id: UUID, version: int | None, by: Actor, *, is_template: bool) -> TrackerImport:
    """The upload, locked. Raises Unseen where it is somebody else's, and Forbidden for who may not bring it in."""
    taken: TrackerImport = TrackerImport.objects.for_update(by, public_id, version=version)
    if taken.is_template != is_template or taken.taken_by_id != by.person:
        raise Unseen()
    if not is_template:
        require(by, WRITE_ACTIONS, board=taken.board_id)
    return taken
