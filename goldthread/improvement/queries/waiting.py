"""Who the business unit is waiting on: for what, since when, and when they were last written to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from goldthread.foundation.access import Actor
from goldthread.improvement.models import Action, Chase
from goldthread.improvement.queries.actions import overdue
from goldthread.improvement.queries.rounds import open_requests_of
from goldthread.partnership.models import Agency, Person, SubGroup

OWNERS = ("owner_agency", "owner_group", "owner_person")


class For(StrEnum):
    """What is waited for."""

    UPDATE = "update"
    ACTIONS = "actions"


@dataclass(frozen=True)
class Waiting:
    """One owner who is waited on. `subject` is the request's key for an update, else nothing."""

    what: For
    agency: Agency | None
    group: SubGroup | None
    person: Person | None
    number: int
    since: dt.date
    last_chased: dt.date | None
    subject: UUID | None = None


def waiting_on(actor: Actor, board: UUID, today: dt.date) -> list[Waiting]:
    """Unanswered update requests and late actions by owner, the longest waiting first. In a constant few queries."""
    found = [*_requests(actor, board), *_late(actor, board, today)]
    return sorted(found, key=lambda one: one.since)


def _requests(actor: Actor, board: UUID) -> list[Waiting]:
    return [
        Waiting(For.UPDATE, one.agency, one.group, one.person, 1, one.round.opens, one.chased_on, one.pk)
        for one in open_requests_of(actor, board)
    ]


def _late(actor: Actor, board: UUID, today: dt.date) -> list[Waiting]:
    rows = overdue(Action.objects.visible_to(actor).filter(board=board), today).order_by()
    counted: QuerySet[Any, Any] = rows.exclude(owner_agency=None, owner_group=None, owner_person=None).values(*OWNERS)
    told = _last_chased(actor, board)
    owners = list(counted.annotate(number=Count("pk"), since=Min("due_end")))
    agencies, groups, people = (_named(actor, kind, owners, name) for kind, name in zip(KINDS, OWNERS, strict=True))
    return [
        Waiting(
            For.ACTIONS,
            agencies.get(row["owner_agency"]),
            groups.get(row["owner_group"]),
            people.get(row["owner_person"]),
            row["number"],
            dt.date.fromisoformat(row["since"]),
            told.get(tuple(row[name] for name in OWNERS)),
        )
        for row in owners
    ]


KINDS: tuple[type[Agency], type[SubGroup], type[Person]] = (Agency, SubGroup, Person)


def _named(actor: Actor, kind: Any, owners: list[dict[str, Any]], name: str) -> dict[UUID, Any]:
    wanted = {row[name] for row in owners if row[name]}
    return {one.pk: one for one in kind.objects.visible_to(actor).filter(pk__in=wanted)} if wanted else {}


def _last_chased(actor: Actor, board: UUID) -> dict[tuple[UUID | None, ...], dt.date]:
    """When each owner was last written to about a late action of theirs; drafts for others do not count."""
    rows = Chase.objects.visible_to(actor).filter(Q(mark__startswith="after"), board=board, is_draft=False).order_by()
    names = [f"action__{name}" for name in OWNERS]
    counted: QuerySet[Any, Any] = rows.values(*names).annotate(last=Max("on"))
    return {tuple(row[name] for name in names): row["last"] for row in counted}
