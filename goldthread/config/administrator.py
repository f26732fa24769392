"""The first person of an installation: a system administrator, who makes the first board in the browser."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Membership, Person
from goldthread.partnership.permissions import MANAGE_INSTALLATION
from goldthread.partnership.services.accounts import set_temporary_password

ROLE = "system_administrator"


@service("partnership.administrator_added")
def add_administrator(*, name: str, email: str, by: Actor) -> str:
    """Add a system administrator. Returns a password for the first sign-in, to be changed there.

    Raises Refused when the name is empty, the e-mail is none, or somebody here has it already.
    """
    require(by, MANAGE_INSTALLATION)
    if not name.strip():
        raise Refused("Give the person's name.", field="name")
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(f"“{email}” is not an e-mail address.", field="email") from None
    if Person.objects.visible_to(by).filter(email__iexact=email).exists():
        raise Refused(f"Somebody here has the e-mail address {email} already.", field="email")
    person = Person(name=name.strip(), email=email)
    person.set_unusable_password()
    person.save()
    Membership(person=person, role=ROLE, starts=timezone.localdate()).save()
    return str(set_temporary_password(public_id=person.pk, version=None, by=by))
