"""What goes out in a template, and what is recorded of the rows of one that comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from goldthread.foundation.access import Actor
from goldthread.improvement.choices import ACTION_STATE, EVIDENCE_KIND, PRIORITY
from goldthread.improvement.domain.states import OPEN, ActionState
from goldthread.improvement.domain.template import HEADINGS, KEY_HEADING, Key, Told, cell_of
from goldthread.improvement.domain.template_plan import Held, Known, Planned, Planner
from goldthread.improvement.domain.tracker_words import plain
from goldthread.improvement.models import Action, Evidence, ProgressNote, TrackerImport
from goldthread.improvement.permissions import ANSWER_ACTIONS, WRITE_ACTIONS
from goldthread.improvement.queries import tracker
from goldthread.improvement.queries.actions import OWNERS
from goldthread.partnership import queries as partnership
from goldthread.partnership.models import Board

NO_KEY = UUID(int=0)


@dataclass(frozen=True)
class Names:
    """The names a template offers to choose from."""

    owners: list[str]
    people: list[str]
    priorities: list[str]
    kinds: list[str]


def rows_out(by: Actor, board: Board) -> list[tuple[str, Key, dict[Told, str]]]:
    """The open actions this actor answers for: the reference, the hidden key and what the cells tell."""
    rows = list(open_answered(by, board))
    last = {action: text for action, text in _notes(by, [row.pk for row in rows])}
    told = [(action, _cells(action, last.get(action.pk, ""))) for action in sorted(rows, key=_number)]
    return [(action.reference, Key.of(action.pk, cells), cells) for action, cells in told]


def open_answered(by: Actor, board: Board) -> QuerySet[Action]:
    """The open actions this actor answers for."""
    return _answered(by, board).filter(state__in=sorted(OPEN))


def names_of(by: Actor, board: Board) -> Names:
    """The names a writer's template offers."""
    owners = [name for _, name in tracker.owners_to_choose(by, board.pk)]
    people = sorted({person.name for person in partnership.people_of(by, board.pk)})
    return Names(owners, people, _words(PRIORITY.choices()), _words(EVIDENCE_KIND.choices()))


def plan_of(taken: TrackerImport, by: Actor, *, lock: bool = False) -> list[Planned]:
    """What each row of a template that came back would do. `lock` keeps its actions as they stand until it is done."""
    named = {heading: name for name, heading in HEADINGS.items()}
    headings: list[str] = taken.rows["headings"]
    places = {named[text]: at for at, text in enumerate(headings) if text in named}
    hidden = headings.index(KEY_HEADING)
    lines = [
        (line, _at(cells, hidden), {name: _at(cells, place) for name, place in places.items()})
        for line, cells in taken.rows["lines"]
    ]
    keys = [key.action for _, cell, _ in lines if (key := Key.read(cell or str(NO_KEY)))]
    writes = by.holds(WRITE_ACTIONS, board=taken.board_id)
    return Planner(_known(by, taken.board, keys, lock), writes=writes).plan(lines)


def actions_among(by: Actor, board: Board, keys: Iterable[UUID], *, lock: bool = False) -> dict[UUID, Action]:
    """Those of these actions that this actor answers for, by key, with their agencies."""
    rows = _answered(by, board).filter(pk__in=set(keys))
    return {action.pk: action for action in (rows.select_for_update(of=("self",)) if lock else rows)}


def _known(by: Actor, board: Board, keys: Collection[UUID], lock: bool) -> Known:
    known = tracker.known_to(by, board.pk)
    notes, evidence = _gathered(_notes(by, keys)), _gathered(_evidence(by, keys))
    last = {action: text for action, text in _notes(by, keys)}
    return Known(
        actions={
            action.pk: Held(
                reference=action.reference,
                cells=_cells(action, last.get(action.pk, "")),
                state=ActionState(action.state),
                due=action.due,
                evidence_held=action.evidence_held,
                notes=notes.get(action.pk, set()),
                evidence=evidence.get(action.pk, set()),
            )
            for action in actions_among(by, board, keys, lock=lock).values()
        },
        owners=known.owners,
        people=known.people,
        priorities={plain(text): value for value, text in PRIORITY.choices()},
        kinds={plain(text): value for value, text in EVIDENCE_KIND.choices()},
        added=known.keys,
    )


def _answered(by: Actor, board: Board) -> QuerySet[Action]:
    rows: QuerySet[Action] = Action.objects.where_may(by, ANSWER_ACTIONS).filter(board=board)
    return rows.select_related("board", *OWNERS)


def _cells(action: Action, last: str) -> dict[Told, str]:
    owner = action.owner_agency.name if action.owner_agency else str(action.owner_group or "")
    return {
        Told.TEXT: action.text,
        Told.STATE: ACTION_STATE.text(action.state),
        Told.LAST: last,
        Told.OWNER: owner,
        Told.PERSON: action.owner_person.name if action.owner_person else "",
        Told.DUE: str(action.due or ""),
        Told.PRIORITY: PRIORITY.text(action.priority),
        Told.MEASURE: action.measure,
        Told.EVIDENCED_BY: action.evidenced_by,
    }


def _notes(by: Actor, actions: Collection[UUID]) -> list[tuple[UUID, str]]:
    rows = ProgressNote.objects.visible_to(by).filter(action__in=actions).order_by("created_at")
    return list(rows.values_list("action", "text"))


def _evidence(by: Actor, actions: Collection[UUID]) -> list[tuple[UUID, str]]:
    return list(Evidence.objects.visible_to(by).filter(action__in=actions).values_list("action", "text"))


def _gathered(told: Iterable[tuple[UUID, str]]) -> Mapping[UUID, set[str]]:
    found: dict[UUID, set[str]] = {}
    for action, text in told:
        found.setdefault(action, set()).add(cell_of(text))
    return found


def _at(cells: list[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _number(action: Action) -> tuple[int, str]:
    number = action.reference.rpartition("-")[2]
    return (int(number) if number.isdecimal() else 0, action.reference)


def _words(choices: Iterable[tuple[str, str]]) -> list[str]:
    return [text for _, text in choices]
