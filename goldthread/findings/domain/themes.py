"""Themes that come back: the same point to improve, found again by another source in another year.

The rule: a theme returns when its points to improve come from at least two sources held in at least two different
years (April to March). Strengths do not count, nor findings whose source has no date. A source held over several days
counts in the year in which it began. One source that says a thing five times is one source.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from goldthread.kernel.years import FinancialYear

SOURCES, YEARS, WINDOW = 2, 2, 5
IMPROVEMENT = "improvement"


@dataclass(frozen=True)
class Sighting:
    """One finding, as far as its theme goes: of which kind, from which source, in which year."""

    theme: str
    kind: str
    source: str
    source_kind: str
    year: FinancialYear | None

    @property
    def is_improvement(self) -> bool:
        return self.kind == IMPROVEMENT


@dataclass
class Theme:
    """What is known of one theme."""

    name: str
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def improvements(self) -> list[Sighting]:
        return [seen for seen in self.sightings if seen.is_improvement]

    @property
    def years(self) -> list[FinancialYear]:
        """The years in which a point to improve was found, the first first."""
        return sorted({seen.year for seen in self.improvements if seen.year is not None})

    @property
    def returns(self) -> bool:
        """Whether the rule of this module holds: two sources, in two different years."""
        dated = [seen for seen in self.improvements if seen.year is not None]
        return len({seen.source for seen in dated}) >= SOURCES and len(self.years) >= YEARS

    @property
    def source_kinds(self) -> list[str]:
        """The kinds of source that found a point to improve, each once, in the order of their names."""
        return sorted({seen.source_kind for seen in self.improvements})

    def count_in(self, year: FinancialYear) -> int:
        """Points to improve found in a year."""
        return sum(seen.year == year for seen in self.improvements)

    def count_before(self, year: FinancialYear) -> int:
        """Points to improve found in any year before."""
        return sum(seen.year is not None and seen.year < year for seen in self.improvements)

    def undated(self) -> int:
        """Points to improve whose source has no date."""
        return sum(seen.year is None for seen in self.improvements)

    def sentence(self, last: FinancialYear) -> str:
        """How often it was found, in one sentence; of a theme that does not return, that it does not."""
        if not self.returns:
            return f"{self.name} has not come back: no two sources found it to improve in two different years."
        found = sum(self.count_in(year) > 0 for year in window(last))
        times = len(self.years)
        return (
            f"{self.name} was found in {found} of the {WINDOW} years to {last}."
            if found > 1
            else f"{self.name} was found in {times} different years, last in {self.years[-1]}."
        )


def window(last: FinancialYear) -> list[FinancialYear]:
    """The years that are looked at one by one: `last` and those before it, the first first."""
    return [FinancialYear(last.first - back) for back in reversed(range(WINDOW))]


def latest_year(themes: Iterable[Theme], this_year: FinancialYear) -> FinancialYear:
    """The last year in which anything was found to improve, or this year where nothing was."""
    return max((theme.years[-1] for theme in themes if theme.years), default=this_year)


def gathered(sightings: Iterable[Sighting]) -> list[Theme]:
    """The themes of some findings: those that return first, then those found most often, then by name."""
    themes: dict[str, Theme] = {}
    for seen in sightings:
        themes.setdefault(seen.theme, Theme(seen.theme)).sightings.append(seen)
    return sorted(
        themes.values(),
        key=lambda theme: (not theme.returns, -len(theme.years), -len(theme.improvements), theme.name.casefold()),
    )
