"""Where the nodes of a thread lie: a column for each step, each node as near as may be to what it follows from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.ui.charts import words
from goldthread.ui.charts.thread_nodes import Edge, Node

COLUMN, BETWEEN, TOP, GAP, LEAST, MOST_LINES, MOST_STATE, WAY = 142, 23, 30, 10, 44, 5, 4, 8
ROOM = 1136  # pixels: what seven columns take; more of them are narrower, so that a wide screen still holds them all


@dataclass(frozen=True)
class Box:
    """A node's place, its words and its state, wrapped."""

    x: float
    y: float
    wide: float
    high: float
    lines: tuple[str, ...]
    state: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        """The height at which the thread meets it."""
        return self.y + self.high / 2


@dataclass(frozen=True)
class Layout:
    """Every box, the boxes each strand passes on its way, the columns' headings with their places, and the size."""

    boxes: Mapping[str, Box]
    ways: Mapping[Edge, Sequence[Box]]
    heads: Sequence[tuple[str, float]]
    wide: float
    high: float


@dataclass(frozen=True)
class Sized:
    """Something that takes room in a column: a node, or the way of a strand that passes the column by."""

    key: str
    high: float
    lines: tuple[str, ...] = ()
    state: tuple[str, ...] = ()


def laid_out(columns: Sequence[str], nodes: Sequence[Node], edges: Sequence[Edge]) -> Layout:
    """Lay out column by column. Columns without a node are left out; a strand is never led behind a node."""
    used = [column for column in columns if any(node.column == column for node in nodes)]
    ways = _ways(used, nodes, edges)
    steps = [step for edge in edges for step in _steps(edge, ways[edge])]
    boxes: dict[str, Box] = {}
    broad = min(COLUMN, (ROOM + BETWEEN) // max(1, len(used)) - BETWEEN)
    for at, column in enumerate(used):
        held = [_sized(node, broad) for node in nodes if node.column == column]
        passing = [Sized(key, WAY) for way in ways.values() for over, key in way if over == at]
        _place([*held, *passing], at * (broad + BETWEEN) + 1, broad, steps, boxes)
    heads = [(column, at * (broad + BETWEEN) + 1.0) for at, column in enumerate(used)]
    wide = max(1, len(used)) * (broad + BETWEEN) - BETWEEN + 2
    high = max([box.y + box.high for box in boxes.values()], default=60) + 6
    return Layout(boxes, {edge: [boxes[key] for _, key in way] for edge, way in ways.items()}, heads, wide, high)


def _ways(used: Sequence[str], nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[Edge, list[tuple[int, str]]]:
    """(column, key) of each place an edge passes between the columns of its ends."""
    column = {node.key: used.index(node.column) for node in nodes}
    return {
        edge: [(at, f"{edge.start}>{edge.end}@{at}") for at in range(column[edge.start] + 1, column[edge.end])]
        for edge in edges
    }


def _steps(edge: Edge, way: Sequence[tuple[int, str]]) -> list[Edge]:
    """The edge from place to place."""
    return [Edge(start, end) for start, end in pairwise([edge.start, *(key for _, key in way), edge.end])]


def _sized(node: Node, broad: float) -> Sized:
    wrapped = tuple(words.wrap(node.text, 13, broad - 20, MOST_LINES))
    state = tuple(words.wrap(node.state, 12, broad - 18, MOST_STATE)) if node.state else ()
    return Sized(node.key, max(LEAST, 20 + 16 * len(wrapped) + (3 + 15 * len(state) if state else 0)), wrapped, state)


def _place(things: list[Sized], x: float, broad: float, steps: Sequence[Edge], boxes: dict[str, Box]) -> None:
    """Place one column: in the order of what they follow, each level with it where there is room."""
    wished = {thing.key: _wish(thing.key, steps, boxes) for thing in things}
    free = float(TOP)
    for thing in sorted(things, key=lambda thing: wished[thing.key]):
        y = max(free, wished[thing.key] - thing.high / 2)
        boxes[thing.key] = Box(x, y, broad, thing.high, thing.lines, thing.state)
        free = y + thing.high + GAP


def _wish(key: str, steps: Sequence[Edge], boxes: Mapping[str, Box]) -> float:
    before = [boxes[step.start].middle for step in steps if step.end == key and step.start in boxes]
    return sum(before) / len(before) if before else 0.0
