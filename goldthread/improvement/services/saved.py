"""Saving a view of the plan, and taking one away."""

from __future__ import annotations

from uuid import UUID

from goldthread.foundation.access import Actor, require
from goldthread.foundation.errors import Unseen
from goldthread.foundation.writes import service
from goldthread.improvement.models import SavedView
from goldthread.improvement.permissions import SEE_ACTIONS
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Board, Person

LONGEST = 500
MOST = 30


@service("improvement.view_saved")
def save_view(*, board: Board, name: str, query: str, is_shared: bool, by: Actor) -> SavedView:
    """Keep filters under a name. `query` holds only filters the plan knows.

    Raises Refused for a name in use, for nothing chosen, and for more than MOST views.
    """
    require(by, SEE_ACTIONS, board=board.pk)
    if by.person is None:
        raise Unseen()
    person: Person = Person.objects.seen_by(by, by.person)
    if not query:
        raise Refused("Nothing is chosen yet. Choose filters on the plan first, then save them.")
    if len(query) > LONGEST:
        raise Refused("This is too much for one view. Choose fewer filters.")
    own = SavedView.objects.visible_to(by).filter(board=board, person=person)
    if own.filter(name=name).exists():
        raise Refused(f"You already have a view called “{name}”. Give it another name.", field="name")
    if own.count() >= MOST:
        raise Refused(f"You have {MOST} saved views. Remove one you no longer use first.")
    view = SavedView(board=board, person=person, name=name, query=query, is_shared=is_shared)
    view.save()
    return view


@service("improvement.view_dropped")
def drop_view(*, public_id: UUID, by: Actor) -> None:
    """Take away a view of one's own. Raises Unseen for anyone else's."""
    view: SavedView = SavedView.objects.for_update(by, public_id)
    if view.person_id != by.person:
        raise Unseen()
    view.delete()
