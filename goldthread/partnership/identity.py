"""Who is behind a request: signing in, and turning a person into an actor with the memberships in force today."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils import timezone

from goldthread.foundation.access import Actor
from goldthread.foundation.access import Membership as Held
from goldthread.partnership.models import Board, DemoMark, GroupRole, Membership, Person, TemporaryPassword

GROUP_MEMBER = "group_member"
SHOWN = 2  # people of one role on one board in the demo's list


class PersonBackend(BaseBackend):
    """Sign-in by e-mail and password. A second factor or single sign-on becomes another backend beside this one."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> Person | None:
        """The person, or None. An unknown e-mail costs as much time as a wrong password."""
        known = Person.objects.as_system("sign-in").filter(email=(username or "").lower(), is_active=True).first()
        if known is None:
            make_password(password)
            return None
        if not password or not known.check_password(password):
            return None
        lent = temporary_password_of(known)
        return None if lent and lent.has_lapsed(timezone.now()) else known

    def get_user(self, user_id: UUID) -> Person | None:
        return Person.objects.as_system("session").filter(pk=user_id, is_active=True).first()


def actor_of(request: HttpRequest) -> Actor:
    """The actor behind a request; nobody in particular when not signed in."""
    if not request.user.is_authenticated:
        return Actor(person=None)
    return actor_for(request.user, on=timezone.localdate(), verified_at=_verified_at(request))


def actor_for(person: Person, *, on: dt.date, verified_at: dt.datetime | None = None) -> Actor:
    """The person with the memberships in force on a day. A seat on a group counts while its board's membership does."""
    rows = Membership.objects.as_system("identity").filter(person=person)
    held = [Held(m.role, m.board_id, m.agency_id) for m in rows if m.in_force(on)]
    boards = {h.board for h in held if h.board}
    posts = GroupRole.objects.as_system("identity").filter(person=person, board__in=boards) if boards else []
    seats = [p for p in posts if _holds_seat(p, on)]
    held += [Held(GROUP_MEMBER, board) for board in {p.board_id for p in seats}]
    groups = frozenset(p.group_id for p in seats)
    return Actor(person.pk, person.name, tuple(held), groups, verified_at)


def _holds_seat(post: GroupRole, on: dt.date) -> bool:
    started = post.starts is None or post.starts.start <= on
    return started and (post.ends is None or on <= post.ends.end)


def _verified_at(request: HttpRequest) -> dt.datetime | None:
    stamp = request.session.get("verified_at")
    return dt.datetime.fromisoformat(stamp) if stamp else None


def temporary_password_of(person: Person) -> TemporaryPassword | None:
    """The mark that someone else set this person's password, if it has not been changed since."""
    return TemporaryPassword.objects.as_system("sign-in").filter(person=person).first()


def is_demo() -> bool:
    """Whether this database was made by the demo. Never in production, whatever the database says."""
    return not settings.PRODUCTION and DemoMark.objects.as_system("sign-in").exists()


def invented_cast(on: dt.date) -> list[Membership]:
    """The roles that invented people with an account hold on a day, for the demo's list.

    Of a role that many hold on a board, the first two that were given it: enough to look around as.
    """
    held = Membership.objects.as_system("demo sign-in").select_related("person", "board", "agency")
    cast = held.filter(person__is_invented=True, person__is_active=True, person__email__isnull=False)
    shown: Counter[tuple[UUID | None, str]] = Counter()
    found = []
    for row in cast.order_by("board__name", "created_at"):
        shown[row.board_id, row.role] += row.in_force(on)
        if row.in_force(on) and shown[row.board_id, row.role] <= SHOWN:
            found.append(row)
    return found


def boards_by_slug(actor: Actor) -> dict[str, Board]:
    """The boards this actor may know of, by their short names in an address, in the order they are listed in."""
    return {board.short_name.lower(): board for board in Board.objects.visible_to(actor)}


def board_names(actor: Actor) -> dict[UUID, str]:
    """The name of every board this actor may know of."""
    return dict(Board.objects.visible_to(actor).values_list("pk", "name"))
