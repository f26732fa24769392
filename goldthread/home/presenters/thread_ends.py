"""The end of the thread: whether it made a difference, what came next where it did not, and which report tells it."""

from __future__ import annotations

from django.urls import reverse

from goldthread.findings.models import Finding, Recommendation
from goldthread.home.presenters.strands import Strands
from goldthread.home.queries.thread import Thread
from goldthread.improvement.choices import IMPACT_KIND, IMPACT_RESULT, ImpactResult, NextStep
from goldthread.improvement.domain.impact import FAILED
from goldthread.improvement.models import ImpactTest
from goldthread.improvement.permissions import ACCEPT_CLOSURE, RECORD_DECISIONS, WRITE_ACTIONS
from goldthread.improvement.presenters.addresses import next_href, plan_impact_href, served_href
from goldthread.reports.permissions import ISSUE_REPORTS, SEE_REPORTS
from goldthread.ui.charts import Node
from goldthread.ui.content import day

DECIDED_ON = {
    NextStep.NEW_ACTION: "a new action is written",
    NextStep.TEST_AGAIN: "it is tested again",
    NextStep.ACCEPT: "it is left as it is",
}


def impacts(strands: Strands, recommended: dict[object, str], ends: dict[object, list[str]]) -> list[str]:
    """Draw the tests; the last nodes before the reports."""
    last = []
    for key in recommended:
        tests = [test for test in strands.thread.tests if test.recommendation_id == key]
        for test in tests:
            last += _tested(strands, test, ends[key])
        if not tests and ends[key]:
            last.append(_no_test(strands, key, ends[key]))
    return last


def _tested(strands: Strands, test: ImpactTest, starts: list[str]) -> list[str]:
    """A test, and the gap beside it: a result that is overdue, or a decision the group has not taken."""
    found = [strands.add(_test(test, strands.thread.finding), *starts)]
    board = strands.thread.finding.board
    if test.result in FAILED and not test.next_step:
        in_meeting = not strands.may(ACCEPT_CLOSURE)
        address = next_href(board, test, in_meeting=in_meeting)
        may = strands.may(RECORD_DECISIONS if in_meeting else ACCEPT_CLOSURE)
        strands.fill(f"decide what comes next for {test.recommendation}", address, may=may)
        found.append(strands.gap("Impact", f"next-{test.pk}", "The group has not decided what comes next", *starts))
    return found


def _test(test: ImpactTest, finding: Finding) -> Node:
    result = IMPACT_RESULT.term(test.result)
    when = test.tested or test.due
    said = f"{result.text}, {when}" if test.result != ImpactResult.NOT_YET else f"Planned for {when}"
    if test.result in FAILED:
        said = f"{said}. Came back"
        said += f": {DECIDED_ON[NextStep(test.next_step)]}" if test.next_step else ""
    text = f"{IMPACT_KIND.text(test.kind)}: {test.question}"
    address = served_href(finding.board, test.recommendation) if test.recommendation else ""
    return Node(f"t-{test.pk}", "Impact", text, said, result.tone, address)


def _no_test(strands: Strands, key: object, starts: list[str]) -> str:
    served, board = recommendation_of(strands.thread, key), strands.thread.finding.board
    reason = strands.thread.no_test.get(served.pk) if served is not None else None
    if served is not None and reason:
        address = served_href(board, served)
        return strands.add(Node(f"u-{served.pk}", "Impact", f"No test, because: {reason}", href=address), *starts)
    if served is not None:
        address = plan_impact_href(board, served)
        strands.fill(f"plan an impact test of {served}", address, may=strands.may(WRITE_ACTIONS))
    missing = "No impact test planned" if strands.sees_all else "No impact test that you may see"
    return strands.gap("Impact", str(key), missing, *starts)


def recommendation_of(thread: Thread, key: object) -> Recommendation | None:
    """The recommendation of a key; none for the key None."""
    return next((one for one in thread.recommendations if one.pk == key), None)


def reports(strands: Strands, starts: list[str]) -> None:
    """The issued reports that tell of the finding, or the gap where none does."""
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
