"""Passwords, suspension, and the mark of a demo."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from goldthread.foundation.access import Actor, require
from goldthread.foundation.errors import Forbidden, Unseen
from goldthread.foundation.writes import service
from goldthread.kernel.refusals import Refused
from goldthread.partnership import identity
from goldthread.partnership.account_care import require_whole_account
from goldthread.partnership.domain.passphrases import passphrase
from goldthread.partnership.models import DemoMark, Person, TemporaryPassword
from goldthread.partnership.permissions import MANAGE_INSTALLATION


@service("partnership.password_changed")
def change_password(*, current: str, new: str, by: Actor) -> Person:
    """Change one's own password. Every other session of this person ends, because sessions carry its fingerprint."""
    if by.person is None:
        raise Unseen()
    person = Person.objects.for_update(by, by.person)
    if not person.check_password(current):
        raise Refused("That is not your password now. Type it again.", field="current")
    if person.check_password(new):
        raise Refused("The new password must differ from the one you have now.", field="new")
    try:
        validate_password(new, person)
    except ValidationError as refusal:
        raise Refused(" ".join(refusal.messages), field="new") from None
    person.set_password(new)
    person.save()
    _end_lending(person)
    return person


@service("partnership.temporary_password_set")
def set_temporary_password(*, public_id: UUID, version: int | None, by: Actor) -> str:
    """Give a person's account a password that lasts a week and must be changed at first use. Returns it, once.

    Refused for oneself, for someone without an e-mail, and for an account that other boards rely on too.
    """
    person = Person.objects.for_update(by, public_id, version=version)
    require_whole_account(by, person)
    if person.pk == by.person:
        raise Refused("Change your own password on your account page.")
    if not person.email:
        raise Refused("Give this person an e-mail address first: they sign in with it.")
    words = passphrase()
    person.set_password(words)
    person.save()
    _end_lending(person)
    TemporaryPassword(person=person).save()
    return words


@service("partnership.account_suspended")
def suspend_account(*, public_id: UUID, version: int | None, by: Actor) -> Person:
    """Close an account. Whoever is signed in with it is out at the next click."""
    return _set_active(public_id, version, by, active=False)


@service("partnership.account_restored")
def restore_account(*, public_id: UUID, version: int | None, by: Actor) -> Person:
    """Open a suspended account again."""
    return _set_active(public_id, version, by, active=True)


@service("partnership.marked_as_demo")
def mark_as_demo(*, by: Actor) -> None:
    """Mark this database as made by the demo. Only the product itself does so; doing it twice changes nothing."""
    if not by.is_system:
        raise Forbidden(verb=MANAGE_INSTALLATION.key, sentence="mark a database as the demo's")
    if not DemoMark.objects.visible_to(by).exists():
        DemoMark().save()


def _set_active(public_id: UUID, version: int | None, by: Actor, *, active: bool) -> Person:
    person = Person.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_INSTALLATION)
    if person.pk == by.person:
        raise Refused("You cannot suspend your own account. Ask another system administrator.")
    person.is_active = active
    person.save()
    return person


def _end_lending(person: Person) -> None:
    lent = identity.temporary_password_of(person)
    if lent:
        lent.delete()
