"""A template that was filled in offline: kept for a look, then done all together or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.sheets import Sheet
from goldthread.foundation.writes import service
from goldthread.improvement.domain.template import HEADINGS, KEY_HEADING, SHEET, Filled, Told
from goldthread.improvement.domain.template_plan import Planned
from goldthread.improvement.domain.tracker_plan import Owner
from goldthread.improvement.models import Action, TrackerImport
from goldthread.improvement.permissions import ANSWER_ACTIONS
from goldthread.improvement.queries import template as queries
from goldthread.improvement.services import actions as written
from goldthread.improvement.services import answers
from goldthread.improvement.uploads import drop_earlier, find_taken
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Agency, Board, Person, SubGroup
from goldthread.ui.content import day

NOT_OURS = "This is not a template from Goldthread, or its headings were changed. Download one, and fill in that."
NEEDED = (KEY_HEADING, HEADINGS["reference"], HEADINGS[Filled.PROGRESS])


@service("improvement.template_uploaded")
def take_in_template(*, board: Board, file_name: str, sheets: Sequence[Sheet], by: Actor) -> TrackerImport:
    """Keep the rows of a filled-in template for a look. One this person uploaded before is dropped."""
    require(by, ANSWER_ACTIONS, board=board.pk)
    sheet = next((sheet for sheet in sheets if sheet.name == SHEET), None)
    if sheet is None or any(sheet.headings.count(heading) != 1 for heading in NEEDED):
        raise Refused(NOT_OURS, field="file")
    drop_earlier(board, by, is_template=True)
    taken = TrackerImport(board=board, taken_by_id=by.person, file_name=file_name[:200], is_template=True)
    taken.rows = {"headings": sheet.headings, "lines": sheet.lines}
    taken.save()
    return taken


@service("improvement.template_brought_in")
def bring_in_template(*, public_id: UUID, version: int | None, overwrite: bool, by: Actor) -> int:
    """Do everything the template says, or nothing. Returns how many actions it touched.

    Raises Refused for rows with faults; and where somebody changed the same thing here since the template went out,
    unless `overwrite` says that the template's word counts.
    """
    taken = find_taken(public_id, version, by, is_template=True)
    planned = queries.plan_of(taken, by, lock=True)
    if any(row.faults for row in planned):
        raise Refused("The template has faults, so nothing was brought in. Mend them and upload it again.")
    if any(row.clashes for row in planned) and not overwrite:
        raise Refused("Tick to put what you wrote in place of what is recorded now.", field="overwrite")
    rows = [row for row in planned if row.does_something]
    standing = queries.actions_among(by, taken.board, [row.action for row in rows if row.action])
    for row in rows:
        try:
            _do(row, taken.board, standing, by)
        except Refused as refusal:
            raise Refused(f"Line {row.line}: {refusal.message}") from refusal
    taken.delete()
    return len(rows)


def _do(row: Planned, board: Board, standing: Mapping[UUID, Action], by: Actor) -> None:
    fields = {change.told: change.value for change in (*row.changes, *row.clashes)}
    if row.action is None:
        _add(row, board, fields, by)
        return
    _change(row, board, fields, by)
    _answer(row, standing[row.action], by)


def _add(row: Planned, board: Board, fields: dict[Told, Any], by: Actor) -> None:
    due = fields.pop(Told.DUE, None)
    action = written.write_action(board=board, due=due, by=by, **_stored(fields, board, by))
    action.former_key = row.key
    action.save()


def _change(row: Planned, board: Board, fields: dict[Told, Any], by: Actor) -> None:
    key = row.action
    if key is None:
        return
    if Told.DUE in fields:
        becomes, reason = fields.pop(Told.DUE), row.reason or "First date given"
        written.change_due_date(public_id=key, version=None, becomes=becomes, reason=reason, by=by)
    if fields:
        written.change_action(public_id=key, version=None, by=by, **_stored(fields, board, by))


def _answer(row: Planned, action: Action, by: Actor) -> None:
    """What the owner says, marked as entered for the agency where somebody else brings it in."""
    is_another = action.owner_agency_id is not None and action.owner_agency_id not in by.agencies(action.board_id)
    source = f"a filled-in template, {day(timezone.localdate())}" if is_another else ""
    if row.progress:
        answers.report_progress(public_id=action.pk, text=row.progress, by=by, entered_from=source)
    if row.evidence:
        answers.add_evidence(public_id=action.pk, text=row.evidence, kind=row.kind, by=by, entered_from=source)
    if row.proposes:
        answers.propose_closure(public_id=action.pk, version=None, by=by)


def _stored(fields: Mapping[Told, Any], board: Board, by: Actor) -> dict[str, Any]:
    """The fields as the services take them: records in place of names."""
    stored: dict[str, Any] = {told.value: value for told, value in fields.items()}
    if Told.OWNER in fields:
        owner: Owner = stored.pop(Told.OWNER.value)
        stored["owner_agency"] = owner.agency and Agency.objects.visible_to(by).get(pk=owner.agency)
        stored["owner_group"] = owner.group and SubGroup.objects.visible_to(by).filter(board=board).get(pk=owner.group)
    if Told.PERSON in fields:
        person = stored.pop(Told.PERSON.value)
        stored["owner_person"] = person and Person.objects.visible_to(by).get(pk=person)
    return stored
