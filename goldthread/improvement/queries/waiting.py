"""Who the business unit is waiting on: for what, since when, and when they were last written to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from goldthread.foundation.access import Actor
from goldthread.improvement.models import Action
from goldthread.improvement.queries.actions import overdue
from goldthread.improvement.queries.rounds import open_requests_of

NAMES = ("owner_agency__short_name", "owner_group__name", "owner_person__name")


class For(StrEnum):
    """What is waited for."""

    UPDATE = "update"
    ACTIONS = "actions"


@dataclass(frozen=True)
class Waiting:
    """One owner who is waited on: their agency's name, else their group's, else their own, which `person` is.

    `subject` is the request's key for an update, else nothing.
    """

    what: For
    who: str
    agency: UUID | None
    person: str
    number: int
    since: dt.date
    last_chased: dt.date | None
    subject: UUID | None = None


def waiting_on(actor: Actor, board: UUID, today: dt.date) -> list[Waiting]:
    """Unanswered update requests and late actions by owner, the longest waiting first. Two selects."""
    found = [*_requests(actor, board), *_late(actor, board, today)]
    return sorted(found, key=lambda one: one.since)


def _requests(actor: Actor, board: UUID) -> list[Waiting]:
    return [
        Waiting(
            For.UPDATE,
            str(one.agency or one.group or one.person or ""),
            one.agency_id,
            str(one.person or ""),
            1,
            one.round.opens,
            one.chased_on,
            one.pk,
        )
        for one in open_requests_of(actor, board)
    ]


def _late(actor: Actor, board: UUID, today: dt.date) -> list[Waiting]:
    """By owner: how many are late, since when, and when they were last written to about one; drafts do not count."""
    rows = overdue(Action.objects.visible_to(actor).filter(board=board), today).order_by()
    owned = rows.exclude(owner_agency=None, owner_group=None, owner_person=None)
    counted: QuerySet[Any, Any] = owned.values("owner_agency", "owner_group", "owner_person", *NAMES)
    chased = Max("chases__on", filter=Q(chases__mark__startswith="after", chases__is_draft=False))
    told = counted.annotate(number=Count("pk", distinct=True), since=Min("due_end"), chased=chased)
    return [
        Waiting(
            For.ACTIONS,
            next((row[name] for name in NAMES if row[name]), ""),
            row["owner_agency"],
            row["owner_person__name"] or "",
            row["number"],
            dt.date.fromisoformat(row["since"]),
            row["chased"],
        )
        for row in told
    ]
