"""How a board runs its plan: its own words for the ratings, and its days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldthread.foundation.access import Actor, require
from goldthread.foundation.errors import Stale
from goldthread.foundation.writes import service
from goldthread.improvement import queries
from goldthread.improvement.domain.chasing import check_days
from goldthread.improvement.domain.rating import Rating
from goldthread.improvement.models import PlanSettings
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Board

LONGEST_WORD = 40
DAYS = (
    "soon_days",
    "request_days",
    "papers_days",
    "remind_before",
    "remind_after",
    "chair_after",
    "executive_after",
    "scrutineer_after",
)


@service("improvement.plan_settings_changed")
def change_plan_settings(
    *, board: Board, version: int | None, rating_words: Mapping[str, str], by: Actor, **days: Any
) -> PlanSettings:
    """Change the board's key and its days. `days` are those of DAYS; `rating_words` is by rating, empty for our own.

    Raises Refused for days that contradict each other, and for one word given to two ratings.
    """
    require(by, WRITE_ACTIONS, board=board.pk)
    settings = _standing(board, version, by)
    settings.rating_words = _words(rating_words)
    for name in DAYS:
        if name in days:
            setattr(settings, name, _sorted(days[name]))
    check_days(queries.days_of(settings), request_days=settings.request_days, papers_days=settings.papers_days)
    settings.save()
    return settings


def _standing(board: Board, version: int | None, by: Actor) -> PlanSettings:
    """The row as it stands, locked by its board: two people who choose first must not both write a first row."""
    Board.objects.for_update(by, board.pk)
    known: PlanSettings | None = PlanSettings.objects.visible_to(by).filter(board=board).first()
    if known is not None and version is not None and known.version != version:
        raise Stale(known)
    return known or PlanSettings(board=board)


def _words(given: Mapping[str, str]) -> dict[str, str]:
    words = {rating: given[rating].strip() for rating in map(str, Rating) if given.get(rating, "").strip()}
    for rating, word in words.items():
        if [other.lower() for other in words.values()].count(word.lower()) > 1:
            raise Refused(f"“{word}” is given to two ratings. Each needs a word of its own.", field=f"word_{rating}")
        if len(word) > LONGEST_WORD:
            raise Refused(f"Use {LONGEST_WORD} characters or fewer.", field=f"word_{rating}")
    return words


def _sorted(value: Any) -> Any:
    return sorted(set(value)) if isinstance(value, list | tuple) else value
