"""Who is behind a request: signing in, and turning a person into an actor with the memberships in force today."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils import timezone

from goldthread.foundation.access import Actor
from goldthread.foundation.access import Membership as Held
from goldthread.partnership.models import Board, GroupRole, Membership, Person

GROUP_MEMBER = "group_member"


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
        return known if password and known.check_password(password) else None

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


def find_board(actor: Actor, slug: str) -> Board | None:
    """The board of that short name, if this actor may know of it."""
    return Board.objects.visible_to(actor).filter(short_name__iexact=slug).first()
