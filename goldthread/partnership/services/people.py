"""People and the roles they hold."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.access.register import roles
from goldthread.foundation.errors import Unseen
from goldthread.foundation.writes import service
from goldthread.kernel.refusals import Refused
from goldthread.partnership import directory
from goldthread.partnership.account_care import require_person_of, require_whole_account
from goldthread.partnership.models import Agency, Board, BoardAgency, Membership, Person
from goldthread.partnership.permissions import MANAGE_PEOPLE
from goldthread.partnership.roles_given import needs_agency, roles_to_give


@service("partnership.person_added")
def add_person(
    *,
    board: Board,
    name: str,
    role: str,
    by: Actor,
    email: str = "",
    position: str = "",
    agency: Agency | None = None,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
) -> Person:
    """Add a person with their first role of the board. With an e-mail they can be given a password later.

    Someone who already has an account on this installation, for another board, is found by their e-mail and exact
    name together, and is given the role.
    """
    require(by, MANAGE_PEOPLE, board=board.pk)
    person = _known(by, board, name, email) or Person(name=name.strip(), email=email.strip() or None, position=position)
    if person._state.adding:
        person.set_unusable_password()
        person.save()
    _give(board, person, role, agency, starts or timezone.localdate(), ends, by)
    return person


@service("partnership.person_changed")
def change_person(
    *, board: Board, public_id: UUID, version: int | None, name: str, email: str, position: str, by: Actor
) -> Person:
    """Change a person's name, e-mail or position. Refused where other boards rely on the account too."""
    person = Person.objects.for_update(by, public_id, version=version)
    require_person_of(by, person, board)
    require_whole_account(by, person)
    holder = directory.person_with_email(email) if email.strip() else None
    if holder and holder.pk != person.pk:
        raise Refused(_taken(by, holder), field="email")
    if person.pk == by.person and not email.strip():
        raise Refused("You sign in with this address: it cannot be empty.", field="email")
    person.name, person.email, person.position = name.strip(), email.strip().lower() or None, position
    person.save()
    return person


@service("partnership.role_given")
def give_role(
    *,
    board: Board,
    public_id: UUID,
    role: str,
    starts: dt.date,
    by: Actor,
    agency: Agency | None = None,
    ends: dt.date | None = None,
) -> Membership:
    """Give a person of this board a role from a day, perhaps until another. Nobody gives a role to themselves."""
    person = Person.objects.for_update(by, public_id)
    require_person_of(by, person, board)
    return _give(board, person, role, agency, starts, ends, by)


@service("partnership.role_ended")
def end_role(*, public_id: UUID, version: int | None, ends: dt.date, by: Actor) -> Membership:
    """End a role. From the day after, it counts for nothing; what was done in it stays on record."""
    held = Membership.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_PEOPLE, on=held)
    if held.person_id == by.person:
        raise Refused("Ask someone else to end your own role, so that the board is never left without anyone.")
    if ends < held.starts:
        raise Refused("The role cannot end before it starts.", field="ends")
    held.ends = ends
    held.save()
    return held


def _give(
    board: Board, person: Person, role: str, agency: Agency | None, starts: dt.date, ends: dt.date | None, by: Actor
) -> Membership:
    _check_role(board, person, role, agency, by)
    if ends and ends < starts:
        raise Refused("The role cannot end before it starts.", field="ends")
    same = Membership.objects.visible_to(by).filter(person=person, board=board, agency=agency, role=role)
    if any(ends is None or held.starts <= ends for held in same if held.ends is None or held.ends >= starts):
        raise Refused("They already hold that role in that time.", field="role")
    granter = by.person
    held = Membership(
        person=person, board=board, agency=agency, role=role, starts=starts, ends=ends, granted_by_id=granter
    )
    held.save()
    return held


def _check_role(board: Board, person: Person, role: str, agency: Agency | None, by: Actor) -> None:
    if person.pk == by.person:
        raise Refused("You cannot give a role to yourself. Ask someone else who manages people.")
    if role not in dict(roles_to_give()):
        raise Refused("Choose a role from the list.", field="role")
    if directory.is_administrator(person.pk, timezone.localdate()):
        raise Refused("A system administrator holds no role on a board. Give it to someone else.", field="role")
    if agency is None and needs_agency(role):
        raise Refused(f"The role of {roles()[role].name.lower()} is for one agency. Choose it.", field="agency")
    if agency and not BoardAgency.objects.visible_to(by).filter(board=board, agency=agency).exists():
        raise Refused("That agency has no place on this board.", field="agency")


def _known(by: Actor, board: Board, name: str, email: str) -> Person | None:
    holder = directory.person_with_email(email) if email.strip() else None
    if holder is None:
        return None
    seen = Person.objects.visible_to(by).filter(pk=holder.pk).exists()
    if not seen and holder.name.casefold() == name.strip().casefold():
        return holder
    raise Refused(_taken(by, holder), field="email")


def _taken(by: Actor, holder: Person) -> str:
    """What to say of an e-mail in use: whose it is only to someone who may know."""
    try:
        known = Person.objects.seen_by(by, holder.pk)
    except Unseen:
        return "An account with that e-mail address is already here. Give the name exactly as the account has it."
    return f"That e-mail address is {known.name}’s. Open their page to give them a role."
