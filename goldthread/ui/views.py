"""The gallery of every fitting, and the pages that say something went wrong."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from goldthread.ui.gallery import gallery

MUCH = "You sent more text, or more files, than can be taken at once. Shorten it, or add the files a few at a time."
UNREADABLE = "What your browser sent could not be read."


def show_gallery(request: HttpRequest) -> HttpResponse:
    """Every fitting with invented examples. It reads no records and saves nothing."""
    return render(request, "ui/gallery.html", {"title": "The fittings", "gallery": gallery()})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page, or this person may not know of it; the two look the same."""
    return render(request, "ui/not_found.html", {"title": "Page not found"}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The person may see this, but not do it. Only our own refusals are quoted."""
    why = str(exception) if hasattr(exception, "verb") else ""
    return render(request, "ui/forbidden.html", {"title": "You cannot do this", "why": why}, status=403)


def not_taken(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent cannot be taken: more than the limits, or nothing that can be read. What to do about it is said."""
    kinds = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
    is_too_much = isinstance(exception, kinds)
    title = "That was too much at once" if is_too_much else "That could not be read"
    context = {"title": title, "why": MUCH if is_too_much else UNREADABLE}
    return HttpResponse(render_to_string("ui/too_much.html", context), status=413 if is_too_much else 400)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke. Drawn without the request, so that nothing the page needs can break again."""
    return HttpResponse(render_to_string("ui/failed.html", {"title": "Something went wrong"}), status=500)
