"""The day's reminders, by the rule of domain/chasing.py: to owners they go, above an agency lead they are drafted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from goldthread.findings.models import Addressee
from goldthread.foundation.access import Actor
from goldthread.foundation.outbox.timing import digest_time
from goldthread.foundation.writes import service
from goldthread.improvement import queries
from goldthread.improvement.domain import letters
from goldthread.improvement.domain.chasing import (
    Days,
    Level,
    Mark,
    is_history,
    mark_of_owner,
    mark_of_request,
    marks_above,
)
from goldthread.improvement.domain.rounds import owner_of
from goldthread.improvement.domain.states import AT_WORK
from goldthread.improvement.models import Action, Chase, Response
from goldthread.improvement.posting import plan_path, post, reaches, recommendation_path, remind
from goldthread.improvement.queries.recipients import Posts, posts_of
from goldthread.partnership.models import Board, Person

RESPONSE_DAYS = 14  # a recommendation signed off longer ago is not news


@dataclass(frozen=True)
class Owed:
    """One action, and the mark for which one person is to be written to."""

    action: Action
    due: dt.date
    mark: Mark
    to: Person


@service("improvement.chased")
def chase(*, board: UUID, today: dt.date, by: Actor) -> int:
    """Write what is owed by today and was not written before. Returns how many messages. A daily duty."""
    days = queries.days_of(queries.plan_settings(by, board))
    posts = posts_of(board, today)
    found: Board = Board.objects.visible_to(by).get(pk=board)
    written = _chase_owed(found, _owed(board, today, days, posts, by), days, today, by)
    return written + _chase_requests(board, today, by) + _ask_responses(found, posts, today, by)


def _owed(board: UUID, today: dt.date, days: Days, posts: Posts, by: Actor) -> list[Owed]:
    rows = Action.objects.visible_to(by).filter(board=board, state__in=sorted(AT_WORK), due__isnull=False)
    known = {(c.action_id, c.person_id, c.mark, c.due_end) for c in Chase.objects.visible_to(by).filter(board=board)}
    owed = [one for action in rows for one in _owed_of(action, today, days, posts)]
    return [one for one in owed if (one.action.pk, one.to.pk, one.mark.name, one.due) not in known]


def _owed_of(action: Action, today: dt.date, days: Days, posts: Posts) -> list[Owed]:
    """The owner's reminder, and the highest level that this lateness has reached and somebody holds."""
    if action.due is None or is_history(action.due.end, today, days):
        return []
    due, owner = action.due.end, owner_of(action, posts.people)
    told = mark_of_owner(due, today, days)
    to = posts.of(owner) if owner else None
    found = [Owed(action, due, told, to)] if told and to else []
    for mark in marks_above(due, today, days):
        above = _above(mark.level, action, posts)
        if above is not None:
            return [*found, Owed(action, due, mark, above)]
    return found


def _above(level: Level, action: Action, posts: Posts) -> Person | None:
    if level is Level.CHAIR:
        return posts.chairs.get(action.overseen_by_id) if action.overseen_by_id else None
    return posts.executive if level is Level.EXECUTIVE else posts.scrutineer


def _chase_owed(board: Board, owed: list[Owed], days: Days, today: dt.date, by: Actor) -> int:
    together: dict[tuple[Level, UUID], list[Owed]] = defaultdict(list)
    for one in owed:
        together[one.mark.level, one.to.pk].append(one)
    for (level, _), listed in together.items():
        _write(board, level, listed, days, today, by)
    return len(together)


def _write(board: Board, level: Level, owed: list[Owed], days: Days, today: dt.date, by: Actor) -> None:
    is_draft = level is not Level.OWNER
    post(
        _letter(level, owed, days, today),
        to=owed[0].to,
        kind="late" if is_draft else "reminder",
        key=f"{level.value}:{board.pk}:{owed[0].to.pk}:{today}",
        path=plan_path(board),
        board=board.pk,
        by=by,
        is_draft=is_draft,
        at=digest_time(today),
    )
    for one in owed:
        Chase(
            board=board,
            action=one.action,
            person=one.to,
            mark=one.mark.name,
            due_end=one.due,
            on=today,
            is_draft=is_draft or not reaches(one.to),
        ).save()


def _letter(level: Level, owed: list[Owed], days: Days, today: dt.date) -> letters.Letter:
    late = [one.action.reference for one in owed if one.due < today]
    if level is not Level.OWNER:
        return letters.stuck(level=level, late=late, days=dict(days.ladder)[level])
    return letters.reminder(late=late, soon=[one.action.reference for one in owed if one.due >= today])


def _chase_requests(board: UUID, today: dt.date, by: Actor) -> int:
    told = 0
    for request in queries.open_requests_of(by, board):
        mark = mark_of_request(request.round.papers_due, request.round.meets, today)
        told += remind(request, request.round, mark, today, by) if mark and request.round.opens < today else 0
    return told


def _ask_responses(board: Board, posts: Posts, today: dt.date, by: Actor) -> int:
    """Agencies are asked for their response to what was signed off lately and is addressed to them."""
    since = timezone.now() - dt.timedelta(days=RESPONSE_DAYS)
    rows = Addressee.objects.visible_to(by).filter(board=board, recommendation__signed_off_at__gte=since)
    answered = set(Response.objects.visible_to(by).filter(board=board).values_list("recommendation", "agency"))
    told = 0
    for row in rows.select_related("recommendation"):
        lead = posts.leads.get(row.agency_id)
        if lead is not None and (row.recommendation_id, row.agency_id) not in answered:
            told += post(
                letters.response_wanted(reference=row.recommendation.reference),
                to=lead,
                kind="response_wanted",
                key=f"{row.recommendation_id}:{row.agency_id}",
                path=recommendation_path(row.recommendation, board),
                board=board.pk,
                by=by,
                at=digest_time(today),
            )
    return told
