"""Update rounds read: who was asked, for which actions, and who has answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from goldthread.foundation.access import Actor
from goldthread.improvement.domain.rounds import Owner, owner_of
from goldthread.improvement.domain.states import AT_WORK, ActionState
from goldthread.improvement.models import Action, ProgressNote, UpdateRequest, UpdateRound
from goldthread.improvement.queries.recipients import posts_of
from goldthread.partnership.models import SubGroup

OWNERS = ("owner_agency", "owner_group", "owner_person")


def rounds_of(actor: Actor, board: UUID) -> QuerySet[UpdateRound]:
    """The board's rounds this actor may see, with how many of the requests they may see there are and are answered."""
    mine = Q(requests__in=UpdateRequest.objects.visible_to(actor).values("pk"))
    rows = UpdateRound.objects.visible_to(actor).filter(board=board).select_related("board", "group")
    answered = mine & Q(requests__answered_at__isnull=False)
    return rows.annotate(asked=Count("requests", filter=mine), answered=Count("requests", filter=answered))


def requests_of(actor: Actor, update_round: UpdateRound) -> QuerySet[UpdateRequest]:
    """The requests of a round, the unanswered first."""
    rows = UpdateRequest.objects.visible_to(actor).filter(round=update_round)
    people = ("person", "answered_by", "entered_for")
    return rows.select_related("board", "agency", "group", *people).order_by(
        F("answered_at").asc(nulls_first=True), "agency__name"
    )


def open_requests_of(actor: Actor, board: UUID) -> QuerySet[UpdateRequest]:
    """Requests not answered yet, of rounds not closed, the longest waiting first."""
    rows = UpdateRequest.objects.visible_to(actor).filter(board=board, answered_at=None, round__closed_at=None)
    named = ("board", "round", "round__group", "agency", "group", "person")
    return rows.select_related(*named).order_by("round__opens", "agency__name")


def asked_about(actor: Actor, group: SubGroup) -> QuerySet[Action]:
    """The actions a group asks about: agreed, not yet said to be done, and overseen by it."""
    overseen = Q(overseen_by=group)
    if group.is_quality_assurance:
        overseen |= Q(overseen_by=None)
    rows = Action.objects.visible_to(actor).filter(overseen, board=group.board_id, state__in=sorted(AT_WORK))
    return rows.select_related("board", *OWNERS)


def has_anything_to_ask(actor: Actor, group: SubGroup, on: dt.date) -> bool:
    """Whether a round of this group would have anyone to ask."""
    posts = posts_of(group.board_id, on)
    return any(owner_of(action, posts.people) for action in asked_about(actor, group))


def actions_of_request(actor: Actor, request: UpdateRequest, also: Collection[UUID] = ()) -> QuerySet[Action]:
    """What a request asks about. `also` are actions it asked about when its page was opened, whatever became of them.

    What a person of the agency was asked about themselves is not asked of the agency again.
    """
    if request.answered_at is not None:
        told = ProgressNote.objects.visible_to(actor).filter(request=request)
        answered: QuerySet[Action] = Action.objects.visible_to(actor).filter(pk__in=told.values("action"))
        return answered.select_related("board", *OWNERS)
    owner = Owner.parse(request.owner)
    rows = _owned_by(Action.objects.visible_to(actor).filter(board=request.board_id), actor, request, owner)
    still = Q(pk__in=asked_about(actor, request.round.group).values("pk"))
    return rows.filter(still | Q(pk__in=list(also))).select_related("board", *OWNERS).order_by("due", "reference")


def _owned_by(rows: QuerySet[Action], actor: Actor, request: UpdateRequest, owner: Owner) -> QuerySet[Action]:
    if owner.person is not None:
        return rows.filter(owner_person=owner.person, owner_agency=owner.agency, owner_group=owner.group)
    others = UpdateRequest.objects.visible_to(actor).filter(round=request.round_id)
    owners = [Owner.parse(text) for text in others.values_list("owner", flat=True)]
    asked = [one.person for one in owners if one.person and (one.agency, one.group) == _whole(owner, one)]
    whose = Q(owner_agency=owner.agency) if owner.agency else Q(owner_agency=None, owner_group=owner.group)
    return rows.filter(whose).filter(Q(owner_person=None) | ~Q(owner_person__in=asked))


def _whole(owner: Owner, one: Owner) -> tuple[UUID | None, UUID | None]:
    """Whose actions a person's own request is about, where it is about those of this owner."""
    return (owner.agency, one.group) if owner.agency else (None, owner.group)


def not_asked(actions: Iterable[Action], requests: Iterable[UpdateRequest], in_post: Collection[UUID]) -> list[Action]:
    """Actions for which nobody was asked: no owner, or added since the round opened."""
    asked = {request.owner for request in requests}
    return [action for action in actions if not _keys(action, in_post) & asked]


def _keys(action: Action, in_post: Collection[UUID]) -> set[str]:
    named = [action.owner_person_id] if action.owner_person_id else []
    owners = (owner_of(action, posted) for posted in (in_post, (), named))
    return {owner.text for owner in owners if owner is not None}


def last_notes(actor: Actor, actions: Iterable[Action]) -> dict[UUID, ProgressNote]:
    """The latest note of each action."""
    rows = ProgressNote.objects.visible_to(actor).filter(action__in=[one.pk for one in actions])
    return {note.action_id: note for note in rows.order_by("created_at")}


def notes_of_request(actor: Actor, request: UpdateRequest) -> dict[UUID, ProgressNote]:
    """What was said in answer to a request, by action."""
    return {note.action_id: note for note in ProgressNote.objects.visible_to(actor).filter(request=request)}


def dates_asked_for(actor: Actor, update_round: UpdateRound) -> list[ProgressNote]:
    """The new due dates asked for in a round that stand as they were asked: the action is not due then."""
    rows = ProgressNote.objects.visible_to(actor).filter(request__round=update_round, asks_for__isnull=False)
    found = rows.select_related("action", "action__board", "request").order_by("created_at")
    return [note for note in found if note.action.due != note.asks_for and note.action.state in AT_WORK]


def awaiting_decision(actor: Actor, group: SubGroup) -> QuerySet[Action]:
    """Closures proposed for a group to accept or return."""
    overseen = Q(overseen_by=group) | (Q(overseen_by=None) if group.is_quality_assurance else Q(pk__in=[]))
    return Action.objects.visible_to(actor).filter(overseen, board=group.board_id, state=ActionState.DONE)


def is_for_another(actor: Actor, request: UpdateRequest) -> bool:
    """Whether an answer by this person is entered for the owner rather than given by them."""
    if actor.person is not None and actor.person == request.person_id:
        return False
    return request.agency_id is None or request.agency_id not in actor.agencies(request.board_id)
