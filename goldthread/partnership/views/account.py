"""Your own account: who you are here, what each role lets you do, and your password.

A second factor and the list of open sessions will stand on this page, beside the password.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.kernel.refusals import Refused
from goldthread.partnership import signing_in
from goldthread.partnership.forms.account import PasswordForm
from goldthread.partnership.models import Person
from goldthread.partnership.presenters import account as presenter
from goldthread.partnership.requests import ActingRequest
from goldthread.partnership.services import accounts
from goldthread.ui.content import Link
from goldthread.ui.pages import form_page
from goldthread.ui.parts import Empty
from goldthread.ui.records import RecordTable

MUST = "Someone else set your password. Choose one that only you know before you go on."


def account(request: ActingRequest) -> HttpResponse:
    """Who you are, and what you may do here, and why."""
    person = Person.objects.seen_by(request.actor, _own(request))
    table = RecordTable(
        caption="What you may do here",
        headings=("Where", "Role", "Agency", "What the role is for"),
        rows=presenter.roles_held(request.actor),
        empty=Empty("You hold no role today", "Ask the business manager of your board to give you one."),
    )
    context = {"title": "Your account", "rows": presenter.who(person), "tables": [table]}
    return render(request, "ui/record.html", context)


def password(request: ActingRequest) -> HttpResponse:
    """Change your password; you stay signed in here and nowhere else."""
    must = bool(request.session.get(signing_in.MUST_CHANGE))

    def save(data: Mapping[str, Any], version: int | None) -> str:
        person = _changed(request, data["current"], data["new"])
        update_session_auth_hash(request, person)
        signing_in.stamp_session(request)
        request.session[signing_in.MUST_CHANGE] = False
        messages.success(request, "Your password is changed. You are signed out everywhere else.")
        return reverse("partnership:account")

    return form_page(
        request,
        PasswordForm,
        title="Change your password",
        submit="Change the password",
        lead=MUST if must else "",
        back=None if must else Link("Your account", reverse("partnership:account")),
        save=save,
    )


def _changed(request: ActingRequest, current: str, new: str) -> Person:
    """The change, slowed like a sign-in, so that an unattended screen is no place to guess a password."""
    email = getattr(request.user, "email", "") or ""
    caller = signing_in.Caller.of(request, email)
    if minutes := signing_in.asked_to_wait(caller):
        raise Refused(f"There were too many tries. Wait {minutes} minutes, then try again.", field="current")
    try:
        return accounts.change_password(current=current, new=new, by=request.actor)
    except Refused as refusal:
        if refusal.field == "current":
            signing_in.note_failure(caller)
        raise


def _own(request: ActingRequest) -> UUID:
    assert request.actor.person is not None  # noqa: S101 - the page is for the signed in
    return request.actor.person
