"""Named reads of this room, always for an actor. Counting is done in SQL."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Prefetch, Q

from goldthread.foundation.access import Actor
from goldthread.foundation.access.scoping import ScopedQuerySet
from goldthread.partnership.choices import GroupPost
from goldthread.partnership.models import (
    Agency,
    BoardAgency,
    GovernanceChange,
    GroupRole,
    LegalDuty,
    MeetingPattern,
    Membership,
    Person,
    Priority,
    SubGroup,
    TermsOfReference,
)


def places_of(actor: Actor, board: UUID) -> ScopedQuerySet[BoardAgency]:
    """Agencies' places on the board, those that have ended too."""
    return BoardAgency.objects.visible_to(actor).filter(board=board).select_related("agency", "board")


def agencies_of(actor: Actor, board: UUID) -> ScopedQuerySet[Agency]:
    """The agencies with a place on the board that has not ended."""
    return Agency.objects.visible_to(actor).filter(pk__in=current_places(actor, board).values("agency"))


def current_places(actor: Actor, board: UUID) -> ScopedQuerySet[BoardAgency]:
    return places_of(actor, board).filter(ends__isnull=True)


def agencies_by_kind(actor: Actor, board: UUID) -> list[tuple[str, int]]:
    """(kind, how many agencies of the board are of it), the most first."""
    counted = current_places(actor, board).order_by().values_list("agency__kind").annotate(number=Count("pk"))
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))


def people_of(actor: Actor, board: UUID) -> ScopedQuerySet[Person]:
    """The people who hold, or held, a role of the board or a post in one of its groups, with those roles."""
    roles = memberships_of(actor, board)
    posts = GroupRole.objects.visible_to(actor).filter(board=board)
    either = Q(pk__in=roles.values("person")) | Q(pk__in=posts.values("person"))
    with_roles: Prefetch[str] = Prefetch("memberships", queryset=roles)
    return Person.objects.visible_to(actor).filter(either).prefetch_related(with_roles)


def memberships_of(actor: Actor, board: UUID) -> ScopedQuerySet[Membership]:
    """Roles held for the board, at whichever time."""
    return Membership.objects.visible_to(actor).filter(board=board).select_related("agency")


def posts_of(actor: Actor, person: UUID, board: UUID) -> ScopedQuerySet[GroupRole]:
    """A person's posts in the board's groups."""
    return GroupRole.objects.visible_to(actor).filter(person=person, board=board).select_related("group")


def groups_of(actor: Actor, board: UUID) -> ScopedQuerySet[SubGroup]:
    """The board's groups, with their chairs."""
    chairs = GroupRole.objects.visible_to(actor).filter(post=GroupPost.CHAIR).select_related("person")
    patterns = MeetingPattern.objects.visible_to(actor)
    return (
        SubGroup.objects.visible_to(actor)
        .filter(board=board)
        .select_related("board")
        .prefetch_related(Prefetch("roles", queryset=chairs))
        .prefetch_related(Prefetch("patterns", queryset=patterns))
    )


def seats_of(actor: Actor, group: SubGroup) -> ScopedQuerySet[GroupRole]:
    """Posts in a group, at whichever time."""
    return GroupRole.objects.visible_to(actor).filter(group=group).select_related("person")


def patterns_of(actor: Actor, group: SubGroup) -> ScopedQuerySet[MeetingPattern]:
    """How often a group met, in order."""
    return MeetingPattern.objects.visible_to(actor).filter(group=group)


def terms_of(actor: Actor, group: SubGroup) -> ScopedQuerySet[TermsOfReference]:
    """A group's terms of reference, those in force first."""
    return TermsOfReference.objects.visible_to(actor).filter(group=group)


def priorities_of(actor: Actor, board: UUID) -> ScopedQuerySet[Priority]:
    return Priority.objects.visible_to(actor).filter(board=board).select_related("board")


def changes_of(actor: Actor, board: UUID) -> ScopedQuerySet[GovernanceChange]:
    return GovernanceChange.objects.visible_to(actor).filter(board=board).order_by("-changed", "created_at")


def duties_of(actor: Actor, board: UUID) -> ScopedQuerySet[LegalDuty]:
    return LegalDuty.objects.visible_to(actor).filter(board=board)
