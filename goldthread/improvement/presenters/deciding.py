"""The words of deciding on a closure: what is said to be done, whose decision it is, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from goldthread.improvement.choices import DECIDED, How
from goldthread.improvement.models import Action, ClosureDecision
from goldthread.improvement.queries.deciding import Deciders
from goldthread.partnership.models import SubGroup
from goldthread.ui.content import Content, Gap, Several, day
from goldthread.ui.parts import Empty
from goldthread.ui.records import RecordTable

NO_GROUP = "the group"


def said_to_be_done(action: Action) -> str:
    """The action, who says it is done, since when, and how it was to be known."""
    owner = str(action.owner_agency or action.owner_group or "Its owner")
    since = f" on {day(action.done_on)}" if action.done_on else ""
    known = f" It was to be known by: {_stopped(action.measure)}" if action.measure else ""
    return f"{_stopped(action.text)} {owner} said{since} that it is done.{known}"


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def own_agency(action: Action) -> str:
    """Why a chair of the owning agency does not decide."""
    owner = str(action.owner_agency or "you")
    return (
        f"It belongs to {owner}, and nobody decides on an action of their own agency. Pass it to the vice-chair, or to "
        "a chair from another agency."
    )


def passing_on(action: Action) -> str:
    """What happens when a decision is passed on."""
    return (
        f"{_stopped(action.text)} The decision goes to them: it stands on their home page until they take it. Only "
        "people outside the agency that owns the action are listed."
    )


def nobody(action: Action) -> str:
    """What is left where nobody else may accept closures."""
    return (
        f"Nobody outside the agency that owns {action.reference} may accept closures here. Take it to the next "
        "meeting: the business unit records what the meeting decided, with the vice-chair in the chair for this item."
    )


def posts(deciders: Deciders, group: SubGroup | None) -> dict[UUID, str]:
    """What each chair and vice-chair is called beside their name."""
    name = str(group or NO_GROUP)
    chairs = dict.fromkeys(deciders.chairs, f"chair of {name}")
    return chairs | dict.fromkeys(deciders.vice_chairs, f"vice-chair of {name}")


def whose(action: Action, deciders: Deciders, person: UUID | None) -> str:
    """Whose decision a proposed closure is, for those who wait for it or look at it."""
    if action.passed_to_id is not None:
        return "It was passed to you to decide." if action.passed_to_id == person else f"Passed to {action.passed_to}."
    if action.overseen_by is None:
        return "No group is named that accepts its closure."
    chair = "the chair" if deciders.named else "a chair"
    return f"It waits for {chair} of {action.overseen_by}, or for the group’s next meeting."


def decisions_table(decisions: Iterable[ClosureDecision]) -> RecordTable:
    """Every decision on its closure, the latest first."""
    rows: list[list[Content]] = [
        [one.on, DECIDED.tag(one.decided), _by(one), one.reason or "No reason given"] for one in decisions
    ]
    empty = Empty("No decision yet", "The group accepts a closure on its evidence, or returns it with a reason.")
    return RecordTable("Decisions", ["When", "Decided", "By", "Why"], rows, empty)


def _by(one: ClosureDecision) -> Content:
    chaired: Content = str(one.chaired_by) if one.chaired_by else Gap("Chair not recorded")
    if one.how != How.MEETING:
        return chaired
    recorded = f"recorded by {one.recorded_by}" if one.recorded_by else None
    parts = (f"{one.group}, in a meeting", f"chaired by {chaired}" if one.chaired_by else chaired, recorded)
    return Several(tuple(part for part in parts if part))
