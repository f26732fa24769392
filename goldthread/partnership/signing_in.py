"""The front door: who may try to sign in now, what a sign-in leaves in the session and in the trail.

A second factor attaches in `admit`'s callers (ask for it before admitting, and let `verified_at` wait for it);
single sign-on becomes another backend in AUTHENTICATION_BACKENDS whose callback view ends in `admit`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils import timezone

from goldthread.foundation import trail
from goldthread.foundation.access import Actor
from goldthread.partnership import identity
from goldthread.partnership.domain import throttle
from goldthread.partnership.models import Person, SignInFailure

BACKEND = "goldthread.partnership.identity.PersonBackend"
KEPT_FOR = dt.timedelta(days=1)
SEEN, VERIFIED, MUST_CHANGE = "seen_at", "verified_at", "must_change_password"


@dataclass(frozen=True)
class Caller:
    """Who is at the door, as keyed hashes: the typed e-mail (known or not) and the network address."""

    account: str
    network: str

    @classmethod
    def of(cls, request: HttpRequest, email: str) -> Caller:
        return cls(_digest("account", email.strip().lower()), _digest("network", network_address(request)))


def network_address(request: HttpRequest) -> str:
    """The caller's address. In production one proxy stands before us, and the last address it noted is the caller's."""
    noted = request.headers.get("X-Forwarded-For", "") if settings.PRODUCTION else ""
    return noted.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def asked_to_wait(caller: Caller) -> int:
    """Minutes to wait before the next try, nought for none. The same for an e-mail nobody has."""
    now = timezone.now()
    recent = SignInFailure.objects.filter(at__gt=now - throttle.WINDOW)
    by_account = list(recent.filter(account=caller.account).values_list("at", flat=True))
    by_network = list(recent.filter(network=caller.network).values_list("at", flat=True))
    waits = (
        throttle.wait_until(by_account, now=now, allowed=throttle.ACCOUNT_FAILURES),
        throttle.wait_until(by_network, now=now, allowed=throttle.NETWORK_FAILURES),
    )
    return max([throttle.minutes_left(until, now) for until in waits if until], default=0)


def note_failure(caller: Caller) -> None:
    """Remember a failed try, forget those older than a day, and leave an event that names nobody."""
    now = timezone.now()
    SignInFailure.objects.filter(at__lt=now - KEPT_FOR).delete()
    SignInFailure.objects.create(account=caller.account, network=caller.network, at=now)
    detail = {"account": caller.account, "network": caller.network}
    trail.happened(kind="partnership.sign_in_failed", by=Actor(person=None), detail=detail)


def admit(request: HttpRequest, person: Person, *, way: str) -> None:
    """Sign a person in: a fresh session key, when they were verified, and an event. `way` says how they proved it."""
    login(request, person, backend=BACKEND)
    stamp_session(request)
    request.session[MUST_CHANGE] = way == "password" and identity.temporary_password_of(person) is not None
    trail.happened(kind="partnership.signed_in", by=Actor(person.pk, person.name), detail={"way": way})


def stamp_session(request: HttpRequest) -> None:
    """Put in the session that the person proved who they are just now."""
    now = timezone.now().isoformat()
    request.session[VERIFIED] = request.session[SEEN] = now


def forget_failures(caller: Caller) -> None:
    """A right password clears the account's failed tries, so that a slip of the finger is not counted for long."""
    SignInFailure.objects.filter(account=caller.account).delete()


def _digest(purpose: str, text: str) -> str:
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()[:32]
