"""Progress on last year's recommendations: what was answered, what was done, and whether it made a difference."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.model import Block, Inline, Inlines, MissingNote
from goldthread.documents.wording import join_and, plural
from goldthread.findings.models import Recommendation
from goldthread.improvement.choices import ACTION_STATE, IMPACT_RESULT, RESPONSE_ANSWER, ResponseAnswer
from goldthread.improvement.domain.impact import ImpactResult
from goldthread.improvement.domain.states import ActionState
from goldthread.reports.domain.advice import Progress, progress_of
from goldthread.reports.facts import Facts, counted, joined, named
from goldthread.reports.sections.blocks import said, stopped, table
from goldthread.reports.year_records import YearRecords

TOLD = {
    Progress.COMPLETE: "complete",
    Progress.UNDER_WAY: "under way",
    Progress.NOT_BEGUN: "not begun",
    Progress.NOT_ACCEPTED: "not accepted",
    Progress.NOTHING: "without any recorded action",
}
HEADINGS = ["Recommendation", "What agencies answered", "Actions", "Did it make a difference?"]


def blocks(year: YearRecords, facts: Facts) -> list[Block]:
    """A sentence with the counts, then each recommendation with what became of it."""
    asked, hidden = year.improvement.asked_before, year.improvement.hidden_before
    before = year.year.previous()
    kept_back: list[Block] = []
    if hidden:
        count = facts.count("recommendations-unsigned", hidden)
        kept_back = [said("Not shown to you until signed off: ", *counted(count, "recommendation"), f" of {before}.")]
    if not asked:
        return kept_back or [facts.gap(f"No recommendation made in {before} is recorded.")]
    rows = [_row(year, facts, each) for each in asked]
    caption = f"Recommendations of {before}, and what became of them"
    return [_sentence(year, facts, asked), table(caption, HEADINGS, rows), *_nothing(year, facts, asked), *kept_back]


def progress(year: YearRecords, recommendation: Recommendation) -> Progress:
    """How far a recommendation has come."""
    answers = [each.answer for each in year.agencies_said(recommendation)]
    refused = bool(answers) and all(answer == ResponseAnswer.NOT_ACCEPT for answer in answers)
    states = [ActionState(action.state) for action in year.actions_towards(recommendation)]
    return progress_of(states, all_refused=refused)


def _sentence(year: YearRecords, facts: Facts, asked: Sequence[Recommendation]) -> Block:
    total = facts.count("recommendations-before", len(asked), asked)
    clauses: list[Inlines] = []
    for standing, words in TOLD.items():
        held = [each for each in asked if progress(year, each) is standing]
        if held:
            count = facts.count(f"recommendations-before-{standing.replace('_', '-')}", len(held), held)
            clauses.append((count, f" {'is' if len(held) == 1 else 'are'} {words}"))
    made = f" made in {year.year.previous()}, "
    return said("Of ", *counted(total, "recommendation"), made, *joined(clauses), ".")


def _row(year: YearRecords, facts: Facts, each: Recommendation) -> list[Inlines | Inline]:
    what: Inlines = (facts.link(each.reference, each), f" {stopped(each.text)}")
    return [what, _answers(year, facts, each), _actions(year, facts, each), _difference(year, facts, each)]


def _answers(year: YearRecords, facts: Facts, each: Recommendation) -> Inlines:
    answers = year.agencies_said(each)
    if not answers:
        return (facts.missing(f"recommendation-{named(each)}-answers", "no response recorded", [each]),)
    found: list[Inline] = []
    for answer in answers:
        reason = f": {stopped(answer.reason)}" if answer.reason else "."
        words = RESPONSE_ANSWER.text(answer.answer)
        found.append(f"{' ' if found else ''}{answer.agency}: {words[:1].lower()}{words[1:]}{reason}")
    return tuple(found)


def _actions(year: YearRecords, facts: Facts, each: Recommendation) -> Inlines:
    actions = year.actions_towards(each)
    if not actions:
        return (facts.missing(f"recommendation-{named(each)}-actions", "no action recorded", [each]),)
    told: list[Inlines] = []
    for state in ActionState:
        held = [action for action in actions if action.state == state]
        if held:
            count = facts.figure(f"recommendation-{named(each)}-{state.replace('_', '-')}", len(held), held)
            words = ACTION_STATE.text(state)
            told.append((count, f" {words[:1].lower()}{words[1:]}"))
    return joined(told)


def _difference(year: YearRecords, facts: Facts, each: Recommendation) -> Inlines:
    done = [test for test in year.tests_of(each) if test.result != ImpactResult.NOT_YET]
    planned = [test for test in year.tests_of(each) if test.result == ImpactResult.NOT_YET]
    key = f"recommendation-{named(each)}-difference"
    if done:
        latest = max(done, key=lambda test: test.tested.end.isoformat() if test.tested else "")
        told = facts.words(key, IMPACT_RESULT.text(latest.result), latest)
        return (told, f". {stopped(latest.evidence)}" if latest.evidence else "")
    if planned:
        return (facts.missing(key, "not tested yet", planned), ", due ", facts.date(f"{key}-due", planned[0].due, each))
    reasons = [row for row in year.improvement.untested if row.recommendation_id == each.pk]
    if reasons:
        return (f"No test, because {reasons[0].reason[:1].lower()}{stopped(reasons[0].reason)[1:]}",)
    return (facts.missing(key, "no test planned", [each]),)


def _nothing(year: YearRecords, facts: Facts, asked: Sequence[Recommendation]) -> list[MissingNote]:
    bare = [each for each in asked if progress(year, each) is Progress.NOTHING]
    if not bare:
        return []
    names = join_and([each.reference for each in bare])
    verb = "has" if len(bare) == 1 else "have"
    return [facts.gap(f"{plural(len(bare), 'recommendation', opens_sentence=True)} {verb} no action: {names}.", bare)]
