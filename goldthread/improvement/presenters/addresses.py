"""Where this room's records, and what they serve, are seen."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from goldthread.findings.models import Addressee, Finding, Recommendation
from goldthread.improvement.models import Action, EvidenceFile, ImpactTest, Purpose, Untested
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


def file_href(board: Board, file: EvidenceFile) -> str:
    """Where a file of a piece of evidence is given out."""
    return reverse("improvement:evidence_file", args=[slug(board), file.public_id])


def unlink_href(board: Board, purpose: Purpose) -> str:
    """Where a link to what an action serves is taken away."""
    return reverse("improvement:unlink", args=[slug(board), purpose.public_id])


def impact_href(board: Board, test: ImpactTest) -> str:
    """Where the result of an impact test is recorded."""
    return reverse("improvement:record_impact", args=[slug(board), test.public_id])


def plan_impact_href(board: Board, recommendation: Recommendation) -> str:
    """Where an impact test of a recommendation is planned."""
    return reverse("improvement:plan_impact", args=[slug(board), recommendation.public_id])


def tested_href(board: Board, test: ImpactTest | Untested) -> str:
    """The page of what is tested, or is not."""
    return tested_thing_href(board, tested_thing(test))


def tested_thing(test: ImpactTest | Untested) -> Recommendation | Action:
    """The one thing a test, or the reason for none, is of."""
    found = test.recommendation or test.action
    if found is None:
        raise ValueError("An impact test tests one thing.")
    return found


def tested_thing_href(board: Board, thing: Recommendation | Action) -> str:
    """The page of a recommendation or an action."""
    return href(thing) if isinstance(thing, Action) else served_href(board, thing)


def testing_href(board: Board, thing: Recommendation | Action, page: str) -> str:
    """Where a test is planned (`plan_impact`), or said not to be (`no_test`)."""
    name = f"{page}_of_action" if isinstance(thing, Action) else page
    return reverse(f"improvement:{name}", args=[slug(board), thing.public_id])


def next_href(board: Board, test: ImpactTest, *, in_meeting: bool = False) -> str:
    """Where it is decided, or recorded from a meeting, what comes after a failed test."""
    page = "record_next" if in_meeting else "decide_next"
    return reverse(f"improvement:{page}", args=[slug(board), test.public_id])


def respond_href(board: Board, addressee: Addressee) -> str:
    """Where an agency responds to a recommendation addressed to it."""
    return reverse("improvement:respond", args=[slug(board), addressee.public_id])


def propose_href(board: Board, recommendation: Recommendation) -> str:
    """Where an agency proposes its own action for a recommendation addressed to it."""
    return reverse("improvement:propose", args=[slug(board), recommendation.public_id])


def tests_href(board: Board) -> str:
    """The list of impact tests."""
    return reverse("improvement:tests", args=[slug(board)])


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


def slug(board: Board) -> str:
    """The board as it stands in an address."""
    return board.short_name.lower()
