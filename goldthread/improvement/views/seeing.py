"""The plan as one request sees it: read once for its page, its parts, its saved views and its paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.foundation.trail import Memory
from goldthread.improvement import queries
from goldthread.improvement.models import PlanSettings
from goldthread.improvement.presenters.addresses import slug
from goldthread.improvement.presenters.plan import Asked, PlanTable
from goldthread.improvement.queries.pictures import Counted, counted
from goldthread.improvement.queries.plan import as_rows, facets, owner_names
from goldthread.improvement.queries.settings import plan_settings
from goldthread.improvement.views.narrowing import WHICH, Choices, filters
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.list_query import ListQuery
from goldthread.ui.lists import Listing

SEARCHED = ("text", "reference", "detail")


@dataclass(frozen=True)
class Part:
    """A part of the plan that has a page of its own: which actions, and the filter its page needs no longer.

    `kept` is what the address says of the part itself.
    """

    narrow: Callable[[QuerySet[Any]], QuerySet[Any]]
    without: str
    value: str
    kept: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Seen:
    """The plan as one request sees it: the list, the board's key, and what the pictures count."""

    listing: Listing
    part: Part | None
    settings: PlanSettings
    counted: Counted


def see_plan(request: BoardRequest, part: Part | None = None) -> Seen:
    """Read the plan, or a part of it, for whoever asks: the names, sources and figures that its page needs."""
    board, actor, today = request.board, request.actor, timezone.localdate()
    settings = plan_settings(actor, board.pk)
    visible = queries.actions_of(actor, board.pk)
    visible = part.narrow(visible) if part else visible
    names, memory = owner_names(visible), Memory.of(actor, board.pk)
    offers = memory.recall("facets", lambda: facets(actor, board.pk))
    table = PlanTable(Asked(actor, board.pk, slug(board), today), settings, names)
    offered = Choices(actor, board, today, settings, names, offers)
    listing = Listing(
        caption="Actions",
        rows=as_rows(queries.with_rating(visible, today, settings.soon_days)),
        columns=table.columns(),
        filters=filters(offered, without=part.without if part else ""),
        search=SEARCHED,
        default_sort="due",
        file_name=f"{slug(board)}-plan",
        kept=part.kept if part else {},
        gather=table.gather,
    )
    chosen = ListQuery.read(listing, request.GET.dict()).chosen
    which = [each for each in listing.filters if each.key in WHICH and each.key in chosen]
    narrowed = sorted((each.key, chosen[each.key]) for each in which)
    what = ("plan", today, settings.soon_days, part and (part.without, part.value), narrowed)

    def count() -> Counted:
        pictured = visible
        for each in which:
            pictured = each.apply(pictured, chosen[each.key])
        return counted(pictured, today, settings.soon_days)

    return Seen(listing, part, settings, memory.recall(repr(what), count))
