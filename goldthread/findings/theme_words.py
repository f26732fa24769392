"""Themes in words and pictures: how often each was found, by whom, in which years, and whether it came back."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse

from goldthread.audits.choices import AUDIT_KIND
from goldthread.findings.choices import FINDING_KIND, FindingKind
from goldthread.findings.domain.themes import Theme, window
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board
from goldthread.reviews.choices import REVIEW_KIND
from goldthread.ui.charts.grid import CountGrid, GridRow
from goldthread.ui.content import Content, Link, Several, Tag
from goldthread.ui.parts import Empty
from goldthread.ui.records import RecordTable
from goldthread.ui.tones import Tone

MOST_ROWS = 12
NO_THEMES = Empty(
    "No themes yet",
    "Give each finding a theme, such as neglect. Once two sources have found the same in two years, it shows here.",
)
HEADINGS = ["Theme", "To improve", "Strengths", "Years found", "Found by", "Comes back"]
RETURNS, ONCE = Tag("Comes back", Tone.WARN), Tag("Not so far", Tone.NEUTRAL)
RULE = (
    "A theme comes back when at least two sources found it to improve in at least two different years, April to March."
)


def href(board: Board, theme: str) -> str:
    """Where one theme is shown."""
    return f"{reverse('findings:theme', args=[board.short_name.lower()])}?{urlencode({'theme': theme})}"


def rename_href(board: Board, theme: str, becomes: str = "") -> str:
    """Where a theme is given another name; with `becomes`, where that is confirmed."""
    asked = {"theme": theme, **({"becomes": becomes} if becomes else {})}
    return f"{reverse('findings:rename_theme', args=[board.short_name.lower()])}?{urlencode(asked)}"


def by_year(board: Board, themes: Sequence[Theme], last: FinancialYear) -> CountGrid:
    """Themes by the years in which they were found to improve; darker is more often."""
    found = [theme for theme in themes if theme.years][:MOST_ROWS]
    rows = [GridRow(theme.name, _counts(theme, last), href(board, theme.name)) for theme in found]
    years = window(last)
    return CountGrid(
        "What keeps coming back",
        "Points to improve by theme and year, darker for more; those that came back first",
        ["Earlier", *[str(year) for year in years]],
        rows,
        of="Theme",
        short=_short(years),
    )


def _counts(theme: Theme, last: FinancialYear) -> list[int]:
    years = window(last)
    return [theme.count_before(years[0]), *[theme.count_in(year) for year in years]]


def table(board: Board, themes: Sequence[Theme]) -> RecordTable:
    """Every theme in a row."""
    return RecordTable("Every theme", HEADINGS, [_row(board, theme) for theme in themes], NO_THEMES)


def _row(board: Board, theme: Theme) -> list[Content]:
    improvements = len(theme.improvements)
    return [
        Link(theme.name, href(board, theme.name)),
        improvements,
        sum(seen.kind == FindingKind.STRENGTH for seen in theme.sightings),
        years(theme),
        Several(tuple(source_kind(kind) for kind in theme.source_kinds)) if improvements else "No one",
        RETURNS if theme.returns else ONCE,
    ]


def years(theme: Theme) -> Content:
    """The years in which it was found to improve."""
    named: list[Content] = [", ".join(str(year) for year in theme.years)] if theme.years else []
    if undated := theme.undated():
        named.append(f"{undated} without a date")
    return Several(tuple(named)) if named else "None"


def source_kind(kind: str) -> str:
    """A kind of source in words: of an audit, or of a review."""
    room, _, value = kind.partition(":")
    return AUDIT_KIND.text(value) if room == "audit" else REVIEW_KIND.text(value)


def kinds_by_year(theme: Theme, last: FinancialYear) -> CountGrid:
    """One theme: its strengths and its points to improve, year by year."""
    seen_years = window(last)
    rows = []
    for kind in FindingKind:
        of_kind = [seen for seen in theme.sightings if seen.kind == kind]
        earlier = sum(seen.year is not None and seen.year < seen_years[0] for seen in of_kind)
        counts = [earlier, *[sum(seen.year == year for seen in of_kind) for year in seen_years]]
        if of_kind:
            rows.append(GridRow(FINDING_KIND.text(kind), counts))
    columns = ["Earlier", *[str(year) for year in seen_years]]
    return CountGrid(
        "When it was found", "Findings by kind and year", columns, rows, of="Kind", short=_short(seen_years)
    )


def _short(years: Sequence[FinancialYear]) -> list[str]:
    """The years in as few letters as will do."""
    return ["Past", *[f"{str(year)[2:4]}-\n{str(year)[5:]}" for year in years]]
