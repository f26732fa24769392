"""Words of the contact import's preview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from goldthread.partnership.choices import AGENCY_KIND
from goldthread.partnership.domain.contacts import Does, Planned, Step
from goldthread.partnership.presenters.account import role_name
from goldthread.ui.content import Content
from goldthread.ui.parts import Empty
from goldthread.ui.records import RecordTable

MOST_SHOWN = 300
COUNTED = {
    Does.ADD_AGENCY: ("add", "agency", "agencies"),
    Does.JOIN_AGENCY: ("let join", "agency", "agencies"),
    Does.CHANGE_AGENCY: ("change", "agency", "agencies"),
    Does.ADD_PERSON: ("add", "person", "people"),
    Does.CHANGE_PERSON: ("change", "person", "people"),
    Does.GIVE_ROLE: ("give", "role", "roles"),
}


def has_faults(planned: Sequence[Planned]) -> bool:
    return any(row.faults for row in planned)


def sentence(planned: Sequence[Planned]) -> str:
    """What bringing the sheet in would do, in one sentence."""
    if wrong := sum(bool(row.faults) for row in planned):
        return f"{wrong} of {len(planned)} rows have faults. Nothing is brought in until they are mended."
    counted = Counter(step.does for row in planned for step in row.steps)
    if not counted:
        return f"All {len(planned)} rows are recorded already: there is nothing to add or change."
    said: dict[str, list[str]] = {}
    for does in (does for does in COUNTED if counted[does]):
        verb, one, many = COUNTED[does]
        said.setdefault(verb, []).append(f"{counted[does]} {one if counted[does] == 1 else many}")
    return f"It will {', '.join(f'{verb} {_listed(things)}' for verb, things in said.items())}."


def _listed(things: Sequence[str]) -> str:
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"


def table(planned: Sequence[Planned]) -> RecordTable:
    """The faults row by row where there are any, else what each row would do."""
    empty = Empty("Nothing to do", "Every row is recorded already")
    if has_faults(planned):
        faults: list[list[Content]] = [
            [f"Line {row.row.line}", row.row.agency, row.row.person or "No person", fault]
            for row in planned
            for fault in row.faults
        ]
        return RecordTable("What is wrong", ("Row", "Agency", "Person", "Fault"), faults[:MOST_SHOWN], empty)
    steps: list[list[Content]] = [
        [f"Line {row.row.line}", step.does.value, step.about, _details(step)] for row in planned for step in row.steps
    ]
    return RecordTable("What will be done", ("Row", "What", "Whom", "Details"), steps[:MOST_SHOWN], empty)


def _details(step: Step) -> str:
    values = step.values
    told = [
        values.get("short_name", ""),
        AGENCY_KIND.text(values["kind"]) if values.get("kind") else "",
        values.get("email", ""),
        values.get("position", ""),
        role_name(values["role"]) if values.get("role") else "",
        values.get("agency", ""),
    ]
    return ", ".join(part for part in told if part) or "As it is on the other board"
