"""The action a page is about."""

from __future__ import annotations

from uuid import UUID

from goldthread.foundation.access import Verb, require
from goldthread.improvement.models import Action
from goldthread.improvement.presenters.addresses import href
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link


def acted_on(request: BoardRequest, public_id: UUID, verb: Verb) -> Action:
    """The action, for someone who may do `verb` with it. Raises Unseen, or Forbidden for what is only seen."""
    rows = Action.objects.select_related("board", "owner_agency", "entered_for")
    action: Action = rows.seen_by(request.actor, public_id, board=request.board)
    require(request.actor, verb, on=action)
    return action


def back(action: Action) -> Link:
    """The way back to the action."""
    return Link("Back to the action", href(action))
