"""Where this room's records, and what they serve, are seen."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from goldthread.findings.models import Finding, Recommendation
from goldthread.improvement.models import Action, ImpactTest, Purpose
from goldthread.partnership.models import Board


def at(board: Board, page: str, *parts: object) -> str:
    """The address of one of this room's pages. `parts` are what its route asks for, such as a public_id."""
    return reverse(f"improvement:{page}", args=[slug(board), *parts])


def href(action: Action, page: str = "show") -> str:
    """The address of an action's page."""
    return reverse(f"improvement:{page}", args=[slug(action.board), action.public_id])


def confirm_href(board: Board, kind: str, public_id: UUID) -> str:
    """Where an agency confirms what was entered for it."""
    return reverse("improvement:confirm", args=[slug(board), kind, public_id])


def unlink_href(board: Board, purpose: Purpose) -> str:
    """Where a link to what an action serves is taken away."""
    return reverse("improvement:unlink", args=[slug(board), purpose.public_id])


def impact_href(board: Board, test: ImpactTest) -> str:
    """Where the result of an impact test is recorded."""
    return reverse("improvement:record_impact", args=[slug(board), test.public_id])


def plan_impact_href(board: Board, recommendation: Recommendation) -> str:
    """Where an impact test of a recommendation is planned."""
    return reverse("improvement:plan_impact", args=[slug(board), recommendation.public_id])


def new_action_href(board: Board, served: Finding | Recommendation | None = None) -> str:
    """Where an action is written, perhaps for a finding or a recommendation."""
    address = reverse("improvement:new", args=[slug(board)])
    if served is None:
        return address
    name = "finding" if isinstance(served, Finding) else "recommendation"
    return f"{address}?{name}={served.public_id}"


def served_href(board: Board, served: Finding | Recommendation) -> str:
    """The page of a finding or a recommendation."""
    name = "show" if isinstance(served, Finding) else "recommendation"
    return reverse(f"findings:{name}", args=[slug(board), served.public_id])


def tested_href(board: Board, test: ImpactTest) -> str:
    """The page of what an impact test is of: a recommendation, or an action."""
    if test.recommendation is not None:
        return served_href(board, test.recommendation)
    return reverse("improvement:show", args=[slug(board), test.action_id])


def slug(board: Board) -> str:
    """The board as it stands in an address."""
    return board.short_name.lower()
