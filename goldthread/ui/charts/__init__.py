"""Charts as plain records, drawn to SVG by hand, each with the same numbers as a table."""

from goldthread.ui.charts.bars import Bar, BarChart
from goldthread.ui.charts.base import Chart
from goldthread.ui.charts.pairs import ColumnPairs, Pair
from goldthread.ui.charts.stacked import Part, Stack, StackedBars
from goldthread.ui.charts.stages import Stage, StageLine, StageState
from goldthread.ui.charts.thread import ThreadPicture
from goldthread.ui.charts.thread_nodes import Edge, Node
from goldthread.ui.charts.year_line import YearLine
from goldthread.ui.charts.year_marks import Lane, Mark

__all__ = [
    "Bar",
    "BarChart",
    "Chart",
    "ColumnPairs",
    "Edge",
    "Lane",
    "Mark",
    "Node",
    "Pair",
    "Part",
    "Stack",
    "StackedBars",
    "Stage",
    "StageLine",
    "StageState",
    "ThreadPicture",
    "YearLine",
]
