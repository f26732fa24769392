"""Where signing in leads."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from goldthread.partnership.models import Board


def start(request: HttpRequest) -> HttpResponse:
    """To the one board a person has, or the choice between several."""
    boards = list(Board.objects.visible_to(request.actor))
    if len(boards) == 1:
        return HttpResponseRedirect(reverse("home:board", args=[boards[0].short_name.lower()]))
    return render(request, "home/start.html", {"title": "Your boards", "boards": boards})


def board(request: HttpRequest) -> HttpResponse:
    """What needs me today."""
    return render(request, "home/board.html", {"title": "What needs you today"})
