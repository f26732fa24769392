"""Where the nodes of a thread lie: a column for each step, each node as near as may be to what it follows from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.ui.charts import words
from goldthread.ui.charts.thread_nodes import Edge, Node

COLUMN, BETWEEN, TOP, GAP, LEAST, MOST_LINES = 142, 23, 30, 10, 44, 5


@dataclass(frozen=True)
class Box:
    """A node's place and its words, wrapped."""

    x: float
    y: float
    wide: float
    high: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The height at which the thread meets it."""
        return self.y + self.high / 2


@dataclass(frozen=True)
class Layout:
    """Every box, the columns' headings with their places, and the size of the whole."""

    boxes: Mapping[str, Box]
    heads: Sequence[tuple[str, float]]
    wide: float
    high: float


def laid_out(columns: Sequence[str], nodes: Sequence[Node], edges: Sequence[Edge]) -> Layout:
    """Lay out column by column. Columns without a node are left out."""
    used = [column for column in columns if any(node.column == column for node in nodes)]
    boxes: dict[str, Box] = {}
    for at, column in enumerate(used):
        held = [node for node in nodes if node.column == column]
        _place(held, at * (COLUMN + BETWEEN) + 1, edges, boxes)
    heads = [(column, at * (COLUMN + BETWEEN) + 1.0) for at, column in enumerate(used)]
    wide = max(1, len(used)) * (COLUMN + BETWEEN) - BETWEEN + 2
    return Layout(boxes, heads, wide, max([box.y + box.high for box in boxes.values()], default=60) + 6)


def _place(nodes: list[Node], x: float, edges: Sequence[Edge], boxes: dict[str, Box]) -> None:
    """Place one column: in the order of what they follow, each level with it where there is room."""
    wished = {node.key: _wish(node, edges, boxes) for node in nodes}
    free = float(TOP)
    for node in sorted(nodes, key=lambda node: wished[node.key]):
        wrapped = tuple(words.wrap(node.text, 13, COLUMN - 20, MOST_LINES))
        high = max(LEAST, 20 + 16 * len(wrapped) + (18 if node.state else 0))
        y = max(free, wished[node.key] - high / 2)
        boxes[node.key] = Box(x, y, COLUMN, high, wrapped)
        free = y + high + GAP


def _wish(node: Node, edges: Sequence[Edge], boxes: Mapping[str, Box]) -> float:
    before = [boxes[edge.start].middle for edge in edges if edge.end == node.key and edge.start in boxes]
    return sum(before) / len(before) if before else 0.0
