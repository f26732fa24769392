"""“Did it make a difference?”: every test of the board as a list, a picture and a sentence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from goldthread.findings.models import Recommendation
from goldthread.improvement.choices import IMPACT_KIND, IMPACT_RESULT, ImpactKind, ImpactResult
from goldthread.improvement.domain.impact import EIGHT
from goldthread.improvement.models import ImpactTest
from goldthread.improvement.presenters import impact
from goldthread.improvement.presenters.addresses import (
    impact_href,
    served_href,
    tested_href,
    tested_thing,
    testing_href,
    tests_href,
)
from goldthread.improvement.presenters.impact import May
from goldthread.improvement.queries.impact import Found
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board
from goldthread.ui.charts import Part, Stack, StackedBars
from goldthread.ui.content import Content, Gap, Link
from goldthread.ui.lists import Column
from goldthread.ui.parts import Empty
from goldthread.ui.records import RecordTable

DONE = (ImpactResult.IMPROVED, ImpactResult.NO_CHANGE, ImpactResult.WORSE, ImpactResult.CANNOT_TELL)
PARTS = tuple(Part(IMPACT_RESULT.text(result), IMPACT_RESULT.term(result).tone) for result in DONE)
SAID = {
    ImpactResult.IMPROVED: "improved",
    ImpactResult.NO_CHANGE: "did not change",
    ImpactResult.WORSE: "got worse",
    ImpactResult.CANNOT_TELL: "could not be told",
}
MOST_GAPS = 20


def columns(board: Board, may: May, today: dt.date) -> tuple[Column, ...]:
    """The columns of the list of tests."""

    def question(test: ImpactTest) -> Content:
        said: Content = Link(test.question, impact_href(board, test)) if may.write else test.question
        return impact.asked(test, said)

    return (
        Column("of", "Test of", lambda t: Link(str(tested_thing(t)), tested_href(board, t))),
        Column("question", "What is asked", question),
        Column("kind", "How", lambda t: IMPACT_KIND.text(t.kind), sort="kind"),
        Column("due", "When", lambda t: impact.when(t, today), sort="due"),
        Column("result", "What it found", impact.found, sort="result"),
        Column("next", "What comes next", lambda t: impact.coming_next(t, board, may)),
    )


def picture(found: Sequence[Found], board: Board) -> StackedBars:
    """The latest result of each thing tested, by how it was tested."""
    counts = Counter((one.kind, one.result) for one in found)
    stacks = [_stack(kind, [counts[kind, result] for result in DONE], board) for kind in ImpactKind]
    return StackedBars(
        title="Results so far",
        measure=sentence(found),
        parts=PARTS,
        stacks=[stack for stack in stacks if sum(stack.counts)],
        of="How it was tested",
    )


def _stack(kind: ImpactKind, counts: Sequence[int], board: Board) -> Stack:
    return Stack(IMPACT_KIND.text(kind), counts, f"{tests_href(board)}?kind={kind.value}")


def sentence(found: Sequence[Found]) -> str:
    """“Of 14 tested, 9 improved, 3 did not change and 2 got worse”."""
    if not found:
        return "Nothing has been tested yet"
    counts = Counter(one.result for one in found)
    parts = [f"{counts[result]} {words}" for result, words in SAID.items() if counts[result]]
    said = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"Of {len(found)} tested, {said}"


def of_eight(planned: int, year: FinancialYear) -> str:
    """How many tests fall in the year, against the eight or so a unit can run."""
    count = "No test is" if not planned else "1 test is" if planned == 1 else f"{planned} tests are"
    start = f"{count} planned for {year} so far. A business unit can run about {EIGHT} in a year"
    if planned >= EIGHT:
        return f"{start}, so this goes beyond it: consider saying why there is no test instead."
    return f"{start}; of the rest, say why there is no test."


def gaps_table(missing: Sequence[Recommendation], total: int, board: Board, may: May) -> RecordTable:
    """Recommendations that have neither a test nor a reason for none."""
    rows = [_gap_row(one, board, may) for one in missing]
    more = f" (the first {len(rows)} of {total})" if total > len(rows) else f" ({total})" if total else ""
    empty = Empty("None", "Every recommendation that is signed off has a test, or says why it has none.")
    return RecordTable(f"Neither a test nor a reason{more}", ["Recommendation", "What it says", "Test"], rows, empty)


def _gap_row(one: Recommendation, board: Board, may: May) -> list[Content]:
    gap: Content = Gap("No test, no reason")
    if may.write:
        gap = Link("Plan a test, or say why not", testing_href(board, one, "plan_impact"))
    return [Link(one.reference, served_href(board, one)), one.text, gap]
