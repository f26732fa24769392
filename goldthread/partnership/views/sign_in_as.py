"""The demo's door: sign in as one of its invented people, without a password. In any other database it is not there."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from goldthread.foundation.errors import Unseen
from goldthread.partnership import identity, signing_in
from goldthread.partnership.presenters.account import cast
from goldthread.partnership.requests import ActingRequest


def sign_in_as(request: ActingRequest) -> HttpResponse:
    """The cast by board; choosing one signs in as them."""
    if not identity.is_demo():
        raise Unseen()
    held = identity.invented_cast(timezone.localdate())
    if request.method != "POST":
        context = {"title": "Sign in as", "cast": cast(held)}
        return render(request, "partnership/sign_in_as.html", context)
    chosen = _uuid(request.POST.get("person", ""))
    person = next((row.person for row in held if row.person_id == chosen), None)
    if person is None:
        raise Unseen()
    signing_in.admit(request, person, way="demo")
    return HttpResponseRedirect("/")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
