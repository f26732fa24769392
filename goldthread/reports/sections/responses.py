"""Judgements with the actions that answer them, actions that answer nothing, and where all of them stand."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.figures import figure
from goldthread.documents.model import Block, Emphasis, Fact, Inline, Inlines
from goldthread.documents.wording import join_and
from goldthread.improvement.choices import ACTION_STATE
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.models import Action
from goldthread.reports.facts import Facts, counted, joined, named, opening
from goldthread.reports.sections import figures
from goldthread.reports.sections.blocks import said, stopped, table
from goldthread.reports.year_records import Response, YearRecords
from goldthread.reviews.models import Judgement
from goldthread.ui.charts.bars import Bar, BarChart

HEADINGS = ["Response", "State", "Owner", "When"]
NO_OWNER = "no owner recorded"


def to_judgements(year: YearRecords, facts: Facts) -> list[Block]:
    """Each judgement in its own words, then the responses to it."""
    judgements = year.improvement.judgements
    if not judgements:
        return [facts.gap("No judgement of an inspection or review is recorded for this year or the one before.")]
    return [block for judgement in judgements for block in _judgement(year, facts, judgement)]


def _judgement(year: YearRecords, facts: Facts, judgement: Judgement) -> list[Block]:
    opens = said(
        facts.link(judgement.reference, judgement),
        f" ({judgement.review.body}, ",
        facts.date(f"review-{judgement.review.reference}-held", judgement.review.held, judgement.review),
        "): ",
        Emphasis(f"“{judgement.text.strip().rstrip('.')}.”"),
    )
    responses = year.responses_to(year.findings_of(judgement=judgement))
    if not responses:
        return [opens, facts.gap(f"No response to {judgement.reference} is recorded.", [judgement])]
    rows = [_row(facts, response.action, response) for response in responses]
    caption = f"Responses to {judgement.reference}"
    inferred = any(response.is_reading for response in responses)
    note = "Where a response is marked “our reading”, the board infers that it answers this judgement."
    return [opens, table(caption, HEADINGS, rows, note if inferred else "")]


def _row(facts: Facts, action: Action, response: Response | None = None) -> list[Inlines | Inline]:
    marked = " (our reading)" if response and response.is_reading else ""
    caveat = f" Caveat: {stopped(action.caveat)}" if action.caveat else ""
    what: Inlines = (facts.link(action.reference, action), f" {stopped(action.text)}{marked}{caveat}")
    return [what, state(facts, action), owner(facts, action), when(facts, action)]


def state(facts: Facts, action: Action) -> Fact:
    """Where an action stands, in words."""
    return facts.words(f"action-{named(action)}-state", ACTION_STATE.text(action.state), action)


def owner(facts: Facts, action: Action) -> Fact:
    """Who owns an action."""
    name = str(action.owner_agency or action.owner_group or "")
    if not name and action.owner_person:
        name = action.owner_person.name
    return facts.words(f"action-{named(action)}-owner", name, action, missing=NO_OWNER)


def when(facts: Facts, action: Action) -> Inlines:
    """When an action starts and is due."""
    key = f"action-{named(action)}"
    found: list[Inlines] = []
    if action.starts:
        found.append(("starts ", facts.date(f"{key}-starts", action.starts, action)))
    if action.due:
        found.append(("due ", facts.date(f"{key}-due", action.due, action)))
    if not found:
        return (facts.missing(f"{key}-due", "no date recorded", [action]),)
    return joined(found, last=", ")


def unlinked(year: YearRecords, facts: Facts) -> list[Block]:
    """Actions that no recorded judgement or finding led to."""
    if not year.actions:
        return [facts.gap("No action is recorded for this year.")]
    if not year.unlinked_actions:
        return [said("Every action answers a judgement or a finding.")]
    found = year.unlinked_actions
    count = opening(facts.count("actions-unlinked", len(found), found))
    verb = "answers" if len(found) == 1 else "answer"
    told = said(*counted(count, "action"), f" {verb} no judgement or finding that is recorded.")
    return [told, table("Other actions", HEADINGS, [_row(facts, action) for action in found])]


def by_state(year: YearRecords, facts: Facts) -> list[Block]:
    """All actions by state, as a sentence and a picture, and how many lack an owner or a date."""
    if not year.actions:
        return [facts.gap("No action is recorded, so there is no state to show.")]
    present = [(each, figures.in_state(year, [each])) for each in ActionState]
    present = [(each, held) for each, held in present if held]
    clauses = [_in_state(facts, each, held) for each, held in present]
    told = said("Of ", *counted(figures.actions(year, facts), "action"), ", ", *joined(clauses), ".")
    return [told, *_lacking(year, facts), figure(_chart(year))]


def _in_state(facts: Facts, which: ActionState, held: Sequence[Action]) -> Inlines:
    count = facts.count(f"actions-{which.replace('_', '-')}", len(held), held)
    words = ACTION_STATE.text(which)
    return count, f" {'is' if len(held) == 1 else 'are'} {words[:1].lower()}{words[1:]}"


def _lacking(year: YearRecords, facts: Facts) -> list[Block]:
    ownerless = [action for action in year.actions if not figures.has_owner(action)]
    undated = [action for action in year.actions if action.due is None]
    blocks: list[Block] = []
    if ownerless:
        count = opening(figures.ownerless(year, facts))
        verb = "has" if len(ownerless) == 1 else "have"
        blocks.append(said(*counted(count, "response"), f" {verb} no owner recorded: {_references(ownerless)}."))
    if undated:
        count = opening(facts.count("actions-without-due-date", len(undated), undated))
        verb = "has" if len(undated) == 1 else "have"
        blocks.append(said(*counted(count, "response"), f" {verb} no due date recorded: {_references(undated)}."))
    return blocks


def _references(actions: Sequence[Action]) -> str:
    if len(actions) > 20:
        return f"{', '.join(action.reference for action in actions[:20])} and {len(actions) - 20} more"
    return join_and([action.reference for action in actions])


def _chart(year: YearRecords) -> BarChart:
    counts = [(each, len(figures.in_state(year, [each]))) for each in ActionState]
    bars = [Bar(ACTION_STATE.text(each), number, ACTION_STATE.tone(each)) for each, number in counts if number]
    return BarChart("Actions by state", "How many actions are in each state", bars, of="State", counted="Actions")
