"""What opens a review's page: what became of what it judged, and the next step."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.urls import reverse

from goldthread.findings.permissions import SEE_FINDINGS, WRITE_FINDINGS
from goldthread.foundation.slots import Panel
from goldthread.improvement.choices import ACTION_STATE
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.permissions import SEE_ACTIONS
from goldthread.improvement.queries.of_review import Became, what_became_of
from goldthread.partnership.requests import BoardRequest
from goldthread.reviews.models import Judgement, Review
from goldthread.ui.charts.bars import Bar, BarChart
from goldthread.ui.parts import Button

TEMPLATE = "improvement/of_review.html"


def opening(request: HttpRequest, review: Review) -> Panel | None:
    """The picture from judgements to actions, for those who see findings and actions, and one next step."""
    asked = cast(BoardRequest, request)
    actor, board = asked.actor, asked.board
    if not (actor.holds(SEE_FINDINGS, board=board.pk) and actor.holds(SEE_ACTIONS, board=board.pk)):
        return None
    became = what_became_of(actor, review)
    if not became.judgements:
        return None
    may_write = actor.holds(WRITE_FINDINGS, board=board.pk)
    step = _step(became.first_bare) if became.first_bare and may_write else None
    return Panel(TEMPLATE, {"picture": picture(became), "step": step})


def picture(became: Became) -> BarChart:
    """A bar for each stage of the thread, then one for each state its actions are in."""
    bars = [
        Bar("Judgements", became.judgements),
        Bar("Findings from them", became.findings),
        Bar("Recommendations", became.recommendations),
    ]
    states = [state for state in ActionState if became.actions.get(state)]
    bars += [
        Bar(f"Actions: {_small(ACTION_STATE.text(state))}", became.actions[state], ACTION_STATE.tone(state))
        for state in states
    ] or [Bar("Actions", 0)]
    measure = "From what was judged to what was done, as far as you may see"
    return BarChart("What became of it", measure, bars, "Stage", "How many")


def _step(judgement: Judgement) -> Button:
    address = reverse("findings:new_from_judgement", args=[judgement.board.short_name.lower(), judgement.pk])
    return Button(f"Write the finding from {judgement.reference}", address)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
