"""Signing in and out, and a board's accent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import authenticate
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from goldthread.kernel.refusals import Refused
from goldthread.partnership import identity, signing_in
from goldthread.partnership.forms.account import SignInForm
from goldthread.partnership.models import Person
from goldthread.partnership.requests import ActingRequest, BoardRequest
from goldthread.partnership.signing_in import Caller
from goldthread.ui.pages import form_page

WRONG = "That e-mail address and password do not match an account here. Check both and try again."
ENDED = "You were signed out because nothing was clicked for half an hour, or the day was over. Sign in to go on."


def sign_in(request: ActingRequest) -> HttpResponse:
    """Sign in with an e-mail and a password, and go on to where one was heading."""
    if request.actor.is_signed_in:
        return HttpResponseRedirect(onward(request))

    def save(data: Mapping[str, Any], version: int | None) -> str:
        signing_in.admit(request, _checked(request, data["email"], data["password"]), way="password")
        return onward(request)

    return form_page(
        request,
        SignInForm,
        title="Sign in",
        save=save,
        submit="Sign in",
        lead=ENDED if request.GET.get("ended") else "",
        template="partnership/sign_in.html",
        is_demo=identity.is_demo(),
    )


def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out; only by POST, so that no link can do it to someone."""
    response = LogoutView.as_view()(request)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def accent(request: BoardRequest, version: int) -> HttpResponse:
    """The board's accent colour as a stylesheet; the address changes with the board, so it may be kept for a year."""
    response = HttpResponse(f":root{{--board-accent:{request.board.accent}}}", content_type="text/css")
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def onward(request: HttpRequest) -> str:
    """Where signing in leads: an address of ours that was asked for, else the start."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else resolve_url("/")


def _checked(request: HttpRequest, email: str, password: str) -> Person:
    """The person behind the e-mail and password. A refusal says the same whether or not the e-mail is known."""
    caller = Caller.of(request, email)
    if minutes := signing_in.asked_to_wait(caller):
        raise Refused(f"There were too many tries. Wait {minutes} minute{'' if minutes == 1 else 's'}, then try again.")
    person = authenticate(request, username=email.strip(), password=password)
    if not isinstance(person, Person):
        signing_in.note_failure(caller)
        raise Refused(WRONG)
    signing_in.forget_failures(caller)
    return person
