"""Puts the actor on every request. Who that is, the partnership room knows; rights are never kept in the session."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from goldthread.foundation.access import row_security
from goldthread.foundation.access.actor import Actor

_identify: list[Callable[[HttpRequest], Actor]] = []


def use_identity(identify: Callable[[HttpRequest], Actor]) -> None:
    """The partnership room says who is behind a request."""
    _identify[:] = [identify]


class ActorMiddleware:
    """Sets request.actor, read afresh each request so that a change of rights counts on the next click."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _introduce(request))  # type: ignore[attr-defined]
        try:
            return self.get_response(request)
        finally:
            row_security.tell(row_security.NOTHING)


def _introduce(request: HttpRequest) -> Actor:
    actor = _identify[0](request)
    row_security.tell(row_security.name_boards(actor))
    return actor
