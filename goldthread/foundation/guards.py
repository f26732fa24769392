"""Guarded URLs: every page says who may see it and who may act on it, or the product does not start."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import render, resolve_url
from django.urls import URLPattern, path
from django.utils.http import urlencode

from goldthread.foundation import idempotency, trail
from goldthread.foundation.access.actor import Actor
from goldthread.foundation.access.register import Verb
from goldthread.foundation.errors import AlreadyDone, Forbidden, TokenReused, Unseen

View = Callable[..., HttpResponseBase]


class Open(Enum):
    PUBLIC = "anyone"
    SIGNED_IN = "anyone signed in"


METHODS = ["GET", "HEAD", "POST"]
PUBLIC, SIGNED_IN = Open.PUBLIC, Open.SIGNED_IN


class BoardLike(Protocol):
    pk: UUID


@dataclass(frozen=True)
class Policy:
    """Without `see` the page is not there (404); with it but without `may`, it is forbidden (403)."""

    see: Verb | Open
    may: Verb | None = None


Boards = Mapping[str, BoardLike]
_find_boards: list[Callable[[Actor], Boards]] = []


def use_board_finder(finder: Callable[[Actor], Boards]) -> None:
    """The partnership room says which boards an actor may know of, each by its short name in a URL."""
    _find_boards[:] = [finder]


def page(route: str, view: View, *, name: str, see: Verb | Open, may: Verb | None = None) -> URLPattern:
    """A URL with its policy. `<slug:board>` in the route, or in the one that includes it, becomes request.board."""
    return path(route, guard(view, Policy(see, may)), name=name)


def guard(view: View, policy: Policy) -> View:
    """Wrap a view so that its policy is asked before it runs, and every denial leaves its event."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, board: str | None = None, **kwargs: Any) -> HttpResponseBase:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if policy.see is not PUBLIC and not actor.is_signed_in:
            return _to_sign_in(request)
        try:
            _enforce(request, policy, board)
            return _answer(request, view, args, kwargs)
        except (Http404, PermissionDenied) as denial:
            if actor.is_signed_in:
                _record_denial(request, denial)
            raise

    guarded.policy = policy  # type: ignore[attr-defined]
    return login_not_required(guarded)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    wanted = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{wanted}")


def _enforce(request: HttpRequest, policy: Policy, slug: str | None) -> None:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    request.board = None  # type: ignore[attr-defined]
    if slug is not None:
        request.boards = boards = _find_boards[0](actor)  # type: ignore[attr-defined]
        if slug.lower() not in boards:
            raise Unseen()
        request.board = boards[slug.lower()]  # type: ignore[attr-defined]
    within = request.board.pk if request.board else None  # type: ignore[attr-defined]
    if isinstance(policy.see, Verb) and not actor.holds(policy.see, board=within):
        raise Unseen()
    if policy.may is not None and not actor.holds(policy.may, board=within):
        raise Forbidden(verb=policy.may.key, sentence=policy.may.sentence)


def _answer(request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponseBase:
    if request.method != "POST":
        return view(request, *args, **kwargs)
    with idempotency.form(request):
        try:
            response = view(request, *args, **kwargs)
        except AlreadyDone as done:
            return HttpResponseRedirect(done.location or request.path)
        except TokenReused:
            return render(request, "ui/reused.html", status=409)
        idempotency.remember(response)
        return response


def _record_denial(request: HttpRequest, denial: Http404 | PermissionDenied) -> None:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    board = getattr(request, "board", None)
    view = request.resolver_match.view_name if request.resolver_match else ""
    why = denial.verb if isinstance(denial, Forbidden) else "unseen"
    trail.denied(by=actor, view=view, why=why, board=board.pk if board else None)
