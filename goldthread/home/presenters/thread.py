"""The thread of a finding as a picture, with a gap wherever something should follow and does not."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.urls import reverse

from goldthread.findings.choices import FINDING_KIND
from goldthread.findings.models import Finding, Recommendation
from goldthread.findings.permissions import SEE_FINDINGS, WRITE_FINDINGS
from goldthread.findings.presenters import source
from goldthread.foundation.access import Actor, Reach
from goldthread.home.queries.thread import Thread
from goldthread.improvement.choices import ACTION_STATE, IMPACT_KIND, IMPACT_RESULT
from goldthread.improvement.models import Action, ImpactTest, Purpose
from goldthread.improvement.permissions import ANSWER_ACTIONS, SEE_ACTIONS, WRITE_ACTIONS
from goldthread.improvement.presenters.addresses import href as action_href
from goldthread.improvement.presenters.addresses import new_action_href, plan_impact_href, served_href
from goldthread.reports.permissions import ISSUE_REPORTS, SEE_REPORTS
from goldthread.ui.charts import Edge, Node, ThreadPicture
from goldthread.ui.content import Link, day, plain
from goldthread.ui.parts import Button

FILLED_BY = "Fill the first gap: "
UNSEEN = "None that you may see"


@dataclass
class Strands:
    """The thread while it is being drawn: nodes, edges, and what would fill each gap, in the order of the thread."""

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

    def gap(self, column: str, key: str, text: str, *starts: str) -> str:
        """Put a gap where a record should be."""
        return self.add(Node(f"no-{column}-{key}", column, text, is_gap=True), *starts)

    def fill(self, text: str, address: str, *, may: bool) -> None:
        """What would fill a gap, for someone who may."""
        if may:
            self.fillings.append(Button(FILLED_BY + text, address))

    def may(self, verb: object) -> bool:
        """Whether the actor holds a verb on the finding's board."""
        return self.actor.holds(verb, board=self.thread.finding.board_id)  # type: ignore[arg-type]

    @property
    def sees_all(self) -> bool:
        """Whether what is not seen is really not there, rather than hidden from this actor."""
        board = self.thread.finding.board_id
        return all(
            any(m.board == board and reach is Reach.BOARD for m, reach in self.actor.grants(verb))
            for verb in (SEE_FINDINGS, SEE_ACTIONS)
        )


def drawn(thread: Thread, actor: Actor) -> tuple[ThreadPicture, list[Button]]:
    """The picture, and what would fill each gap the actor may fill, the first on the thread first."""
    strands = Strands(thread, actor)
    start = _finding(strands)
    recommended = _recommendations(strands, start)
    ends = _actions(strands, start, recommended)
    _reports(strands, _impacts(strands, recommended, ends))
    picture = ThreadPicture("What became of it", strands.nodes, strands.edges, _measure(strands))
    return picture, strands.fillings


def _measure(strands: Strands) -> str:
    gaps = sum(node.is_gap for node in strands.nodes) + sum("No owner" in node.state for node in strands.nodes)
    if not gaps:
        return "From its source to the report, without a gap"
    return "One gap on the way to the report" if gaps == 1 else f"{gaps} gaps on the way to the report"


def _finding(strands: Strands) -> str:
    finding = strands.thread.finding
    named = source(finding, strands.actor)
    address = named.href if isinstance(named, Link) else ""
    held = finding.audit.held if finding.audit else finding.judgement.review.held if finding.judgement else None
    origin = strands.add(Node("source", "Source", plain(named), str(held or ""), href=address))
    state = FINDING_KIND.term(finding.kind)
    told = Node("finding", "Finding", finding.text, state.text, state.tone, served_href(finding.board, finding))
    return strands.add(told, origin)


def _recommendations(strands: Strands, start: str) -> dict[object, str]:
    """The keys of the recommendations' nodes; under None, where actions that serve none of them begin."""
    finding = strands.thread.finding
    found: dict[object, str] = {}
    for one in strands.thread.recommendations:
        state = f"Signed off {day(one.signed_off_at)}" if one.signed_off_at else "Not signed off yet"
        node = Node(f"r-{one.pk}", "Recommendation", one.text, state, href=served_href(finding.board, one))
        found[one.pk] = strands.add(node, start)
    if not found:
        missing = "No recommendation recorded" if strands.sees_all else UNSEEN
        found[None] = strands.gap("Recommendation", "any", missing, start)
        address = reverse("findings:new_recommendation", args=[finding.board.short_name.lower()])
        strands.fill("recommend something", f"{address}?finding={finding.pk}", may=strands.may(WRITE_FINDINGS))
    return {None: start, **found}


def _actions(strands: Strands, start: str, recommended: dict[object, str]) -> dict[object, list[str]]:
    """For each recommendation (or None), the last nodes its actions lead to: evidence, or the gap in its place."""
    ends: dict[object, list[str]] = {key: [] for key in recommended}
    shown: dict[object, str] = {}
    for purpose in sorted(strands.thread.purposes, key=lambda one: one.recommendation_id is None):
        towards = purpose.recommendation_id if purpose.recommendation_id in recommended else None
        if purpose.action_id in shown and towards is None:
            continue
        if purpose.action_id in shown:
            strands.edges.append(Edge(recommended[towards], f"a-{purpose.action_id}"))
        else:
            shown[purpose.action_id] = _action(strands, purpose, recommended[towards])
        ends[towards].append(shown[purpose.action_id])
    for key, node in recommended.items():
        if not ends[key] and (key is not None or node.startswith("no-")):
            ends[key].append(_no_action(strands, key, node))
    return ends


def _action(strands: Strands, purpose: Purpose, start: str) -> str:
    action = purpose.action
    is_owned = bool(action.owner_agency_id or action.owner_group_id or action.owner_person_id)
    state = ACTION_STATE.term(action.state)
    said = state.text if is_owned else f"{state.text}. No owner recorded"
    node = Node(f"a-{action.pk}", "Action", action.text, said, state.tone, action_href(action))
    key = strands.add(node, start)
    if not is_owned:
        strands.fill(f"name an owner of {action}", action_href(action, "change"), may=strands.may(WRITE_ACTIONS))
    return _evidence(strands, purpose, action, key)


def _evidence(strands: Strands, purpose: Purpose, action: Action, start: str) -> str:
    held, accepted = getattr(purpose, "evidence_count", 0), getattr(purpose, "accepted_count", 0)
    if not held:
        may_answer = _answers_for(strands.actor, action)
        strands.fill(f"add evidence to {action}", action_href(action, "add_evidence"), may=may_answer)
        return strands.gap("Evidence", str(action.pk), "No evidence yet", start)
    text = "1 piece of evidence" if held == 1 else f"{held} pieces of evidence"
    state = f"{accepted} accepted" if accepted else "Not accepted yet"
    return strands.add(Node(f"e-{action.pk}", "Evidence", text, state, href=action_href(action)), start)


def _answers_for(actor: Actor, action: Action) -> bool:
    """Whether the actor may answer for the action, as Action.access says, without another query."""
    return any(
        held.board == action.board_id and (reach is Reach.BOARD or held.agency == action.owner_agency_id is not None)
        for held, reach in actor.grants(ANSWER_ACTIONS)
    )


def _no_action(strands: Strands, key: object, start: str) -> str:
    finding = strands.thread.finding
    served = _recommendation(strands.thread, key) or finding
    may_write = strands.may(WRITE_ACTIONS)
    strands.fill(f"add an action for {served}", new_action_href(finding.board, served), may=may_write)
    missing = "No action recorded" if strands.sees_all else UNSEEN
    action = strands.gap("Action", str(key), missing, start)
    return strands.gap("Evidence", f"for-{key}", "No evidence yet", action)


def _recommendation(thread: Thread, key: object) -> Recommendation | None:
    return next((one for one in thread.recommendations if one.pk == key), None)


def _impacts(strands: Strands, recommended: dict[object, str], ends: dict[object, list[str]]) -> list[str]:
    """The last nodes before the reports."""
    last = []
    for key in recommended:
        tests = [test for test in strands.thread.tests if test.recommendation_id == key]
        if tests:
            last += [strands.add(_test(test, strands.thread.finding), *ends[key]) for test in tests]
        elif ends[key]:
            last.append(_no_test(strands, key, ends[key]))
    return last


def _test(test: ImpactTest, finding: Finding) -> Node:
    result = IMPACT_RESULT.term(test.result)
    when = test.tested or test.due
    said = f"{result.text}, {when}" if test.tested else f"Planned for {when}"
    text = f"{IMPACT_KIND.text(test.kind)}: {test.question}"
    return Node(
        f"t-{test.pk}", "Impact", text, said, result.tone, served_href(finding.board, test.recommendation or finding)
    )


def _no_test(strands: Strands, key: object, starts: list[str]) -> str:
    served = _recommendation(strands.thread, key)
    if served is not None:
        address = plan_impact_href(strands.thread.finding.board, served)
        strands.fill(f"plan an impact test of {served}", address, may=strands.may(WRITE_ACTIONS))
    missing = "No impact test planned" if strands.sees_all else "No impact test that you may see"
    return strands.gap("Impact", str(key), missing, *starts)


def _reports(strands: Strands, starts: list[str]) -> None:
    board = strands.thread.finding.board
    if not strands.may(SEE_REPORTS):
        return
    address = reverse("reports:index", args=[board.short_name.lower()])
    for report in strands.thread.reports:
        when = f"Issued {day(report.issued_at)}" if report.issued_at else "Issued"
        shown = reverse("reports:show", args=[board.short_name.lower(), report.pk])
        strands.add(Node(f"p-{report.pk}", "Report", str(report), when, href=shown), *starts)
    if not strands.thread.reports:
        strands.gap("Report", "any", "Not in an issued report", *starts)
        strands.fill("issue the annual report", address, may=strands.may(ISSUE_REPORTS))
