"""What is one for the whole installation, and so is looked up across boards by whoever can name it exactly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models.functions import Lower
from django.utils import timezone

from goldthread.partnership.models import Agency, Board, Membership, Person

ADMINISTRATOR = "system_administrator"


def agency_called(name: str) -> Agency | None:
    """The agency of exactly that name (letter case aside), on whichever board it serves."""
    return Agency.objects.as_system("an agency is one for the installation").filter(name__iexact=name.strip()).first()


def person_with_email(email: str) -> Person | None:
    """The person whose account has that e-mail, on whichever board they serve."""
    return Person.objects.as_system("an e-mail belongs to one person").filter(email=email.strip().lower()).first()


def roles_not_ended(person: UUID, on: dt.date) -> list[Membership]:
    """Every role a person holds anywhere on a day or from a later one; the caller keeps it to itself."""
    rows = Membership.objects.as_system("roles are kept apart across boards").filter(person=person)
    return [row for row in rows if row.ends is None or row.ends >= on]


def is_administrator(person: UUID, on: dt.date) -> bool:
    return any(row.role == ADMINISTRATOR for row in roles_not_ended(person, on))


def agencies_called(names: Collection[str]) -> list[Agency]:
    """The agencies of exactly those names, letter case aside."""
    wanted = {name.strip().lower() for name in names}
    rows = Agency.objects.as_system("an agency is one for the installation").annotate(lower=Lower("name"))
    return list(rows.filter(lower__in=wanted))


def people_with_emails(emails: Collection[str]) -> list[Person]:
    """The people whose accounts have those e-mails."""
    wanted = {email.strip().lower() for email in emails if email.strip()}
    return list(Person.objects.as_system("an e-mail belongs to one person").filter(email__in=wanted))


def address_of(person: UUID, board: UUID) -> str | None:
    """Where someone of a board is written to today.

    Empty for whoever is suspended or holds no role there now; None for nobody known.
    """
    why = "a message goes to the person it is for, wherever they are written to today"
    known = Person.objects.as_system(why).filter(pk=person).first()
    if known is None:
        return None
    today = timezone.localdate()
    held = any(row.board_id == board and row.in_force(today) for row in roles_not_ended(person, today))
    return (known.email or "") if known.is_active and held else ""


def serve_elsewhere(people: Collection[UUID], board: Board) -> set[UUID]:
    """Those of these people who hold a role, now or to come, for another board, or for the installation."""
    today = timezone.localdate()
    rows = Membership.objects.as_system("roles are kept apart across boards").filter(person__in=people)
    return {row.person_id for row in rows if row.board_id != board.pk and (row.ends is None or row.ends >= today)}
