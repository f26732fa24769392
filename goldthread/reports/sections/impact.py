"""What made a difference and how we know: impact tests by result, closures with and without evidence. Never silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.model import Block, Fact, Inline, Inlines
from goldthread.documents.wording import join_and, plural
from goldthread.improvement.choices import IMPACT_KIND, IMPACT_RESULT, NEXT_STEP, STRENGTH, ImpactResult
from goldthread.improvement.domain.impact import FAILED
from goldthread.improvement.domain.states import CLOSED, ActionState
from goldthread.improvement.models import Action, ImpactTest
from goldthread.reports.facts import Facts, counted, joined, named, noun, opening
from goldthread.reports.sections import figures
from goldthread.reports.sections.blocks import said, stopped, table
from goldthread.reports.year_records import YearRecords

TOLD = {
    ImpactResult.NOT_YET: "not tested yet",
    ImpactResult.IMPROVED: "improved",
    ImpactResult.NO_CHANGE: "with no change",
    ImpactResult.WORSE: "worse",
    ImpactResult.CANNOT_TELL: "undecided",
}
HEADINGS = ["Of what", "How we will know", "Due", "Result"]


def blocks(year: YearRecords, facts: Facts) -> list[Block]:
    """The tests, then the closures."""
    return [*_tests(year, facts), *_closures(year, facts)]


def _tests(year: YearRecords, facts: Facts) -> list[Block]:
    advice, tests = year.advice, year.improvement.impact_tests
    if not advice:
        return [facts.gap("No recommendation is recorded, so nothing shows whether the work made a difference.")]
    if not tests:
        one = f"No impact test is recorded for any of the {len(advice)} recommendations."
        return [facts.gap(one if len(advice) > 1 else "No impact test is recorded for the one recommendation.", advice)]
    rows = [_row(facts, test) for test in tests]
    told = [_results(facts, tests), table("Impact tests and what they found", HEADINGS, rows)]
    return [*told, *_came_back(facts, tests), *_untested(year, facts)]


def _results(facts: Facts, tests: Sequence[ImpactTest]) -> Block:
    total = opening(facts.count("impact-tests", len(tests), tests))
    clauses: list[Inlines] = []
    for result in ImpactResult:
        held = [test for test in tests if test.result == result]
        if held:
            words = TOLD[result]
            clauses.append((facts.count(f"impact-{result.replace('_', '-')}", len(held), held), f" {words}"))
    return said(*counted(total, "impact test"), noun(total.value, "is", "are"), " recorded: ", *joined(clauses), ".")


def _row(facts: Facts, test: ImpactTest) -> list[Inlines | Inline]:
    key = f"impact-{named(test)}"
    asked = f"{IMPACT_KIND.text(test.kind)}: {stopped(test.question)}"
    result: list[Inline] = [_result(facts, key, test)]
    if test.tested:
        result += [", tested ", facts.date(f"{key}-tested", test.tested, test)]
    if test.evidence:
        strength = f" {STRENGTH.text(test.strength)} evidence." if test.strength else ""
        result.append(f". {stopped(test.evidence)}{strength}")
    target = test.recommendation or test.action
    of_what = facts.link(str(target), target) if target else ""
    return [of_what, asked, facts.date(f"{key}-due", test.due, test), tuple(result)]


def _result(facts: Facts, key: str, test: ImpactTest) -> Fact:
    found = "" if test.result == ImpactResult.NOT_YET else IMPACT_RESULT.text(test.result)
    return facts.words(f"{key}-result", found, test, missing="not tested yet")


def _came_back(facts: Facts, tests: Sequence[ImpactTest]) -> list[Block]:
    """What made no difference goes back to the group that owns it: what it decided, or that it has not."""
    failed = [test for test in tests if test.result in FAILED]
    blocks: list[Block] = []
    for test in [each for each in failed if each.next_step]:
        reason = f": {stopped(test.next_reason)}" if test.next_reason else "."
        blocks.append(said(f"{_of(test)} made no difference. The group decided: {_lower(test)}{reason}"))
    undecided = [test for test in failed if not test.next_step]
    if undecided:
        names = join_and([_of(test) for test in undecided])
        blocks.append(facts.gap(f"What follows where a test showed no difference is not decided: {names}.", undecided))
    return blocks


def _of(test: ImpactTest) -> str:
    return str(test.recommendation or test.action)


def _lower(test: ImpactTest) -> str:
    words = NEXT_STEP.text(test.next_step)
    return f"{words[:1].lower()}{words[1:]}"


def _untested(year: YearRecords, facts: Facts) -> list[Block]:
    have = {test.recommendation_id for test in year.improvement.impact_tests}
    have |= {row.recommendation_id for row in year.improvement.untested}
    without = [each for each in year.advice if each.pk not in have]
    if not without:
        return []
    of_all = f"{len(without)} of the {len(year.advice)} recommendations"
    text = f"No impact test, and no reason for none, is recorded for {of_all}."
    return [facts.gap(text, without)]


def _closures(year: YearRecords, facts: Facts) -> list[Block]:
    closed = figures.in_state(year, CLOSED)
    if not year.actions:
        return [facts.gap("No action is recorded, so none was closed.")]
    found: list[Block] = []
    if closed:
        count = opening(figures.closed(year, facts))
        proven = [action for action in closed if _held(action, "accepted")]
        with_it = _or_none(facts.count("actions-closed-with-evidence", len(proven), proven))
        found.append(said(*counted(count, "action"), noun(count.value, "was", "were"), " closed, ", with_it, _ACCEPTED))
        found += _unproven(facts, [action for action in closed if not _held(action, "accepted")])
    else:
        found.append(said("No action has been closed."))
    return [*found, *_embedded(year, facts), *_closed_before(year, facts), *_awaiting(year, facts)]


_ACCEPTED = " of them on accepted evidence."


def _or_none(fact: Fact) -> Fact:
    return fact if fact.value else replace(fact, text="none")


def _unproven(facts: Facts, actions: Sequence[Action]) -> list[Block]:
    if not actions:
        return []
    verb = "was" if len(actions) == 1 else "were"
    return [facts.gap(f"{plural(len(actions), 'action', opens_sentence=True)} {verb} closed without it.", actions)]


def _embedded(year: YearRecords, facts: Facts) -> list[Block]:
    held = figures.in_state(year, [ActionState.EMBEDDED])
    if not held:
        return []
    count = opening(facts.count("actions-embedded", len(held), held))
    return [said(*counted(count, "action"), noun(count.value, "is", "are"), " embedded: a test showed a difference.")]


def _closed_before(year: YearRecords, facts: Facts) -> list[Block]:
    held = figures.in_state(year, [ActionState.CLOSED_BEFORE])
    if not held:
        return []
    count = opening(facts.count("actions-closed-before", len(held), held))
    was = noun(count.value, "was", "were")
    told = " closed in an earlier tracker; the evidence is not held, so they are counted apart."
    return [said(*counted(count, "action"), was, told)]


def _awaiting(year: YearRecords, facts: Facts) -> list[Block]:
    done = figures.in_state(year, [ActionState.DONE])
    if not done:
        return []
    count = opening(facts.count("actions-awaiting-acceptance", len(done), done))
    told = said(*counted(count, "action"), noun(count.value, "is", "are"), " done and awaiting acceptance.")
    bare = [action for action in done if not _held(action, "held")]
    references = ", ".join(action.reference for action in bare)
    return [told, facts.gap(f"No evidence is held that these were done: {references}.", bare)] if bare else [told]


def _held(action: Action, which: str) -> int:
    """Pieces of evidence counted with the action: `held`, or `accepted`."""
    return int(getattr(action, f"evidence_{which}", 0))
