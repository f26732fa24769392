"""What an old tracker on its way in says, and what of it is recorded here already."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from goldthread.findings.models import Recommendation
from goldthread.foundation.access import Actor
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.domain.tracker_columns import Meaning, column_names
from goldthread.improvement.domain.tracker_plan import Known, Owner, Planned, Planner, Words, distinct, read_rows
from goldthread.improvement.domain.tracker_words import plain
from goldthread.improvement.models import Action, TrackerImport
from goldthread.improvement.queries.actions import agencies_of
from goldthread.partnership import queries as partnership
from goldthread.partnership.models import SubGroup

T = TypeVar("T")
ASKED = (Meaning.STATE, Meaning.PRIORITY, Meaning.OWNER)
CLOSE_ENOUGH = 0.75


def rows_of(taken: TrackerImport) -> list[Planned]:
    """The rows of the chosen sheet by the meanings chosen."""
    sheet = sheet_of(taken)
    columns = {Meaning(meaning): place for meaning, place in taken.columns.items()}
    lines = [(line, cells) for line, cells in sheet["lines"]]
    return read_rows(lines, columns, fill_down=bool(taken.settings.get("fill_down")))


def plan_of(taken: TrackerImport, by: Actor) -> list[Planned]:
    """What each row would do."""
    return Planner(known_to(by, taken.board_id), words_of(taken)).plan(rows_of(taken))


def sheet_of(taken: TrackerImport) -> dict[str, Any]:
    """The chosen sheet: its `headings`, and its `lines` as (line, cells)."""
    found: dict[str, Any] = taken.rows["sheets"][taken.settings.get("sheet", 0)]
    return found


def columns_of(taken: TrackerImport) -> list[str]:
    """A name for every column of the chosen sheet."""
    sheet = sheet_of(taken)
    width = max(len(cells) for _, cells in sheet["lines"])
    return column_names(sheet["headings"], max(width, len(sheet["headings"])))


def left_out(taken: TrackerImport) -> list[str]:
    """The columns that hold something and are not brought in."""
    used = set(taken.columns.values())
    told = {at for _, cells in sheet_of(taken)["lines"] for at, cell in enumerate(cells) if cell}
    return [name for at, name in enumerate(columns_of(taken)) if at in told - used]


def known_to(by: Actor, board: UUID) -> Known:
    """What is recorded of the board, keyed by what a tracker may say."""
    advice = Recommendation.objects.visible_to(by).filter(board=board).only("reference", "made")
    keys = Action.objects.visible_to(by).filter(board=board).exclude(former_key="")
    people = partnership.people_of(by, board)
    return Known(
        owners=_once((name, owner) for owner, name in _owners(by, board)),
        people=_once((name, person.pk) for person in people for name in {person.name, person.email or person.name}),
        recommendations={plain(one.reference): (one.pk, one.made) for one in advice},
        keys=set(keys.values_list("former_key", flat=True)),
    )


def owners_to_choose(by: Actor, board: UUID) -> list[tuple[str, str]]:
    """Agencies and groups as choices of a form; `owner_of` reads them back."""
    agencies = sorted((agency.name, f"agency:{agency.pk}") for agency in agencies_of(by, board).distinct())
    groups = sorted((group.name, f"group:{group.pk}") for group in SubGroup.objects.visible_to(by).filter(board=board))
    return [(value, name) for name, value in (*agencies, *groups)]


def owner_of(choice: str) -> Owner:
    """The owner a choice stands for; nobody for an empty one."""
    kind, _, key = choice.partition(":")
    return Owner(**{kind: UUID(key)}) if kind in ("agency", "group") else Owner()


def to_ask(taken: TrackerImport, by: Actor) -> dict[Meaning, Counter[str]]:
    """The tracker's own words that a person should give a meaning: states, priorities, owners not found by name."""
    rows = rows_of(taken)
    found = {meaning: distinct(rows, meaning) for meaning in ASKED if meaning in taken.columns}
    owners = known_to(by, taken.board_id).owners
    for meaning, counted in found.items():
        for said in list(counted):
            unsaid = not said and meaning is not Meaning.STATE
            if unsaid or (meaning is Meaning.OWNER and plain(said) in owners):
                del counted[said]
    return {meaning: counted for meaning, counted in found.items() if counted}


def guess_owner(said: str, choices: Iterable[tuple[str, str]]) -> str:
    """The choice that words seem to mean: a name they contain, else one spelt much like them, else none."""
    named = {plain(name): value for value, name in choices}
    within = [name for name in named if name in plain(said)]
    close = within or difflib.get_close_matches(plain(said), named, n=1, cutoff=CLOSE_ENOUGH)
    return named[max(close, key=len)] if close else ""


def words_of(taken: TrackerImport) -> Words:
    """What the person said the tracker's words mean."""
    said: Mapping[str, Mapping[str, str]] = taken.settings.get("words", {})
    return Words(
        states={word: ActionState(state) for word, state in said.get(Meaning.STATE, {}).items()},
        priorities=said.get(Meaning.PRIORITY, {}),
        owners={word: owner_of(choice) for word, choice in said.get(Meaning.OWNER, {}).items() if choice},
    )


def _owners(by: Actor, board: UUID) -> Iterable[tuple[Owner, str]]:
    for agency in agencies_of(by, board).distinct():
        yield from ((Owner(agency=agency.pk), name) for name in {agency.name, agency.short_name})
    for group in SubGroup.objects.visible_to(by).filter(board=board):
        yield Owner(group=group.pk), group.name


def _once(told: Iterable[tuple[str, T]]) -> dict[str, T]:
    """By plain name; a name that two share tells neither."""
    pairs = list(told)
    meant: dict[str, set[T]] = {}
    for name, value in pairs:
        meant.setdefault(plain(name), set()).add(value)
    return {name: next(iter(values)) for name, values in meant.items() if name and len(values) == 1}
