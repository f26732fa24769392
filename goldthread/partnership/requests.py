"""The request as this product's views receive it."""

from __future__ import annotations

from django.http import HttpRequest

from goldthread.foundation.access import Actor
from goldthread.partnership.models import Board


class ActingRequest(HttpRequest):
    """A request with its actor."""

    actor: Actor


class BoardRequest(ActingRequest):
    """A request for a page of one board, which the actor may know of."""

    board: Board
