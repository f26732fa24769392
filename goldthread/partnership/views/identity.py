"""Signing in and out, and a board's accent."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse


def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with an e-mail and a password."""
    return LoginView.as_view(template_name="partnership/sign_in.html", redirect_authenticated_user=True)(request)


def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out; only by POST, so that no link can do it to someone."""
    response = LogoutView.as_view()(request)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def account(request: HttpRequest) -> HttpResponse:
    """What you may do here, and why."""
    return HttpResponse(request.actor.name)


def accent(request: HttpRequest, version: int) -> HttpResponse:
    """The board's accent colour as a stylesheet; the address changes with the board, so it may be kept for a year."""
    response = HttpResponse(f":root{{--board-accent:{request.board.accent}}}", content_type="text/css")
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response
