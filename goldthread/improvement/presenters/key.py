"""The key of ratings, in the board's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldthread.improvement.choices import RATING, RATING_MEANS
from goldthread.improvement.domain.chasing import Days
from goldthread.improvement.domain.rating import Rating
from goldthread.improvement.models import PlanSettings
from goldthread.ui.content import Content, Tag
from goldthread.ui.parts import Empty, SummaryRow
from goldthread.ui.records import RecordTable
from goldthread.ui.tones import Tone


def rating_tag(rating: str, settings: PlanSettings) -> Tag:
    """A rating as the board says it, in the rating's own tone."""
    return Tag(rating_text(rating, settings), RATING.tone(Rating(rating)))


def rating_text(rating: str, settings: PlanSettings) -> str:
    """A rating in the board's words, else in ours."""
    words: Mapping[str, str] = settings.rating_words
    return words.get(str(rating)) or RATING.text(Rating(rating))


def key_table(settings: PlanSettings) -> RecordTable:
    """Each rating, what it means, and what makes it so."""
    rows: list[list[Content]] = [[rating_tag(rating, settings), _means(rating, settings)] for rating in Rating]
    return RecordTable("The key", ["Rating", "What it means"], rows, Empty("No ratings", ""))


def _means(rating: Rating, settings: PlanSettings) -> str:
    means = RATING_MEANS[rating]
    return f"{means}. Soon is {_counted(settings.soon_days)}." if rating is Rating.AMBER else f"{means}."


def day_rows(settings: PlanSettings, days: Days) -> list[SummaryRow]:
    """When owners are asked and reminded, and who hears of it after that."""
    return [
        SummaryRow("Owners are asked", f"{_counted(settings.request_days)} before a meeting"),
        SummaryRow("Their answers are due", f"{_counted(settings.papers_days)} before a meeting"),
        SummaryRow("Reminders before a due date", _listed(sorted(days.remind_before, reverse=True), "before")),
        SummaryRow("Reminders after it", _listed(days.remind_after, "after")),
        SummaryRow("Drafted to the chair of the overseeing group", f"{_counted(days.chair_after)} late"),
        SummaryRow("Drafted to the chair of the executive", f"{_counted(days.executive_after)} late"),
        SummaryRow("Drafted to the independent scrutineer", f"{_counted(days.scrutineer_after)} late"),
    ]


def initial(settings: PlanSettings) -> dict[str, Any]:
    """What the form opens with."""
    names = [field.name for field in settings._meta.concrete_fields]
    words = {f"word_{rating}": settings.rating_words.get(str(rating), "") for rating in Rating}
    stored = {name: getattr(settings, name) for name in names if name not in ("board", "public_id")}
    return {**stored, **words, "version": 0 if settings._state.adding else settings.version}


def _listed(days: Any, when: str) -> Content:
    return f"{', '.join(str(day) for day in days)} days {when}" if days else Tag("None", Tone.NEUTRAL)


def _counted(days: int) -> str:
    return f"{days} day{'' if days == 1 else 's'}"
