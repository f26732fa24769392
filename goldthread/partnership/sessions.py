"""Ends sessions nobody is at, and keeps a temporary password from being used for anything but changing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from goldthread.partnership.domain.sessions import is_over, needs_touch
from goldthread.partnership.signing_in import MUST_CHANGE, SEEN, VERIFIED


class SessionLifeMiddleware:
    """Half an hour without a click, or a working day, ends the session. Seen is written once a minute at most."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "_auth_user_id" not in request.session:
            return self.get_response(request)
        now = timezone.now()
        seen = _moment(request, SEEN) or now
        if is_over(seen=seen, verified=_moment(request, VERIFIED) or seen, now=now):
            return _end(request)
        if SEEN not in request.session or needs_touch(seen=seen, now=now):
            request.session[SEEN] = now.isoformat()
        if request.session.get(MUST_CHANGE) and not _may_still_go(request):
            return HttpResponseRedirect(reverse("partnership:password"))
        return self.get_response(request)


def _moment(request: HttpRequest, key: str) -> dt.datetime | None:
    stamp = request.session.get(key)
    return dt.datetime.fromisoformat(stamp) if stamp else None


def _end(request: HttpRequest) -> HttpResponse:
    logout(request)
    wanted = request.get_full_path() if request.method == "GET" else request.path
    return HttpResponseRedirect(f"{reverse('partnership:sign_in')}?{urlencode({'next': wanted, 'ended': 'idle'})}")


def _may_still_go(request: HttpRequest) -> bool:
    return request.path in {reverse("partnership:password"), reverse("partnership:sign_out")}
