"""What a person sees when a page is not there, not theirs to change, or broken. None says more than it must."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same page for what does not exist and for what this person may not know of."""
    return render(request, "ui/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The person sees the record but may not do this with it; says what their role does not let them do."""
    return render(request, "ui/forbidden.html", {"reason": str(exception)}, status=403)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke. No shell is drawn, since drawing it may be what broke."""
    return HttpResponse(render_to_string("ui/failed.html"), status=500)
