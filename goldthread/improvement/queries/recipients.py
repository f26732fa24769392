"""Whom a message is for: an owner, a lead, a chair, the scrutineer. Found alike whoever causes the message."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from goldthread.improvement.domain.rounds import Owner
from goldthread.partnership.choices import GroupKind, GroupPost
from goldthread.partnership.models import GroupRole, Membership, Person

WHY = "whom a message is for must not depend on who causes it"
LEADS = ("agency_lead", "school_lead")


@dataclass(frozen=True)
class Posts:
    """Who holds what on a board on a day; of several in one post, the first by name."""

    people: dict[UUID, Person]
    leads: dict[UUID, Person]
    chairs: dict[UUID, Person]
    executive: Person | None
    scrutineer: Person | None

    def of(self, owner: Owner) -> Person | None:
        """The person to write to for an owner."""
        if owner.person is not None:
            return self.people.get(owner.person)
        if owner.agency is not None:
            return self.leads.get(owner.agency)
        return self.chairs.get(owner.group) if owner.group is not None else None


def posts_of(board: UUID, on: dt.date) -> Posts:
    """The board's people in post on a day, in two queries."""
    held = _memberships(board, on)
    people = {row.person_id: row.person for row in held}
    leads, chairs = dict[UUID, Person](), dict[UUID, Person]()
    executive: Person | None = None
    for row in held:
        if row.role in LEADS and row.agency_id:
            leads.setdefault(row.agency_id, row.person)
    for post in _chairs(board, on):
        chairs.setdefault(post.group_id, post.person)
        if post.group.kind == GroupKind.EXECUTIVE:
            executive = executive or post.person
    scrutineers = [row.person for row in held if row.role == "scrutineer"]
    return Posts(people, leads, chairs, executive, scrutineers[0] if scrutineers else None)


def _memberships(board: UUID, on: dt.date) -> list[Membership]:
    rows = Membership.objects.as_system(WHY).filter(board=board, starts__lte=on, person__is_active=True)
    rows = rows.filter(Q(ends=None) | Q(ends__gte=on))
    return list(rows.select_related("person").order_by("person__name", "starts"))


def _chairs(board: UUID, on: dt.date) -> list[GroupRole]:
    rows = GroupRole.objects.as_system(WHY).filter(board=board, post=GroupPost.CHAIR, person__is_active=True)
    found = rows.select_related("person", "group").order_by("person__name")
    return [one for one in found if _in_post(one, on)]


def _in_post(role: GroupRole, on: dt.date) -> bool:
    begun = role.starts is None or role.starts.start <= on
    return begun and (role.ends is None or on <= role.ends.end)
