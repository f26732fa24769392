"""Section 6: obstacles and what was done about them, what is stuck and why, and caveats."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.model import Block, Bullets, Inline, Inlines, Section
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.models import Action
from goldthread.programme.models import Obstacle
from goldthread.reports.domain.outline import CHALLENGES
from goldthread.reports.domain.standing import is_late, should_have_started
from goldthread.reports.facts import Facts, counted, named, opening
from goldthread.reports.sections import responses
from goldthread.reports.sections.blocks import headed, part, said, stopped, table
from goldthread.reports.year_records import YearRecords
from goldthread.ui.content import day


def section(year: YearRecords, facts: Facts) -> Section:
    """What stood in the way, and what still does."""
    titled = [
        ("obstacles", "Challenges of the year, and the answers to them", _obstacles(year, facts)),
        ("stuck", "What is stuck, and why", _stuck(year, facts)),
        ("moved", "Due dates that moved", _moved(year, facts)),
        ("caveats", "Caveats on what was done", _caveats(year, facts)),
    ]
    parts = [(key, title, blocks) for key, title, blocks in titled if blocks]
    return headed(CHALLENGES, parts=[part(CHALLENGES, at, *each) for at, each in enumerate(parts, 1)])


def _obstacles(year: YearRecords, facts: Facts) -> list[Block]:
    obstacles = year.planned.obstacles
    if not obstacles:
        return [facts.gap(f"No challenge of the year is recorded for {year.year}.")]
    rows: list[list[Inlines | Inline]] = [[stopped(each.text), _answer(facts, each)] for each in obstacles]
    return [table("Challenges and answers", ["Challenge", "What was done about it"], rows)]


def _answer(facts: Facts, obstacle: Obstacle) -> Inlines:
    found: list[Inline] = [stopped(obstacle.answer)] if obstacle.answer else []
    if obstacle.answered_by:
        action = obstacle.answered_by
        found += [" Action: " if found else "Action: ", facts.link(action.reference, action)]
    return tuple(found) or (facts.missing(f"obstacle-{named(obstacle)}-answer", "no answer recorded", [obstacle]),)


def _stuck(year: YearRecords, facts: Facts) -> list[Block]:
    late = [each for each in year.actions if is_late(ActionState(each.state), each.due, year.as_of)]
    waiting = [each for each in year.actions if should_have_started(ActionState(each.state), each.starts, year.as_of)]
    waiting = [each for each in waiting if each not in late]
    if not year.actions:
        return [facts.gap("No action is recorded, so it cannot be said what is stuck.")]
    blocks = [*_listed(year, facts, late, "late"), *_listed(year, facts, waiting, "waiting")]
    return blocks or [said(f"On {day(year.as_of)} no action was past its due date.")]


TOLD = {
    "late": ("past its due date", "past their due date", "Actions past their due date"),
    "waiting": (
        "past its start and not recorded as started",
        "past their start and not recorded as started",
        "Actions that should have started",
    ),
}


def _listed(year: YearRecords, facts: Facts, actions: Sequence[Action], which: str) -> list[Block]:
    if not actions:
        return []
    one, many, caption = TOLD[which]
    count = opening(facts.count(f"actions-{which}", len(actions), actions))
    verb, how = ("is", one) if len(actions) == 1 else ("are", many)
    told = said(*counted(count, "action"), f" {verb} {how} on {day(year.as_of)}.")
    rows = [_row(year, facts, action) for action in actions]
    return [told, table(caption, ["Action", "When", "Owner", "Why"], rows)]


def _row(year: YearRecords, facts: Facts, action: Action) -> list[Inlines | Inline]:
    what: Inlines = (facts.link(action.reference, action), f" {stopped(action.text)}")
    why = _why(year, action)
    reason = facts.words(f"action-{named(action)}-reason", why, action, missing="no reason recorded")
    return [what, responses.when(facts, action), responses.owner(facts, action), reason]


def _why(year: YearRecords, action: Action) -> str:
    """What stands in the way, as recorded: that it was returned, what was last reported, or why its date moved."""
    if action.state_reason:
        return stopped(f"Returned: {action.state_reason}")
    note = year.last_notes.get(action.pk)
    if note:
        return stopped(f"Last reported: {note.text}")
    moved = [each for each in year.improvement.due_changes if each.action_id == action.pk]
    return stopped(f"Moved because: {moved[-1].reason}") if moved else ""


def _moved(year: YearRecords, facts: Facts) -> list[Block]:
    changes = year.improvement.due_changes
    rows = []
    for moved in changes:
        key = f"due-moved-{named(moved)}"
        was = facts.date(f"{key}-was", moved.was, moved)
        becomes = facts.date(f"{key}-becomes", moved.becomes, moved)
        rows.append([facts.link(moved.action.reference, moved.action), was, becomes, stopped(moved.reason)])
    return [table("Due dates that moved", ["Action", "Was", "Became", "Why"], rows)] if rows else []


def _caveats(year: YearRecords, facts: Facts) -> list[Block]:
    found = [action for action in year.actions if action.caveat]
    items = tuple((facts.link(each.reference, each), f" {stopped(each.caveat)}") for each in found)
    return [Bullets(items)] if items else []
