"""Which group accepts the closure of an action, who chairs it, and who belongs to the agency that owns the action."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access import Actor
from goldthread.improvement.models import Action
from goldthread.partnership.choices import GroupPost
from goldthread.partnership.models import GroupRole, Membership, Person, SubGroup

WHY = "who chairs the group that decides, and whether they belong to the agency that owns the action"
DECIDING = (GroupPost.CHAIR, GroupPost.VICE_CHAIR)


@dataclass(frozen=True)
class Deciders:
    """The chairs and vice-chairs in post today of the group that accepts an action's closure."""

    chairs: frozenset[UUID]
    vice_chairs: frozenset[UUID]

    @property
    def named(self) -> frozenset[UUID]:
        return self.chairs | self.vice_chairs


def usual_overseer(actor: Actor, board: UUID) -> SubGroup | None:
    """The board's quality-assurance group, where there is exactly one."""
    found = list(SubGroup.objects.visible_to(actor).filter(board=board, is_quality_assurance=True)[:2])
    return found[0] if len(found) == 1 else None


def deciders_of(action: Action) -> Deciders:
    """Who chairs the group that accepts its closure. Nobody where no group, or no chair, is recorded."""
    if action.overseen_by_id is None:
        return Deciders(frozenset(), frozenset())
    roles = GroupRole.objects.as_system(WHY).filter(group=action.overseen_by_id, post__in=DECIDING)
    today = timezone.localdate()
    in_post = [
        role
        for role in roles
        if (role.starts is None or role.starts.start <= today) and (role.ends is None or role.ends.end >= today)
    ]
    chairs, vice = (frozenset(r.person_id for r in in_post if r.post == post) for post in DECIDING)
    return Deciders(chairs, vice)


def agencies_of_person(person: UUID) -> frozenset[UUID]:
    """The agencies a person answers for today, on whatever board."""
    today = timezone.localdate()
    held = Membership.objects.as_system(WHY).filter(person=person, agency__isnull=False, starts__lte=today)
    return frozenset(held.filter(Q(ends=None) | Q(ends__gte=today)).values_list("agency", flat=True))


def people_named(people: frozenset[UUID]) -> list[Person]:
    """Those people, by name."""
    return list(Person.objects.as_system(WHY).filter(pk__in=people))


def chairs_of_board(actor: Actor, board: UUID) -> list[Person]:
    """Whoever chairs or vice-chairs a group of the board, now or formerly, by name."""
    posts = GroupRole.objects.visible_to(actor).filter(board=board, post__in=DECIDING)
    return people_named(frozenset(posts.values_list("person", flat=True)))
