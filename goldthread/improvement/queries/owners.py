"""Who answers for actions: whom to choose from, and whose owner has left."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from goldthread.foundation.access import Actor
from goldthread.improvement.domain.states import OPEN
from goldthread.improvement.models import Action
from goldthread.partnership.models import Board, Membership, Person

WHY = "whether the person who answers for an action still holds a role on its board"


def people_to_choose(actor: Actor, board: Board, today: dt.date, *, now: UUID | None = None) -> QuerySet[Person]:
    """People who hold a role on the board today, each with `agency_name`; and `now`, who answers for it already."""
    held = _in_force(Membership.objects.visible_to(actor).filter(board=board), today)
    named = held.filter(person=OuterRef("pk"), agency__isnull=False).order_by("starts")
    people = Person.objects.visible_to(actor).annotate(agency_name=Subquery(named.values("agency__short_name")[:1]))
    chosen = Q(pk__in=held.values("person"), is_active=True)
    return people.filter(chosen | Q(pk=now) if now else chosen)


def has_left(today: dt.date) -> Q:
    """True of open actions whose person no longer holds a role on the board, or whose account is suspended."""
    held = Membership.objects.as_system(WHY).filter(person=OuterRef("owner_person"), board=OuterRef("board"))
    still = Exists(_in_force(held.filter(person__is_active=True), today))
    return Q(owner_person__isnull=False, state__in=sorted(OPEN)) & ~Q(still)


def owner_has_left(rows: QuerySet[Action], today: dt.date) -> QuerySet[Action]:
    """Those actions."""
    return rows.filter(has_left(today))


def left_by(rows: QuerySet[Action], today: dt.date) -> QuerySet[Action]:
    """The same with their owners, by person, for the page that reassigns them."""
    found = owner_has_left(rows, today).select_related("owner_person", "owner_agency", "owner_group")
    return found.order_by("owner_person__name", F("due").asc(nulls_last=True))


def _in_force(rows: QuerySet[Membership], today: dt.date) -> QuerySet[Membership]:
    return rows.filter(Q(ends=None) | Q(ends__gte=today), starts__lte=today)
