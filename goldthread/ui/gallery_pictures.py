"""Invented pictures for the gallery, one of each kind of chart."""

from __future__ import annotations

import datetime as dt

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear
from goldthread.ui.charts import (
    Bar,
    BarChart,
    Chart,
    ColumnPairs,
    Edge,
    Lane,
    Mark,
    Node,
    Pair,
    Part,
    Stack,
    StackedBars,
    Stage,
    StageLine,
    StageState,
    ThreadPicture,
    YearLine,
)
from goldthread.ui.charts.grid import CountGrid, GridRow
from goldthread.ui.tones import Tone

HERE = "#main-content"


def pictures() -> list[tuple[str, str, Chart]]:
    """(name, when to use it, an example)."""
    return [
        ("Bar chart", "One figure per thing, compared.", _bars()),
        ("Stacked bars", "How a whole divides, row by row.", _stacks()),
        ("Grid of counts", "What comes back year after year.", _grid()),
        ("Column pairs", "Two counts that belong together and are never added up.", _pairs()),
        ("Year line", "Planned against what happened, from April to March.", _year()),
        ("Stage line", "Where one thing is on its way.", _stages()),
        ("Thread", "What became of a finding, from its source to the report.", _thread()),
    ]


def _grid() -> CountGrid:
    rows = [GridRow("Neglect", [4, 2, 6], HERE), GridRow("Early help and thresholds", [0, 1, 3])]
    years, short = ["2023-24", "2024-25", "2025-26"], ["2023-\n24", "2024-\n25", "2025-\n26"]
    return CountGrid("What keeps coming back", "Points to improve by theme and year", years, rows, "Theme", short)


def _bars() -> BarChart:
    bars = [
        Bar("Police", 12, href=HERE),
        Bar("Integrated care board", 9),
        Bar("Probation", 4, Tone.BAD),
        Bar("District and borough housing services", None),
    ]
    return BarChart("Open actions by agency", "Actions not yet accepted, 1 April 2026", bars, "Agency", "Open actions")


def _stacks() -> StackedBars:
    parts = [
        Part("Accepted", Tone.GOOD),
        Part("Done, awaiting acceptance", Tone.INFO),
        Part("Late", Tone.BAD),
        Part("No owner", Tone.GAP),
    ]
    stacks = [
        Stack("Under 3 months", [4, 6, 0, 1]),
        Stack("3 to 6 months", [3, 2, 2, 0]),
        Stack("Over 6 months", [1, 0, 5, 2]),
    ]
    return StackedBars("Actions by age and state", "Number of actions, 1 April 2026", parts, stacks, "Age")


def _pairs() -> ColumnPairs:
    pairs = [
        Pair("Neglect", 6, 24),
        Pair("Child sexual exploitation", 6, 9),
        Pair("Early help assessments", 6, 12),
        Pair("Elective home education", None, None),
    ]
    measure = "Counted separately: one case may concern several children"
    return ColumnPairs("Cases and children reviewed", measure, "Cases", "Children", pairs, "Audit")


def _year() -> YearLine:
    quarter, month = PartialDate.quarter, PartialDate.month
    audits = [
        Mark("Neglect", quarter(2026, 1), PartialDate.day(dt.date(2026, 6, 10)), href=HERE),
        Mark("Child sexual exploitation", month(2026, 7), month(2026, 11), note="Auditors were not released."),
        Mark("Transition to adult services", month(2026, 10), moved_to=month(2027, 2)),
        Mark("Self-neglect", quarter(2026, 4)),
    ]
    returns = [Mark("Section 11 return", month(2026, 9), month(2026, 9)), Mark("Elective home education")]
    lanes = [Lane("Case audits", audits), Lane("Self-assessment", returns)]
    today = dt.date(2026, 12, 4)
    return YearLine("The year so far", "Work planned for 2026-27", FinancialYear(2026), lanes, today=today)


def _stages() -> StageLine:
    done, current, to_come = StageState.DONE, StageState.CURRENT, StageState.TO_COME
    stages = [
        Stage("Planned", done, dt.date(2026, 4, 2)),
        Stage("Cases chosen", done),
        Stage("Agencies auditing", current, dt.date(2026, 6, 3)),
        Stage("Panel", to_come, dt.date(2026, 7, 9)),
        Stage("Report agreed", to_come),
    ]
    return StageLine("Neglect audit", stages, "Stage, with the date it was reached or is planned")


def _thread() -> ThreadPicture:
    nodes = [
        Node("s", "Source", "Neglect audit, June 2026", href=HERE),
        Node("f", "Finding", "Chronologies were missing in four of six cases", "Improvement", Tone.WARN, HERE),
        Node("r", "Recommendation", "Agencies agree one chronology standard", "Accepted", Tone.GOOD, HERE),
        Node("a1", "Action", "Police: adopt the standard in every public protection team", "Late", Tone.BAD, HERE),
        Node("a2", "Action", "Health: train named nurses", "Accepted", Tone.GOOD, HERE),
        Node("e1", "Evidence", "No evidence yet", is_gap=True),
        Node("e2", "Evidence", "Training record, 48 staff", "Held", Tone.GOOD, HERE),
        Node("i", "Impact", "Not tested yet", is_gap=True),
        Node("n", "Report", "Annual report 2026-27", "Draft", Tone.INFO, HERE),
    ]
    joined = [("s", "f"), ("f", "r"), ("r", "a1"), ("r", "a2"), ("a1", "e1"), ("a2", "e2"), ("e2", "i"), ("i", "n")]
    return ThreadPicture("What became of it", nodes, [Edge(*pair) for pair in joined], "Neglect audit, finding 2")
