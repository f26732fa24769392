"""Which group accepts the closure of an action, who chairs it, and who belongs to the agency that owns the action."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from goldthread.foundation.access import Actor
from goldthread.foundation.access.register import Reach, reach_of, roles
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.models import Action, ClosureDecision
from goldthread.improvement.permissions import ACCEPT_CLOSURE, ANSWER_ACTIONS
from goldthread.partnership.choices import GroupPost
from goldthread.partnership.models import GroupRole, Membership, Person, SubGroup

WHY = "who chairs the group that decides, and whether they belong to the agency that owns the action"
DECIDING = (GroupPost.CHAIR, GroupPost.VICE_CHAIR)


@dataclass(frozen=True)
class Deciders:
    """The chairs and vice-chairs in post today of the group that accepts an action's closure.

    Only those count who hold a role that lets them decide here: a chair of years ago, or one without an account, is
    part of the record but would leave every closure waiting for ever.
    """

    chairs: frozenset[UUID] = frozenset()
    vice_chairs: frozenset[UUID] = frozenset()

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
        return Deciders()
    return deciders_by_group(action.board_id).get(action.overseen_by_id, Deciders())


def deciders_by_group(board: UUID) -> dict[UUID, Deciders]:
    """The same for every group of a board that has a chair or vice-chair who may decide."""
    able = _in_force(Membership.objects.as_system(WHY).filter(board=board, role__in=accepting_roles()))
    posts = GroupRole.objects.as_system(WHY).filter(
        board=board, post__in=DECIDING, person__is_active=True, person__in=able.values("person")
    )
    found: dict[UUID, Deciders] = {}
    for post in (post for post in posts if in_post(post)):
        so_far = found.get(post.group_id, Deciders())
        chairs, vice = so_far.chairs, so_far.vice_chairs
        is_chair = post.post == GroupPost.CHAIR
        found[post.group_id] = Deciders(
            chairs | {post.person_id} if is_chair else chairs, vice if is_chair else vice | {post.person_id}
        )
    return found


def in_post(post: GroupRole) -> bool:
    """Whether a post in a group is held today, as far as its dates are known."""
    today = timezone.localdate()
    return (post.starts is None or post.starts.start <= today) and (post.ends is None or post.ends.end >= today)


def accepting_roles() -> list[str]:
    """The roles that may accept closures of a whole board."""
    return [key for key in roles() if Reach.BOARD in reach_of(key, ACCEPT_CLOSURE)]


def _in_force(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    today = timezone.localdate()
    return rows.filter(Q(ends=None) | Q(ends__gte=today), starts__lte=today)


def awaiting(actor: Actor, board: UUID) -> Q:
    """Which proposed closures wait for this person: theirs to decide, or to pass on where their own agency's.

    The SQL of domain.closure.may_decide, except that one that was passed on waits only for whomever it was passed to.
    """
    by_group = deciders_by_group(board)
    chaired = [group for group, deciders in by_group.items() if actor.person in deciders.named]
    nobody = Q(overseen_by=None) | ~Q(overseen_by__in=list(by_group))
    theirs = Q(passed_to=actor.person) | Q(passed_to=None) & (Q(overseen_by__in=chaired) | nobody)
    return Q(state=ActionState.DONE) & theirs


def agencies_of_person(person: UUID) -> frozenset[UUID]:
    """The agencies a person answers for today, on whatever board."""
    held = _in_force(Membership.objects.as_system(WHY).filter(person=person, agency__isnull=False))
    return frozenset(held.values_list("agency", flat=True))


def people_named(people: frozenset[UUID]) -> list[Person]:
    """Those people, by name."""
    return list(Person.objects.as_system(WHY).filter(pk__in=people))


def chairs_of_board(actor: Actor, board: UUID) -> list[Person]:
    """Whoever chairs or vice-chairs a group of the board, now or formerly, by name."""
    posts = GroupRole.objects.visible_to(actor).filter(board=board, post__in=DECIDING)
    return people_named(frozenset(posts.values_list("person", flat=True)))


def who_may_decide(action: Action) -> QuerySet[Person]:
    """People of the board who may accept its closure: neither its owner nor of the agency that owns it."""
    able = _in_force(Membership.objects.as_system(WHY).filter(board=action.board_id, role__in=accepting_roles()))
    people = Person.objects.as_system(WHY).filter(pk__in=able.values("person"), is_active=True)
    if action.owner_agency_id is not None:
        theirs = _in_force(Membership.objects.as_system(WHY).filter(agency=action.owner_agency_id))
        people = people.exclude(pk__in=theirs.values("person"))
    return people.exclude(pk=action.owner_person_id) if action.owner_person_id else people


def vice_chairs_first(people: QuerySet[Person], action: Action) -> QuerySet[Person]:
    """Those people, the vice-chairs of its group first, then its chairs, then by name."""
    deciders = deciders_of(action)
    order = Case(
        When(pk__in=deciders.vice_chairs, then=Value(0)), When(pk__in=deciders.chairs, then=Value(1)), default=Value(2)
    )
    return people.order_by(order, "name")


def agencies_answered_for(actor: Actor, board: UUID) -> frozenset[UUID]:
    """The agencies whose own actions this person may propose and answer for on a board."""
    held = (held for held, reach in actor.grants(ANSWER_ACTIONS) if reach is Reach.AGENCY and held.board == board)
    return frozenset(membership.agency for membership in held if membership.agency)


def members_of(group: UUID | None) -> QuerySet[Person]:
    """People who hold, or held, a post in a group: one of them chaired."""
    posts = GroupRole.objects.as_system(WHY).filter(group=group)
    return Person.objects.as_system(WHY).filter(pk__in=posts.values("person"))


def decisions_of(actor: Actor, action: Action) -> QuerySet[ClosureDecision]:
    """Every decision taken on the action's closure, the latest first."""
    rows = ClosureDecision.objects.visible_to(actor).filter(action=action)
    return rows.select_related("group", "chaired_by", "recorded_by").order_by("-created_at")
