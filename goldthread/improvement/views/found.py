"""The action a page is about."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access import Verb, require
from goldthread.improvement.models import Action
from goldthread.improvement.presenters.addresses import href
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.parts import Button


def acted_on(request: BoardRequest, public_id: UUID, verb: Verb) -> Action:
    """The action, for someone who may do `verb` with it. Raises Unseen, or Forbidden for what is only seen."""
    rows = Action.objects.select_related("board", "owner_agency", "overseen_by", "entered_for")
    action: Action = rows.seen_by(request.actor, public_id, board=request.board)
    require(request.actor, verb, on=action)
    return action


def told_page(
    request: BoardRequest,
    *,
    title: str,
    lead: str,
    back: Link,
    next: Button | None = None,
    listed: Sequence[str] = (),
    links: Sequence[Link] = (),
) -> HttpResponse:
    """Say plainly why something cannot be done here and now, and offer what can. A form sent to it is refused."""
    told = {"title": title, "lead": lead, "back": back, "next": next, "listed": listed, "links": links}
    return render(request, "improvement/told.html", told, status=422 if request.method == "POST" else 200)


def back(action: Action) -> Link:
    """The way back to the action."""
    return Link("Back to the action", href(action))
