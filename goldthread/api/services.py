"""Writes of this room: a year's records, all or nothing, each recorded in the trail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from django.apps import apps
from django.db.models import Field, Q

from goldthread.api import comparing
from goldthread.api.comparing import Difference, Said
from goldthread.api.domain.reading import Row, YearFile
from goldthread.api.format import TYPES
from goldthread.api.models import LoadedRecord
from goldthread.foundation.access import Actor, require
from goldthread.foundation.models import Record
from goldthread.foundation.numbering import next_reference
from goldthread.foundation.writes import service
from goldthread.improvement.models import Action
from goldthread.improvement.services.standing import restate
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import BoardRecord
from goldthread.partnership.permissions import MANAGE_INSTALLATION

Key = tuple[str, str]
NATURAL: dict[str, tuple[str, ...]] = {
    "board": ("short_name",),
    "agency": ("name",),
    "partner": ("board", "agency"),
    "group": ("board", "name"),
    "priority": ("board", "year", "theme"),
    "review": ("board", "reference"),
    "judgement": ("board", "reference"),
    "programme entry": ("board", "year", "title"),
    "meeting": ("group", "held"),
    "attendance": ("meeting", "agency"),
}


@dataclass
class Outcome:
    """What loading did: how many records were made and changed, what differed, and what the file no longer holds."""

    board: str
    year: str
    created: int = 0
    changed: int = 0
    differences: list[Difference] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        return not (self.created or self.changed)


class Changed(Refused):
    """The file differs from what was loaded before; nothing was changed."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__("The file differs from what was loaded before. Nothing was changed; --update applies it.")
        self.differences = outcome.differences
        self.removed = outcome.removed


@service("api.loaded")
def save_year(*, file: YearFile, update: bool, by: Actor) -> Outcome:
    """Save the rows of a checked file. Raises Changed where it differs from before and `update` is false."""
    require(by, MANAGE_INSTALLATION)
    plan = _Plan(file, by)
    plan.compare()
    if plan.outcome.differences and not update:
        raise Changed(plan.outcome)
    plan.save()
    restate(Action.objects.visible_to(by).filter(pk__in=plan.loaded_actions()))
    return plan.outcome


class _Plan:
    """The rows of a file beside the records they became, or are to become."""

    def __init__(self, file: YearFile, by: Actor) -> None:
        self.file, self.by = file, by
        self.outcome = Outcome(file.board, file.year)
        held = LoadedRecord.objects.filter(board=file.board)
        self.loaded: dict[Key, LoadedRecord] = {(one.type, one.key): one for one in held}
        self.is_known_year = any(one.year == file.year for one in self.loaded.values())
        self.ids: dict[Key, UUID] = {key: one.public_id for key, one in self.loaded.items()}
        order = list(TYPES)
        self.rows = sorted(file.rows, key=lambda row: order.index(row.type))
        self.new: list[Row] = []
        self.moved: list[tuple[Row, Record, list[str]]] = []

    def compare(self) -> None:
        """Sort the rows into new ones and changed ones, and list every difference."""
        for row in self.rows:
            known = self.loaded.get((row.type, row.key))
            if known is not None:
                self._compare_loaded(row, known)
            elif (found := self._standing(row)) is not None:
                self._adopt(row, found)
            else:
                self._announce_new(row)
        in_file = {(row.type, row.key) for row in self.rows}
        gone = [one for key, one in self.loaded.items() if one.year == self.file.year and key not in in_file]
        self.outcome.removed = [comparing.name_of(one.type, one.key) for one in gone]
        for name in self.outcome.removed:
            self.outcome.differences.append(Difference(name, "the record", "in the file", "not in it; it is kept"))

    def _announce_new(self, row: Row) -> None:
        record = _model(row.type)()
        self.ids[row.type, row.key] = record.pk
        self.new.append(row)
        if self.is_known_year:
            name = comparing.name_of(row.type, row.key)
            self.outcome.differences.append(Difference(name, "the record", comparing.ABSENT, "in the file"))

    def _compare_loaded(self, row: Row, known: LoadedRecord) -> None:
        after = comparing.said(row)
        fields = comparing.changed(known.said, after)
        if fields:
            self._differ(row, _fetch(row.type, known.public_id, self.by), known.said, after, fields)

    def _differ(self, row: Row, record: Record, before: Said, after: Said, fields: list[str]) -> None:
        now = self._as_said(record, fields)
        self.moved.append((row, record, fields))
        for name in fields:
            edited = comparing.shown(now[name]) if name in now and now[name] != before.get(name) else ""
            was, becomes = comparing.shown(before.get(name)), comparing.shown(after.get(name))
            self.outcome.differences.append(
                Difference(comparing.name_of(row.type, row.key), name, was, becomes, edited)
            )

    def _standing(self, row: Row) -> Record | None:
        """A record that was made here in the browser, or by another board's file, and is the one the row means."""
        if row.type not in NATURAL:
            return None
        wanted = {name: self._value(row, name) for name in NATURAL[row.type]}
        if any(value is None for value in wanted.values()):
            return None
        found: Record | None = _model(row.type).objects.visible_to(self.by).filter(Q(**wanted)).first()
        return found

    def _adopt(self, row: Row, found: Record) -> None:
        self.ids[row.type, row.key] = found.pk
        after = comparing.said(row)
        fields = [name for name in after if name != "our reading" and name not in row.refs]
        before = self._as_said(found, fields)
        if different := [name for name in fields if before.get(name) != after[name]]:
            self._differ(row, found, before, after, different)

    def _as_said(self, record: Record, fields: list[str]) -> Said:
        """What stands in the record for plain fields, in the words of the file."""
        kept = {one.name for one in record._meta.concrete_fields if not one.is_relation}
        values = {name: getattr(record, name) for name in fields if name in kept}
        plain = {name: v.isoformat() if isinstance(v, PartialDate) else v for name, v in values.items()}
        return {name: v or None if isinstance(v, str) else v for name, v in plain.items()}

    def _value(self, row: Row, name: str) -> Any:
        """What a model's field is to hold: a value, or the id of the record referred to."""
        if name in row.refs:
            return self.ids.get(row.refs[name])
        if name == "board":
            return self.ids.get(("board", self.file.board))
        return row.values.get(name)

    def save(self) -> None:
        """Write the new records in bulk and the changed ones one by one, then what the file said."""
        for type_name in TYPES:
            records = [self._made(row) for row in self.new if row.type == type_name]
            if records:
                _model(type_name).objects.bulk_create(records)
        for row, record, fields in self.moved:
            self._change(row, record, fields)
        self.outcome.created, self.outcome.changed = len(self.new), len(self.moved)
        self._remember()

    def loaded_actions(self) -> list[UUID]:
        """The actions of the file, whose evidence and tests may have changed."""
        return [self.ids[row.type, row.key] for row in self.rows if row.type == "action"]

    def _made(self, row: Row) -> Record:
        one = TYPES[row.type]
        record: Record = _model(row.type)(public_id=self.ids[row.type, row.key])
        for name, value in self._attributes(row, [*row.values, *row.refs]):
            setattr(record, name, value)
        if isinstance(record, BoardRecord):
            record.readings = row.readings
            if "board" not in row.refs:
                record.board_id = self.ids["board", self.file.board]
            if one.prefix:
                setattr(record, "reference", next_reference(record.board_id, one.prefix))  # noqa: B010
        elif row.type == "board":
            setattr(record, "readings", row.readings)  # noqa: B010
        return record

    def _attributes(self, row: Row, names: list[str]) -> Iterator[tuple[str, Any]]:
        """The model's attributes with their values; a field the row does not give becomes empty."""
        model = _model(row.type)
        for name in names:
            kept = cast("Field[Any, Any]", model._meta.get_field(name))
            value = self._value(row, name)
            if value is None and not kept.null:
                value = kept.get_default()
            yield kept.attname, value

    def _change(self, row: Row, record: Record, fields: list[str]) -> None:
        if "our reading" in fields:
            setattr(record, "readings", row.readings)  # noqa: B010
        for name, value in self._attributes(row, [one for one in fields if one != "our reading"]):
            setattr(record, name, value)
        record.save()

    def _remember(self) -> None:
        fresh = []
        for row in self.rows:
            known, told = self.loaded.get((row.type, row.key)), comparing.said(row)
            if known is None:
                mark = {"board": self.file.board, "type": row.type, "key": row.key, "year": self.file.year}
                fresh.append(LoadedRecord(**mark, public_id=self.ids[row.type, row.key], said=told))
            elif known.said != told:
                known.said = told
                known.save(update_fields=["said"])
        LoadedRecord.objects.bulk_create(fresh)


def _model(type_name: str) -> type[Record]:
    found: type[Record] = apps.get_model(TYPES[type_name].model)
    return found


def _fetch(type_name: str, public_id: UUID, by: Actor) -> Record:
    record: Record = _model(type_name).objects.for_update(by, public_id)
    return record
