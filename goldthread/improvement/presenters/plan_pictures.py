"""The pictures of the composite plan: how old, how it flows, how long closing takes, and what is proven."""

from __future__ import annotations

import datetime as dt

from goldthread.improvement.domain.flow import (
    AGES,
    FEWEST,
    LENGTHS,
    NO_AGE,
    length_of,
    median,
    months_until,
    share,
    typical,
)
from goldthread.improvement.domain.rating import Rating
from goldthread.improvement.models import PlanSettings
from goldthread.improvement.presenters.key import rating_tag
from goldthread.improvement.queries.pictures import UNKNOWN, Counted
from goldthread.ui.charts import Bar, BarChart, Chart, ColumnPairs, Pair, Part, Stack, StackedBars
from goldthread.ui.tones import Tone

OPEN_RATINGS = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.NONE)
NOT_AGREED = "Day agreed not recorded"


def pictures(counted: Counted, settings: PlanSettings, today: dt.date, address: str) -> list[Chart]:
    """Four pictures. `address` is that of the list, without a query, ending where one may begin."""
    return [
        by_age(counted, settings, address),
        flow(counted, today),
        how_long(counted),
        proven(counted),
    ]


def sentence(counted: Counted) -> str:
    """How the plan stands, in one sentence."""
    late = sum(n for (_, rating), n in counted.ages.items() if rating == Rating.RED)
    parts = [f"{counted.all_open:,} open", f"{late:,} of them overdue"] if counted.all_open else ["Nothing is open"]
    parts.append(f"{counted.all_closed:,} closed on evidence")
    if counted.before:
        parts.append(f"{counted.before:,} closed before Goldthread, counted apart")
    return f"{', '.join(parts)}."


def by_age(counted: Counted, settings: PlanSettings, address: str) -> StackedBars:
    """Open actions by how long ago they were agreed, divided by rating."""
    tags = [rating_tag(rating, settings) for rating in OPEN_RATINGS]
    known = [(age.key, age.words) for age in AGES]
    if any(age == NO_AGE for age, _ in counted.ages):
        known.append((NO_AGE, NOT_AGREED))
    return StackedBars(
        title="Open actions by age and rating",
        measure=f"Number of open actions ({counted.all_open:,}), by the time since they were agreed",
        parts=[Part(tag.text, tag.tone) for tag in tags],
        stacks=[
            Stack(words, [counted.ages.get((key, str(r)), 0) for r in OPEN_RATINGS], f"{address}?age={key}")
            for key, words in known
        ],
        of="Age",
    )


def flow(counted: Counted, today: dt.date) -> ColumnPairs:
    """How many were agreed and how many were closed, month by month."""
    pairs = [
        Pair(_month(month), counted.opened.get(month, 0), counted.closed.get(month, 0)) for month in months_until(today)
    ]
    begun, ended = (sum(pair.first or 0 for pair in pairs), sum(pair.second or 0 for pair in pairs))
    return ColumnPairs(
        title="Agreed and closed, month by month",
        measure=f"Number of actions in the last 12 months: {begun:,} agreed, {ended:,} closed on evidence",
        first="Agreed",
        second="Closed",
        pairs=pairs,
        of="Month",
    )


def _month(month: str) -> str:
    year, number = month.split("-")
    return f"{dt.date(int(year), int(number), 1):%b} {year[2:]}"


def how_long(counted: Counted) -> BarChart:
    """How long closing took, from the day an action was agreed; the middle of them in words."""
    known = {weeks: n for weeks, n in counted.took.items() if weeks != UNKNOWN}
    bars = {span.key: 0 for span in LENGTHS}
    for weeks, n in known.items():
        bars[length_of(weeks).key] += n
    drawn = [Bar(span.words, bars[span.key]) for span in LENGTHS]
    if UNKNOWN in counted.took:
        drawn.append(Bar(NOT_AGREED, counted.took[UNKNOWN], Tone.GAP))
    return BarChart(
        title="How long closing takes",
        measure=_middle(known),
        bars=drawn,
        of="From agreed to closed",
        counted="Closed actions",
    )


def _middle(known: dict[int, int]) -> str:
    total, middle = sum(known.values()), median(known)
    if middle is None:
        return "No action with a recorded beginning is closed yet"
    if total < FEWEST:
        return f"Number of closed actions: only {total} so far, too few to say what is usual"
    return f"Number of closed actions ({total:,}); half took {typical(middle)} or less"


def proven(counted: Counted) -> StackedBars:
    """Of what is closed: how much has accepted evidence, and how much a passed impact test."""
    closed = counted.all_closed
    said = (
        f"{share(counted.evidenced, closed)} with accepted evidence, {share(counted.tested, closed)} with a passed test"
    )
    apart = f". {counted.before:,} closed before Goldthread are not counted" if counted.before else ""
    return StackedBars(
        title="Closed, and what shows it",
        measure=(f"Of {closed:,} closed actions: {said}" if closed else "No action is closed yet") + apart,
        parts=[Part("Shown", Tone.GOOD), Part("Not shown", Tone.GAP)],
        stacks=[
            Stack("Accepted evidence", (counted.evidenced, closed - counted.evidenced)),
            Stack("Passed impact test", (counted.tested, closed - counted.tested)),
        ],
        of="Shown by",
    )
