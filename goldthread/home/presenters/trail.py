"""The trail as a table: when, who, what, to which record, and which fields."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone

from goldthread.foundation.trail.tables import TrailEvent
from goldthread.home.choices import field, happened, record
from goldthread.partnership.models import Board
from goldthread.ui.content import Content, Gap, Link, moment
from goldthread.ui.lists import Column

PAGES = {
    "foundation.message": "home:message",
    "audits.caseaudit": "audits:show",
    "findings.finding": "findings:show",
    "findings.recommendation": "findings:recommendation",
    "improvement.action": "improvement:show",
    "reviews.review": "reviews:show",
    "reviews.judgement": "reviews:judgement",
}
BOOKKEEPING = frozenset({"once", "password", "readings"})


def columns(board: Board) -> tuple[Column, ...]:
    """The columns of the trail."""
    return (
        Column("when", "When", lambda event: moment(timezone.localtime(event.at)), sort="seq"),
        Column("who", "Who", _who, sort="who"),
        Column("what", "What", _what),
        Column("record", "Record", _record(board)),
        Column("fields", "Fields changed", _fields),
    )


def _who(event: TrailEvent) -> Content:
    return getattr(event, "who", "") or Gap("Nobody signed in")


def _what(event: TrailEvent) -> Content:
    page = event.detail.get("view") if event.kind == "access.denied" else ""
    return f"{happened(event.kind)}: {page}" if page else happened(event.kind)


def _record(board: Board) -> Callable[[TrailEvent], Content]:
    slug = board.short_name.lower()

    def cell(event: TrailEvent) -> Content:
        if not event.subject_type:
            return "None"
        reference = getattr(event, "reference", None)
        said = f"{record(event.subject_type)} {reference or ''}".strip()
        page = PAGES.get(event.subject_type)
        return Link(said, reverse(page, args=[slug, event.subject])) if page and event.subject else said

    return cell


def _fields(event: TrailEvent) -> Content:
    names = [field(name) for name in event.changed if name not in BOOKKEEPING]
    return ", ".join(names) or "None"
