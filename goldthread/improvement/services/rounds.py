"""The update round: opened before a meeting, one request to each owner, chased, closed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.improvement import queries
from goldthread.improvement.domain import letters
from goldthread.improvement.domain.rounds import Owner, check_round, owner_of
from goldthread.improvement.models import UpdateRequest, UpdateRound
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.posting import post, reaches, remind, request_path
from goldthread.improvement.queries.recipients import Posts, posts_of
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import SubGroup

NOTHING_TO_ASK = "No agreed action is overseen by this group, so there is nothing to ask."


@service("improvement.round_opened")
def open_round(
    *, group: SubGroup, meets: dt.date, papers_due: dt.date, by: Actor, opens: dt.date | None = None
) -> UpdateRound:
    """Ask each owner of what the group oversees for an update, once, by `papers_due`. Owners are written to at once.

    Raises Refused for a meeting that is over, one already asked about, and where there is nothing to ask.
    """
    require(by, WRITE_ACTIONS, board=group.board_id)
    opens = opens or timezone.localdate()
    check_round(opens=opens, papers_due=papers_due, meets=meets, today=timezone.localdate())
    if UpdateRound.objects.visible_to(by).filter(group=group, meets=meets).exists():
        raise Refused("An update round is open for that meeting already.", field="meets")
    posts = posts_of(group.board_id, opens)
    found = (owner_of(action, posts.people) for action in queries.asked_about(by, group))
    owners = Counter(owner for owner in found if owner is not None)
    if not owners:
        raise Refused(NOTHING_TO_ASK, field="group")
    opened = UpdateRound(board=group.board, group=group, opens=opens, papers_due=papers_due, meets=meets)
    opened.save()
    for owner, number in owners.items():
        _ask(opened, owner, number, posts, by)
    return opened


def _ask(opened: UpdateRound, owner: Owner, number: int, posts: Posts, by: Actor) -> None:
    person = posts.of(owner)
    request = UpdateRequest(
        board=opened.board,
        round=opened,
        agency_id=owner.agency,
        group_id=owner.group,
        person=person,
        owner=owner.text,
        chased_on=opened.opens if person and reaches(person) else None,
    )
    request.save()
    if person is not None:
        letter = letters.request_opened(actions=number, meets=opened.meets, papers_due=opened.papers_due)
        path = request_path(request, opened.board)
        post(letter, to=person, kind="update_request", key=str(request.pk), path=path, board=opened.board_id, by=by)


@service("improvement.round_reminded")
def remind_unanswered(*, public_id: UUID, version: int | None, by: Actor) -> int:
    """Write to everyone who has not answered, once a day at most. Returns to how many."""
    found: UpdateRound = UpdateRound.objects.for_update(by, public_id, version=version)
    require(by, WRITE_ACTIONS, on=found)
    if found.closed_at is not None:
        raise Refused("This round is closed.")
    today = timezone.localdate()
    waiting = queries.requests_of(by, found).filter(answered_at=None)
    told = sum(remind(request, found, f"{today}", today, by) for request in waiting)
    if not told:
        raise Refused("Nobody was left to remind: each has answered, was reminded today, or has nobody to write to.")
    return told


@service("improvement.round_closed")
def close_round(*, public_id: UUID, version: int | None, by: Actor) -> UpdateRound:
    """End a round: nobody is reminded any more, and what is unanswered stays so."""
    found: UpdateRound = UpdateRound.objects.for_update(by, public_id, version=version)
    require(by, WRITE_ACTIONS, on=found)
    if found.closed_at is not None:
        raise Refused("This round is closed already.")
    found.closed_at = timezone.now()
    found.save()
    return found
