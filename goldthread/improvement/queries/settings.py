"""How a board runs its plan: as it is stored, or the defaults."""

from __future__ import annotations

from uuid import UUID

from goldthread.foundation.access import Actor
from goldthread.improvement.domain.chasing import AFTER, BEFORE, Days
from goldthread.improvement.models import PlanSettings


def plan_settings(actor: Actor, board: UUID) -> PlanSettings:
    """The board's key and days: what it chose, or, where it chose nothing, an unsaved row of the defaults."""
    found: PlanSettings | None = PlanSettings.objects.visible_to(actor).filter(board=board).first()
    return found or PlanSettings(board_id=board, remind_before=list(BEFORE), remind_after=list(AFTER))


def days_of(settings: PlanSettings) -> Days:
    """The days for chasing, as the rule takes them."""
    return Days(
        remind_before=tuple(settings.remind_before),
        remind_after=tuple(settings.remind_after),
        chair_after=settings.chair_after,
        executive_after=settings.executive_after,
        scrutineer_after=settings.scrutineer_after,
    )
