"""Writes of this room. Each is a verb, done by an actor, all or nothing, and recorded in the trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Board, BoardRecord
from goldthread.programme.models import Entry, EntryDate, Obstacle
from goldthread.programme.permissions import WRITE_OBSTACLES, WRITE_PROGRAMME

R = TypeVar("R", bound=BoardRecord)
ENTRY_FIELDS = ("year", "kind", "title", "description", "recurrence", "scrutiny", "priority", "audit")
OBSTACLE_FIELDS = ("year", "text", "answer", "answered_by")


@service("programme.planned")
def plan_entry(*, board: Board, by: Actor, **fields: Any) -> Entry:
    """Put a piece of work in a year's programme. `fields` are those of ENTRY_FIELDS."""
    require(by, WRITE_PROGRAMME, board=board.pk)
    return _fill_entry(Entry(board=board), fields, by)


@service("programme.changed")
def change_entry(*, public_id: UUID, version: int | None, by: Actor, **fields: Any) -> Entry:
    """Change what an entry says, or which case audit it stands for."""
    entry = Entry.objects.for_update(by, public_id, version=version)
    require(by, WRITE_PROGRAMME, on=entry)
    return _fill_entry(entry, fields, by)


@service("programme.dated")
def add_date(
    *, entry: UUID, what: str, planned: PartialDate, by: Actor, actual: PartialDate | None = None
) -> EntryDate:
    """Give an entry a date: what is to happen, when it is planned, and when it happened if it has."""
    held = Entry.objects.for_update(by, entry)
    require(by, WRITE_PROGRAMME, on=held)
    if held.audit_id:
        raise Refused("Its dates are those of its case audit. Change them there.", field="planned")
    made = EntryDate(board_id=held.board_id, entry=held, what=what, planned=planned, actual=actual)
    made.save()
    return made


@service("programme.date_changed")
def change_date(
    *,
    public_id: UUID,
    version: int | None,
    what: str,
    planned: PartialDate,
    actual: PartialDate | None,
    by: Actor,
) -> EntryDate:
    """Change a date of an entry, or record when it happened."""
    date = EntryDate.objects.for_update(by, public_id, version=version)
    require(by, WRITE_PROGRAMME, on=date)
    date.what, date.planned, date.actual = what, planned, actual
    date.save()
    return date


@service("programme.date_removed")
def remove_date(*, public_id: UUID, version: int | None, by: Actor) -> None:
    """Take away a date that was put there by mistake. The trail keeps that it was."""
    date = EntryDate.objects.for_update(by, public_id, version=version)
    require(by, WRITE_PROGRAMME, on=date)
    date.delete()


@service("programme.obstacle_recorded")
def record_obstacle(*, board: Board, by: Actor, **fields: Any) -> Obstacle:
    """Record what got in the way of a year's work. `fields` are those of OBSTACLE_FIELDS."""
    require(by, WRITE_OBSTACLES, board=board.pk)
    return _fill(Obstacle(board=board), fields, OBSTACLE_FIELDS)


@service("programme.obstacle_changed")
def change_obstacle(*, public_id: UUID, version: int | None, by: Actor, **fields: Any) -> Obstacle:
    """Change an obstacle, or record what was done about it."""
    obstacle = Obstacle.objects.for_update(by, public_id, version=version)
    require(by, WRITE_OBSTACLES, on=obstacle)
    return _fill(obstacle, fields, OBSTACLE_FIELDS)


def _fill_entry(entry: Entry, fields: Mapping[str, Any], by: Actor) -> Entry:
    year, title = fields.get("year", entry.year), fields.get("title", entry.title)
    same = Entry.objects.visible_to(by).filter(board=entry.board_id, year=year, title=title)
    if same.exclude(pk=entry.pk).exists():
        raise Refused(f"The programme of {year} already holds “{title}”.", field="title")
    if fields.get("audit") and entry.dates.visible_to(by).exists():
        raise Refused("Remove the entry's own dates first: its audit's dates take their place.", field="audit")
    return _fill(entry, fields, ENTRY_FIELDS)


def _fill(record: R, fields: Mapping[str, Any], names: tuple[str, ...]) -> R:
    """Set the fields named, refusing a link to another board's record, and save."""
    for name in names:
        if name in fields:
            linked = fields[name]
            if isinstance(linked, BoardRecord) and linked.board_id != record.board_id:
                raise Refused("Choose one of this board.", field=name)
            setattr(record, name, linked)
    record.save()
    return record
