"""What a table cell, a summary row or a chart's table may hold. Pages escape it; exports print it plainly."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from django.utils import timezone

from goldthread.kernel.partial_dates import PartialDate
from goldthread.ui.tones import Tone

NOT_RECORDED = "Not recorded"
SAFE_STARTS = ("/", "#", "?", "https://", "http://", "mailto:")


@dataclass(frozen=True)
class Link:
    """Text that leads somewhere."""

    text: str
    href: str


@dataclass(frozen=True)
class Tag:
    """A state, as a word with a tone."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True)
class Gap:
    """What the record does not say, drawn as a gap so that nobody takes it for an answer."""

    text: str = NOT_RECORDED


@dataclass(frozen=True)
class Reading:
    """What the partnership infers; always printed with the words “our reading”."""

    text: str


@dataclass(frozen=True)
class Several:
    """Things stacked in one place."""

    items: tuple[Content, ...]


Content: TypeAlias = str | int | float | dt.date | PartialDate | Link | Tag | Gap | Reading | Several | None


def day(value: dt.date) -> str:
    """A date as people here write it: 1 April 2026. A date with a time is taken in local time."""
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value.day} {value:%B} {value.year}"


def moment(value: dt.datetime) -> str:
    """A day with its time of day: 1 April 2026 at 14:05."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local)} at {local:%H:%M}"


def relative(value: dt.date | PartialDate, today: dt.date) -> str:
    """How far off a due date is: “in 3 days”, “today”, “8 years late”. A partial date is late once it is over."""
    if isinstance(value, PartialDate):
        start, end = value.start, value.end
    else:
        start = end = value
    if start <= today <= end:
        return "today" if start == end else "now"
    if today < start:
        return f"in {_length(start - today)}"
    return f"{_length(today - end)} late"


def _length(gap: dt.timedelta) -> str:
    """Days while days matter, then whole months, then whole years."""
    for days, name in ((730, "year"), (61, "month")):
        if gap.days >= days:
            return _counted(int(gap.days / (365.25 if name == "year" else 30.44)), name)
    return _counted(gap.days, "day")


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"


def number(value: float) -> str:
    """A figure as it is printed: commas from ten thousand, at most one decimal place."""
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.1f}"
    whole = int(value)
    return f"{whole:,}" if abs(whole) >= 10_000 else str(whole)


def plain(content: Content) -> str:
    """The words of a piece of content, for exports and the tables beneath charts. A gap says what is missing."""
    if content is None or content == "":
        return NOT_RECORDED
    if isinstance(content, Several):
        return "; ".join(plain(item) for item in content.items) or NOT_RECORDED
    if isinstance(content, Reading):
        return f"{content.text} (our reading)"
    if isinstance(content, Link | Tag | Gap):
        return content.text
    return printed(content)


def printed(value: str | float | dt.date | PartialDate) -> str:
    """A bare value in words: numbers, dates and text."""
    if isinstance(value, dt.datetime):
        return moment(value)
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return number(value)
    return str(value)


def safe_href(href: str) -> str:
    """The address if a page may link to it, else nothing: no script or data address ever becomes a link."""
    cleaned = href.strip()
    return cleaned if cleaned.lower().startswith(SAFE_STARTS) else ""
