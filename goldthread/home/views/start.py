"""Where signing in leads."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access import Actor
from goldthread.foundation.access.register import roles
from goldthread.partnership.choices import REMIT
from goldthread.partnership.models import Board
from goldthread.partnership.permissions import MANAGE_INSTALLATION
from goldthread.partnership.requests import ActingRequest


@dataclass(frozen=True)
class Door:
    """A board a person may go to: its name, whom it is for, and what they are there."""

    name: str
    href: str
    remit: str
    held: str


def start(request: ActingRequest) -> HttpResponse:
    """To the one board a person has, or the choice between several. Who looks after the installation begins there."""
    if request.actor.holds(MANAGE_INSTALLATION):
        return HttpResponseRedirect(reverse("partnership:boards"))
    boards = list(Board.objects.visible_to(request.actor))
    if len(boards) == 1:
        return HttpResponseRedirect(_href(boards[0]))
    doors = [_door(board, request.actor) for board in boards]
    return render(request, "home/start.html", {"title": "Your boards", "doors": doors})


def _door(board: Board, actor: Actor) -> Door:
    held = sorted(roles()[role].name for role in actor.roles(board.pk) if role in roles())
    return Door(board.name, _href(board), REMIT.text(board.remit), ", ".join(held))


def _href(board: Board) -> str:
    return reverse("home:board", args=[board.short_name.lower()])
