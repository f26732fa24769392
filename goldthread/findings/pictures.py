"""The pictures that open this room's lists."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from goldthread.findings.choices import FINDING_KIND, SOURCE_KIND, FindingKind
from goldthread.findings.queries import Kinds
from goldthread.ui.charts.bars import Bar, BarChart
from goldthread.ui.charts.stacked import Part, Stack, StackedBars

PARTS = tuple(Part(FINDING_KIND.text(kind), FINDING_KIND.tone(kind)) for kind in FindingKind)
MOST_THEMES = 10
NO_THEME = "Theme not recorded"


def by_theme(themes: Sequence[Kinds]) -> StackedBars:
    """Strengths and points to improve by theme. Past the tenth, the themes stand together in one bar."""
    shown, rest = list(themes[:MOST_THEMES]), themes[MOST_THEMES:]
    stacks = [_stack(kinds.of or NO_THEME, kinds, "theme" if kinds.of else "", kinds.of) for kinds in shown]
    if rest:
        stacks.append(_stack(f"{len(rest)} other themes", _together(rest)))
    return StackedBars("What we found, by theme", "Findings by kind", PARTS, stacks, of="Theme")


def by_source(sources: Sequence[Kinds]) -> StackedBars:
    """Strengths and points to improve by kind of source."""
    stacks = [_stack(SOURCE_KIND.text(kinds.of), kinds, "source", kinds.of) for kinds in sources]
    return StackedBars("Where findings come from", "Findings by kind", PARTS, stacks, of="Source")


def by_agency(addressed: Sequence[tuple[str, int]]) -> BarChart:
    """How many recommendations each agency is addressed by."""
    bars = [Bar(agency, number) for agency, number in addressed[:MOST_THEMES]]
    return BarChart("Who is asked to act", "Recommendations by agency addressed", bars, "Agency", "Recommendations")


def _stack(label: str, kinds: Kinds, key: str = "", value: str = "") -> Stack:
    counts = (kinds.strengths, kinds.improvements, kinds.not_recorded)
    return Stack(label, counts, f"?{urlencode({key: value})}" if key else "")


def _together(rest: Sequence[Kinds]) -> Kinds:
    return Kinds(
        "",
        sum(kinds.strengths for kinds in rest),
        sum(kinds.improvements for kinds in rest),
        sum(kinds.not_recorded for kinds in rest),
    )
