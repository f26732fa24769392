"""Addresses of this room's pages."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from goldthread.partnership.models import Board
from goldthread.ui.content import Link


def at(board: Board, page: str, *parts: Any) -> str:
    """The address of one of a board's pages. `parts` are what its route asks for, such as a record's public_id."""
    return reverse(f"partnership:{page}", args=[board.short_name.lower(), *parts])


def back(board: Board, text: str, page: str, *parts: Any) -> Link:
    """A way back to one of a board's pages."""
    return Link(text, at(board, page, *parts))
