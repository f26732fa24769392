"""Puts letters in the outbox, with the page each leads to. Called inside the service that causes each."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from goldthread.findings.models import Recommendation
from goldthread.foundation.access import Actor
from goldthread.foundation.outbox.services import Recipient, write_message
from goldthread.foundation.outbox.timing import digest_time
from goldthread.foundation.outbox.wording import is_address
from goldthread.improvement.domain import letters
from goldthread.improvement.domain.letters import Letter
from goldthread.improvement.domain.rounds import owner_of
from goldthread.improvement.models import Action, UpdateRequest, UpdateRound
from goldthread.improvement.queries.deciding import deciders_of, people_named
from goldthread.improvement.queries.recipients import posts_of
from goldthread.improvement.queries.rounds import actions_of_request
from goldthread.partnership.models import Board, Person


def post(
    letter: Letter,
    *,
    to: Person,
    kind: str,
    key: str,
    path: str,
    board: UUID,
    by: Actor,
    is_draft: bool = False,
    at: dt.datetime | None = None,
) -> bool:
    """Write one message, unless its key was written before; `at` makes it part of a digest. Says whether it was."""
    recipient = Recipient(person=to.pk, name=to.name, address=to.email or "")
    written = write_message(
        board=board,
        to=recipient,
        kind=f"improvement.{kind}",
        key=f"improvement.{kind}:{key}",
        subject=letter.subject,
        body=letter.body,
        path=path,
        by=by,
        is_draft=is_draft,
        not_before=at,
    )
    return written is not None


def reaches(person: Person) -> bool:
    """Whether a message to someone goes by itself; without an address it waits as a draft, and nobody was told."""
    return is_address(person.email or "")


def next_digest() -> dt.datetime:
    """When the next digest goes."""
    today = timezone.localdate()
    first = digest_time(today)
    return first if timezone.now() < first else digest_time(today + dt.timedelta(days=1))


def plan_path(board: Board) -> str:
    """The composite plan."""
    return reverse("improvement:index", args=[_slug(board)])


def request_path(request: UpdateRequest, board: Board) -> str:
    """Where a request is read, and answered."""
    return reverse("improvement:request", args=[_slug(board), request.pk])


def recommendation_path(recommendation: Recommendation, board: Board) -> str:
    """The page of a recommendation."""
    return reverse("findings:recommendation", args=[_slug(board), recommendation.pk])


def tell_of_proposal(action: Action, by: Actor) -> None:
    """A closure was proposed: the chair of the overseeing group reads of it in the next digest."""
    deciders = deciders_of(action)
    told = letters.closure_proposed(reference=action.reference)
    for chair in _active(people_named(deciders.chairs or deciders.vice_chairs)):
        _post_about(action, told, chair, "closure_proposed", by, at=next_digest())


def tell_of_return(action: Action, by: Actor) -> None:
    """A closure was returned: its owner hears at once."""
    posts = posts_of(action.board_id, timezone.localdate())
    owner = owner_of(action, posts.people)
    to = posts.of(owner) if owner else None
    if to is not None:
        _post_about(action, letters.closure_returned(reference=action.reference), to, "closure_returned", by)


def tell_of_passing_on(action: Action, to: Person, by: Actor) -> None:
    """A decision was passed on: that person hears at once."""
    for person in _active([to]):
        _post_about(action, letters.decision_passed_on(reference=action.reference), person, "passed_on", by)


def _post_about(
    action: Action, letter: Letter, to: Person, kind: str, by: Actor, at: dt.datetime | None = None
) -> None:
    post(
        letter,
        to=to,
        kind=kind,
        key=f"{action.pk}:{action.version}:{to.pk}",
        path=reverse("improvement:show", args=[_slug(action.board), action.pk]),
        board=action.board_id,
        by=by,
        at=at,
    )


def _active(people: list[Person]) -> list[Person]:
    return [person for person in people if person.is_active]


def _slug(board: Board) -> str:
    return board.short_name.lower()


def remind(request: UpdateRequest, of: UpdateRound, mark: str, today: dt.date, by: Actor) -> bool:
    """Write one reminder of an unanswered request, unless that mark was written. Says whether it was."""
    person = request.person
    if person is None or not person.is_active or not reaches(person):
        return False
    letter = letters.request_unanswered(
        actions=actions_of_request(Actor.system("reminding"), request).count(),
        meets=of.meets,
        papers_due=of.papers_due,
        today=today,
    )
    path = request_path(request, request.board)
    key = f"{request.pk}:{mark}"
    if not post(letter, to=person, kind="request_reminder", key=key, path=path, board=request.board_id, by=by):
        return False
    request.chased_on = today
    request.save()
    return True
