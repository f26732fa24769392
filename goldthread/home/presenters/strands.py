"""The thread while it is being drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldthread.findings.permissions import SEE_FINDINGS
from goldthread.foundation.access import Actor, Reach, Verb
from goldthread.home.queries.thread import Thread
from goldthread.improvement.models import Action
from goldthread.improvement.permissions import ANSWER_ACTIONS, SEE_ACTIONS
from goldthread.ui.charts import Edge, Node
from goldthread.ui.parts import Button

FILLED_BY = "Fill the first gap: "
UNSEEN = "None that you may see"


@dataclass
class Strands:
    """Nodes, edges, and what would fill each gap, in the order of the thread."""

    thread: Thread
    actor: Actor
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    fillings: list[Button] = field(default_factory=list)

    def add(self, node: Node, *starts: str) -> str:
        """Put a node on the thread, after what it follows from."""
        self.nodes.append(node)
        self.edges += [Edge(start, node.key) for start in dict.fromkeys(starts)]
        return node.key

    def join(self, start: str, end: str) -> None:
        """Draw the thread between two nodes that stand."""
        if Edge(start, end) not in self.edges:
            self.edges.append(Edge(start, end))

    def gap(self, column: str, key: str, text: str, *starts: str) -> str:
        """Put a gap where a record should be."""
        return self.add(Node(f"no-{column}-{key}", column, text, is_gap=True), *starts)

    def fill(self, text: str, address: str, *, may: bool) -> None:
        """What would fill a gap, for someone who may."""
        if may:
            self.fillings.append(Button(FILLED_BY + text, address))

    def may(self, verb: Verb) -> bool:
        """Whether the actor holds a verb on the finding's board."""
        return self.actor.holds(verb, board=self.thread.finding.board_id)

    def answers_for(self, action: Action) -> bool:
        """Whether the actor may answer for an action, as Action.access says, without another query."""
        return self.answers_for_agency(action.owner_agency_id)

    def answers_for_agency(self, agency: object) -> bool:
        """Whether the actor answers for an agency of the finding's board, or for any."""
        board = self.thread.finding.board_id
        return any(
            held.board == board and (reach is Reach.BOARD or held.agency == agency is not None)
            for held, reach in self.actor.grants(ANSWER_ACTIONS)
        )

    @property
    def sees_all(self) -> bool:
        """Whether what is not seen is really not there, rather than hidden from this actor."""
        board = self.thread.finding.board_id
        return all(
            any(m.board == board and reach is Reach.BOARD for m, reach in self.actor.grants(verb))
            for verb in (SEE_FINDINGS, SEE_ACTIONS)
        )
