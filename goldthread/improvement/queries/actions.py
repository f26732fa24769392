"""The plan read: the actions of a board, what is late, what is missing. Counting is done in SQL."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Min, Q, QuerySet
from django.db.models.functions import Substr

from goldthread.foundation.access import Actor
from goldthread.improvement.domain.due_dates import UNFINISHED
from goldthread.improvement.domain.states import OPEN
from goldthread.improvement.models import Action
from goldthread.improvement.queries.owners import has_left
from goldthread.partnership.models import Agency

OWNERS = ("owner_agency", "owner_group", "owner_person")
NO_OWNER = Q(owner_agency=None, owner_group=None, owner_person=None)


def actions_of(actor: Actor, board: UUID) -> QuerySet[Action]:
    """The board's actions this actor may see, each once."""
    return Action.objects.visible_to(actor).filter(board=board)


def agencies_of(actor: Actor, board: UUID) -> QuerySet[Agency]:
    """Agencies that have, or had, a place on the board."""
    return Agency.objects.visible_to(actor).filter(links__board=board)


def open_actions_of(actor: Actor, board: UUID) -> QuerySet[Action]:
    """Actions not yet closed or cancelled, with their owners, the earliest due first and those without a date last."""
    rows = actions_of(actor, board).filter(state__in=sorted(OPEN))
    soonest = F("due").asc(nulls_last=True)
    return rows.select_related("board", *OWNERS).order_by(soonest, "reference")


def overdue(rows: QuerySet[Action], today: dt.date) -> QuerySet[Action]:
    """Those that are late: the SQL of domain.due_dates.is_overdue."""
    return with_due_end(rows).filter(_late(today))


def due_between(rows: QuerySet[Action], first: dt.date, last: dt.date) -> QuerySet[Action]:
    """Unfinished actions whose due date is over within these days."""
    within = Q(due_end__gte=first.isoformat(), due_end__lte=last.isoformat(), state__in=sorted(UNFINISHED))
    return with_due_end(rows).filter(within)


def late_by_owner(actor: Actor, board: UUID, today: dt.date) -> list[dict[str, Any]]:
    """For each owning agency, or none: how many actions are late (`n`) and the earliest date among them (`since`)."""
    rows = overdue(actions_of(actor, board), today).order_by()
    counted: QuerySet[Any, Any] = rows.values("owner_agency", "owner_agency__short_name").annotate(
        n=Count("pk"), since=Min("due_end")
    )
    return list(counted.order_by("since"))


def with_due_end(rows: QuerySet[Action]) -> QuerySet[Action]:
    """Each with the last day its due date could mean; a stored partial date is `start/end`."""
    return rows.alias(due_end=Substr("due", 12, 10))


def _late(today: dt.date) -> Q:
    return Q(due_end__lt=today.isoformat(), state__in=sorted(UNFINISHED))


def counts_by_state(actor: Actor, board: UUID, today: dt.date) -> list[dict[str, Any]]:
    """For each state and whether evidence is held: how many actions (`n`), how many late, undated and unowned.

    `left` counts the open ones whose owner has left.
    """
    held = ExpressionWrapper(Q(evidence_held__gt=0), output_field=BooleanField())
    rows = with_due_end(actions_of(actor, board)).annotate(has_evidence=held).order_by()
    counted: QuerySet[Any, Any] = rows.values("state", "has_evidence").annotate(
        n=Count("pk"),
        late=Count("pk", filter=_late(today)),
        undated=Count("pk", filter=Q(due=None)),
        unowned=Count("pk", filter=NO_OWNER),
        left=Count("pk", filter=has_left(today)),
    )
    return list(counted)
