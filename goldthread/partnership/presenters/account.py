"""Who you are here, in words; and the demo's cast."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse

from goldthread.foundation.access import Actor
from goldthread.foundation.access.register import roles
from goldthread.partnership.models import Agency, Board, Membership, Person
from goldthread.ui.content import Content, Link
from goldthread.ui.parts import SummaryRow

INSTALLATION = "The installation"


@dataclass(frozen=True)
class CastMember:
    """Someone of the demo one may sign in as: their name, their role and what it lets them do."""

    person: UUID
    name: str
    role: str
    sentence: str
    at: str = ""


@dataclass
class CastOfBoard:
    """The cast of one board."""

    heading: str
    members: list[CastMember] = field(default_factory=list)


def who(person: Person) -> list[SummaryRow]:
    """The account's own facts."""
    change = Link("Change", reverse("partnership:password"))
    return [
        SummaryRow("Name", person.name),
        SummaryRow("E-mail address", person.email),
        SummaryRow("Position", person.position),
        SummaryRow("Password", "Not shown", change),
    ]


def roles_held(actor: Actor) -> list[list[Content]]:
    """Each role in force: where, what it is called and what it lets one do."""
    boards = {row.pk: row.name for row in Board.objects.visible_to(actor)}
    agencies = {row.pk: row.name for row in Agency.objects.visible_to(actor).filter(pk__in=actor.agencies())}
    return [
        [
            boards.get(held.board, INSTALLATION) if held.board else INSTALLATION,
            role_name(held.role),
            agencies.get(held.agency, "") if held.agency else "Not for one agency",
            role_sentence(held.role),
        ]
        for held in actor.memberships
    ]


def role_name(key: str) -> str:
    """A role as people say it."""
    return roles()[key].name if key in roles() else key.replace("_", " ").capitalize()


def role_sentence(key: str) -> str:
    """What a role lets one do, in a sentence."""
    return roles()[key].sentence if key in roles() else ""


def cast(held: Iterable[Membership]) -> list[CastOfBoard]:
    """The demo's people by board, those of the installation last."""
    found: dict[str, CastOfBoard] = {}
    for row in sorted(held, key=lambda row: (row.board is None, row.board.name if row.board else "")):
        heading = row.board.name if row.board else INSTALLATION
        at = row.agency.name if row.agency else ""
        member = CastMember(row.person_id, row.person.name, role_name(row.role), role_sentence(row.role), at)
        found.setdefault(heading, CastOfBoard(heading)).members.append(member)
    order = {key: place for place, key in enumerate(role.name for role in roles().values())}
    for group in found.values():
        group.members.sort(key=lambda member: order.get(member.role, 99))
    return list(found.values())
