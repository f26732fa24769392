"""The thread as a picture: from a source, through finding and recommendation, to evidence, impact and report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.ui.charts import ink, svg
from goldthread.ui.charts.base import Chart, Table, listed
from goldthread.ui.charts.thread_layout import Box, laid_out
from goldthread.ui.charts.thread_nodes import Edge, Node
from goldthread.ui.content import Content, Gap

COLUMNS = ("Source", "Finding", "Recommendation", "Response", "Action", "Evidence", "Impact", "Report")


@dataclass(frozen=True)
class ThreadPicture(Chart):
    """Nodes in columns, joined by the thread. Every edge must join nodes that exist."""

    title: str
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    measure: str = ""
    columns: Sequence[str] = COLUMNS

    def __post_init__(self) -> None:
        keys = {node.key for node in self.nodes}
        strays = [f"{edge.start} to {edge.end}" for edge in self.edges if not {edge.start, edge.end} <= keys]
        strays += [node.key for node in self.nodes if node.column not in self.columns]
        if strays or len(keys) != len(self.nodes):
            raise ValueError(f"The thread does not hold together: {', '.join(strays) or 'a key is used twice'}.")

    @property
    def description(self) -> str:
        """How many there are of each, and each gap by name."""
        counts = [(column, self._in(column, gaps=False)) for column in self.columns]
        held = listed([f"{column}: {len(nodes)}" for column, nodes in counts], 10)
        gaps = [node.text for node in self.nodes if node.is_gap]
        return f"{held}. {'Gaps: ' + listed(gaps) if gaps else 'No gaps'}."

    def _in(self, column: str, *, gaps: bool) -> list[Node]:
        return [node for node in self.nodes if node.column == column and node.is_gap == gaps]

    def table(self) -> Table:
        """A row for each node, with what it follows from."""
        names = {node.key: node.text for node in self.nodes}
        rows: list[list[Content]] = []
        for column in self.columns:
            for node in (node for node in self.nodes if node.column == column):
                before = "; ".join(names[edge.start] for edge in self.edges if edge.end == node.key)
                said = Gap(node.text) if node.is_gap else node.text
                rows.append([column, said, node.state or "None", before or "Starts the thread"])
        return ["Step", "What", "State", "Follows from"], rows

    def svg(self) -> str:
        """The columns, the thread between them and the nodes on top."""
        layout = laid_out(self.columns, self.nodes, self.edges)
        heads = [svg.text(x, 16, name, size=13, fill=ink.QUIET, bold=True) for name, x in layout.heads]
        gaps = {node.key for node in self.nodes if node.is_gap}
        strands = [
            _strand([layout.boxes[edge.start], *layout.ways[edge], layout.boxes[edge.end]], edge.end in gaps)
            for edge in self.edges
        ]
        nodes = [_node(node, layout.boxes[node.key]) for node in self.nodes]
        linked = any(node.href for node in self.nodes)
        return svg.picture(layout.wide, layout.high, self.title, self.description, [*heads, *strands, *nodes], linked)


def _strand(boxes: Sequence[Box], dashed: bool) -> str:
    """From the first box to the last, straight through the ways between them."""
    drawn = f"M{boxes[0].x + boxes[0].wide:.1f} {boxes[0].middle:.1f}"
    for start, end in pairwise(boxes):
        drawn += _bent(start.x + start.wide, start.middle, end.x, end.middle)
        drawn += f"H{end.x + end.wide:.1f}" if end is not boxes[-1] else ""
    dashes = {"stroke_dasharray": "2 6"} if dashed else {}
    return svg.element(
        "path",
        d=drawn,
        fill="none",
        stroke=ink.THREAD,
        stroke_width=2.5,
        stroke_linecap="round",
        **dashes,
    )


def _bent(x1: float, y1: float, x2: float, y2: float) -> str:
    bend = max(18.0, (x2 - x1) / 2)
    return f"C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"


def _node(node: Node, box: Box) -> str:
    drawn = svg.gap_box(box.x, box.y, box.wide, box.high, 4) if node.is_gap else _card(node, box)
    colour = ink.QUIET if node.is_gap else ink.INK
    drawn += svg.lines(box.x + 12, box.y + 20, box.lines, size=13, fill=colour, step=16)
    under = box.y + 20 + 16 * len(box.lines) + 2
    drawn += svg.lines(box.x + 12, under, box.state, size=12, fill=ink.QUIET, step=15) if box.state else ""
    label = f"{node.column}: {node.text}{', ' + node.state if node.state else ''}"
    return svg.link(node.href, drawn, label)


def _card(node: Node, box: Box) -> str:
    card = svg.element(
        "rect",
        x=box.x,
        y=box.y,
        width=box.wide,
        height=box.high,
        rx=4,
        fill=ink.PALE[node.tone],
        stroke=ink.RULE,
    )
    return card + svg.element("rect", x=box.x, y=box.y, width=4, height=box.high, rx=2, fill=ink.FILL[node.tone])
