"""The board's old tracker: kept between the steps, then brought in all together or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from goldthread.findings.models import Recommendation
from goldthread.foundation.access import Actor, require
from goldthread.foundation.numbering import next_references
from goldthread.foundation.sheets import Sheet
from goldthread.foundation.writes import service
from goldthread.improvement.domain.impact import Impact, ImpactResult, Tested, impact_of
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.domain.tracker_columns import Meaning, guess_columns, headings_at
from goldthread.improvement.domain.tracker_plan import Outcome, Planned
from goldthread.improvement.models import Action, ImpactTest, ProgressNote, Purpose, TrackerImport, Untested
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.queries import tracker as queries
from goldthread.improvement.queries.deciding import usual_overseer
from goldthread.improvement.uploads import drop_earlier, find_taken
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Board, SubGroup

MOST_WORDS = 80
CANCELLED_THERE = "Cancelled in the old tracker"
PROGRESS_THERE = "From the old tracker: "


@service("improvement.tracker_uploaded")
def take_in_tracker(*, board: Board, file_name: str, sheets: Sequence[Sheet], by: Actor) -> TrackerImport:
    """Keep the rows of a tracker until they are brought in. One this person uploaded before is dropped."""
    require(by, WRITE_ACTIONS, board=board.pk)
    drop_earlier(board, by, is_template=False)
    taken = TrackerImport(board=board, taken_by_id=by.person, file_name=file_name[:200])
    taken.rows = {"sheets": [_kept(sheet) for sheet in sheets]}
    _guess(taken, 0)
    taken.save()
    return taken


@service("improvement.tracker_sheet_chosen")
def choose_sheet(*, public_id: UUID, version: int | None, sheet: int, by: Actor) -> TrackerImport:
    """Say which sheet of the workbook holds the actions; its columns are guessed."""
    taken = find_taken(public_id, version, by, is_template=False)
    if not 0 <= sheet < len(taken.rows["sheets"]):
        raise Refused("Choose one of the sheets.", field="sheet")
    _guess(taken, sheet)
    taken.save()
    return taken


@service("improvement.tracker_columns_chosen")
def choose_columns(
    *, public_id: UUID, version: int | None, columns: Mapping[Meaning, int], fill_down: bool, by: Actor
) -> TrackerImport:
    """Say which column holds what. Raises Refused without an action, or where one column is to hold two things."""
    taken = find_taken(public_id, version, by, is_template=False)
    if Meaning.ACTION not in columns:
        raise Refused("Choose the column that holds the action.", field=Meaning.ACTION.value)
    places = list(columns.values())
    twice = next((meaning for meaning, place in columns.items() if places.count(place) > 1), None)
    if twice is not None:
        raise Refused("One column is chosen twice. Each can hold one thing.", field=twice.value)
    taken.columns = {meaning.value: place for meaning, place in columns.items()}
    taken.settings = {**taken.settings, "fill_down": fill_down}
    for meaning, words in queries.to_ask(taken, by).items():
        if len(words) > MOST_WORDS:
            said = f"This column holds {len(words)} different things, too many to choose a meaning for each."
            raise Refused(f"{said} Choose another column, or leave it out.", field=meaning.value)
    taken.save()
    return taken


@service("improvement.tracker_words_chosen")
def choose_words(
    *, public_id: UUID, version: int | None, words: Mapping[Meaning, Mapping[str, str]], by: Actor
) -> TrackerImport:
    """Say what the tracker's own words mean: states, priorities and owners, keyed by plain text."""
    taken = find_taken(public_id, version, by, is_template=False)
    taken.settings = {**taken.settings, "words": {meaning.value: dict(said) for meaning, said in words.items()}}
    taken.save()
    return taken


@service("improvement.tracker_brought_in")
def bring_in_tracker(*, public_id: UUID, version: int | None, with_gaps: bool, by: Actor) -> int:
    """Add every action of the tracker, or nothing. Returns how many were added.

    Raises Refused for rows with faults; and for due dates that cannot be read, unless `with_gaps` says that such rows
    come in without one.
    """
    taken = find_taken(public_id, version, by, is_template=False)
    next_references(taken.board_id, "A", 0)  # two people bringing in one file take turns
    planned = queries.plan_of(taken, by)
    if any(row.faults for row in planned):
        raise Refused("The tracker has faults, so nothing was brought in. Mend them and upload it again.")
    if any(row.gaps for row in planned) and not with_gaps:
        raise Refused("Tick to bring these rows in without a due date, or mend the sheet.", field="with_gaps")
    rows = [row for row in planned if row.outcome is Outcome.ADD]
    actions = _add_actions(taken.board, rows, by)
    _add_notes(taken.board, rows, actions, by)
    _link(taken.board, rows, actions, by)
    taken.delete()
    return len(actions)


def _kept(sheet: Sheet) -> dict[str, Any]:
    lines = [(sheet.first, sheet.headings), *sheet.lines]
    at = headings_at(lines)
    if at == len(lines) - 1:
        at = 0
    return {"name": sheet.name, "above": lines[at][0] - 1, "headings": lines[at][1], "lines": lines[at + 1 :]}


def _guess(taken: TrackerImport, sheet: int) -> None:
    taken.settings = {"sheet": sheet}
    headings = taken.rows["sheets"][sheet]["headings"]
    taken.columns = {meaning.value: place for meaning, place in guess_columns(headings).items()}


def _add_actions(board: Board, rows: Sequence[Planned], by: Actor) -> list[Action]:
    groups = {group.pk: group for group in SubGroup.objects.visible_to(by).filter(board=board)}
    overseer = usual_overseer(by, board.pk)
    named, impacts = next_references(board.pk, "A", len(rows)), _impacts(rows, by)
    actions = [
        Action(
            board=board,
            reference=reference,
            overseen_by=overseer,
            owner_group=groups[row.owner.group] if row.owner.group else None,
            remit=board.remit,
            impact=impacts.get(row.recommendation, Impact.NONE),
            **_fields(row),
        )
        for reference, row in zip(named, rows, strict=True)
    ]
    made: list[Action] = Action.objects.bulk_create(actions)
    return made


def _fields(row: Planned) -> dict[str, Any]:
    is_closed = row.state is ActionState.CLOSED_BEFORE
    return {
        "text": row.said(Meaning.ACTION),
        "detail": row.detail,
        "state": row.state,
        "state_reason": CANCELLED_THERE if row.state is ActionState.CANCELLED else "",
        "priority": row.priority,
        "owner_agency_id": row.owner.agency,
        "owner_person_id": row.person,
        "due": row.due,
        "original_due": row.due,
        "closed_on": row.closed_on if is_closed else None,
        "measure": row.said(Meaning.MEASURE),
        "evidenced_by": row.said(Meaning.EVIDENCED_BY),
        "former_reference": row.said(Meaning.REFERENCE),
        "former_key": row.key,
    }


def _add_notes(board: Board, rows: Sequence[Planned], actions: Sequence[Action], by: Actor) -> None:
    told = [(action, row.said(Meaning.PROGRESS)) for action, row in zip(actions, rows, strict=True)]
    ProgressNote.objects.bulk_create(
        ProgressNote(board=board, action=action, written_by_id=by.person, text=f"{PROGRESS_THERE}{text}")
        for action, text in told
        if text
    )


def _link(board: Board, rows: Sequence[Planned], actions: Sequence[Action], by: Actor) -> None:
    """Link each action to the recommendation it names."""
    wanted = {row.recommendation for row in rows if row.recommendation}
    served = {one.pk: one for one in Recommendation.objects.visible_to(by).filter(pk__in=wanted)}
    pairs = [
        (action, served[row.recommendation]) for row, action in zip(rows, actions, strict=True) if row.recommendation
    ]
    Purpose.objects.bulk_create(Purpose(board=board, action=action, recommendation=one) for action, one in pairs)


def _impacts(rows: Sequence[Planned], by: Actor) -> dict[UUID | None, Impact]:
    """What the tests of each recommendation say, for the actions that will serve it; whoever writes sees them all."""
    wanted = {row.recommendation for row in rows if row.recommendation}
    held: dict[UUID | None, list[Tested]] = {key: [] for key in wanted}
    for test in ImpactTest.objects.visible_to(by).filter(recommendation__in=wanted):
        if test.recommendation_id:
            told = Tested(test.recommendation_id, ImpactResult(test.result), test.tested)
            held[test.recommendation_id].append(told)
    excused = set(
        Untested.objects.visible_to(by).filter(recommendation__in=wanted).values_list("recommendation", flat=True)
    )
    return {key: impact_of(tests, has_reason=key in excused) for key, tests in held.items()}
