"""From the tree of a file to the rows it describes: every field read by its kind, every fault listed with its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from goldthread.api.domain.faults import Fault
from goldthread.api.domain.kinds import THE_YEAR, Field, Links, RecordType, Ref, Text, Year
from goldthread.api.domain.tree import Mapping, Node, Scalar, Sequence, read_tree
from goldthread.kernel.years import FinancialYear

VERSION = "1"
HEADINGS = ("format", "board", "year")
KEY = Text(most=80)


@dataclass
class Row:
    """One record the file describes: `values` by the model's own field names, `refs` as (record type, key).

    `readings` names the model's fields that are the partnership's own reading. `lines` says where each stood.
    """

    type: str
    key: str
    line: int
    values: dict[str, Any] = field(default_factory=dict)
    refs: dict[str, tuple[str, str]] = field(default_factory=dict)
    readings: list[str] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, name: str) -> int:
        return self.lines.get(name, self.line)


@dataclass
class YearFile:
    """What a file says: the board and year it is about, and its rows in the order they are to be saved."""

    board: str = ""
    year: str = ""
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def of(self, type_name: str) -> list[Row]:
        return [row for row in self.rows if row.type == type_name]


def read_year(data: bytes, types: tuple[RecordType, ...]) -> YearFile:
    """Read a file of records of the given types. The rows may be used only where no fault was found."""
    tree, faults = read_tree(data)
    reader = _Reader(types, faults)
    if isinstance(tree, Mapping):
        reader.read(tree)
    elif not faults:
        reader.fault(tree.line if tree else 1, "The file holds no records.", ", ".join(reader.sections()))
    reader.file.faults.sort()
    return reader.file


class _Reader:
    """Holds the rows and the faults while the tree is walked."""

    def __init__(self, types: tuple[RecordType, ...], faults: list[Fault]) -> None:
        self.types = types
        self.file = YearFile(faults=faults)

    def sections(self) -> list[str]:
        return [*HEADINGS, *(one.section for one in self.types)]

    def fault(self, line: int, what: str, allowed: str = "") -> None:
        self.file.faults.append(Fault(line, what, allowed))

    def read(self, tree: Mapping) -> None:
        self._read_headings(tree)
        self._unknown(tree, self.sections(), "the file")
        for one in self.types:
            if one.section in tree.entries:
                self._read_list(one, tree.entries[one.section], parent=None)

    def _read_headings(self, tree: Mapping) -> None:
        found = {name: self._heading(tree, name) for name in HEADINGS}
        self.file.board = found["board"]
        if found["format"] not in {"", VERSION}:
            self.fault(tree.lines["format"], f"The format “{found['format']}” is not known.", VERSION)
        if not found["year"]:
            return
        try:
            self.file.year = str(FinancialYear.parse(found["year"]))
        except ValueError:
            self.fault(tree.lines["year"], f"“{found['year']}” is not a year.", Year.allowed)

    def _heading(self, tree: Mapping, name: str) -> str:
        node = tree.entries.get(name)
        if isinstance(node, Scalar) and not node.is_null:
            return node.text
        self.fault(tree.lines.get(name, tree.line), f"“{name}” is missing.", "a single value for it at the top")
        return ""

    def _unknown(self, mapping: Mapping, known: list[str], where: str) -> None:
        for name, line in mapping.lines.items():
            if name not in known:
                self.fault(line, f"“{name}” is not a key of {where}.", ", ".join(known))

    def _read_list(self, one: RecordType, node: Node, *, parent: Row | None) -> None:
        if isinstance(node, Scalar) and node.is_null:
            return
        if not isinstance(node, Sequence):
            self.fault(node.line, f"“{one.section}” is not a list.", f"a list, each item one {one.name}")
            return
        for item in node.items:
            if isinstance(item, Mapping):
                self._read_record(one, item, parent)
            else:
                self.fault(item.line, f"This is not a {one.name}.", "keys with values: " + ", ".join(one.names()))

    def _read_record(self, one: RecordType, mapping: Mapping, parent: Row | None) -> None:
        self._unknown(mapping, one.names(), f"a {one.name}")
        row = Row(one.name, "", mapping.line)
        row.key = f"line {row.line}" if one.keyed_by else self._key(one, mapping)
        if one.key_name != "key":
            row.values[one.key_name] = row.key
        if parent is not None:
            row.refs[one.parent] = (parent.type, parent.key)
        for wanted in one.fields:
            self._read_field(one, wanted, mapping, row)
        if one.keyed_by:
            row.key = _key_among_siblings(one, row)
        self.file.rows.append(row)
        readings = self._readings(one, mapping)
        row.readings = [f.kept_in for f in one.fields if f.name in readings]
        for child in one.children:
            if child.section in mapping.entries:
                self._read_list(child, mapping.entries[child.section], parent=row)
        for link in one.links:
            self._read_links(link, mapping, row, reading=link.name in readings)

    def _key(self, one: RecordType, mapping: Mapping) -> str:
        node = mapping.entries.get(one.key_name)
        try:
            if node is not None:
                return KEY.read(node)
            self.fault(mapping.line, f"This {one.name} has no “{one.key_name}”.", KEY.allowed)
        except ValueError as error:
            self.fault(mapping.lines[one.key_name], f"“{one.key_name}” {error}.", KEY.allowed)
        return f"line {mapping.line}"

    def _read_field(self, one: RecordType, wanted: Field, mapping: Mapping, row: Row) -> None:
        node = mapping.entries.get(wanted.name)
        if node is None or (isinstance(node, Scalar) and node.is_null):
            self._absent(one, wanted, mapping, row)
            return
        line = row.lines[wanted.kept_in] = mapping.lines[wanted.name]
        try:
            value = wanted.kind.read(node)
        except ValueError as error:
            self.fault(line, f"“{wanted.name}” of {one.name} “{row.key}” {_said(error)}.", wanted.kind.allowed)
            return
        if isinstance(wanted.kind, Ref):
            row.refs[wanted.kept_in] = (wanted.kind.to, value)
        else:
            row.values[wanted.kept_in] = value

    def _absent(self, one: RecordType, wanted: Field, mapping: Mapping, row: Row) -> None:
        if wanted.required:
            self.fault(mapping.line, f"The {one.name} “{row.key}” has no “{wanted.name}”.", wanted.kind.allowed)
        elif wanted.default is not None:
            row.values[wanted.kept_in] = self.file.year if wanted.default is THE_YEAR else wanted.default

    def _readings(self, one: RecordType, mapping: Mapping) -> set[str]:
        """The names under `our_reading`, each of which must be a field that this record gives."""
        node = mapping.entries.get("our_reading")
        if node is None:
            return set()
        line = mapping.lines["our_reading"]
        markable = [f.name for f in one.fields] + [link.name for link in one.links]
        given = [name for name in markable if name in mapping.entries]
        if not isinstance(node, Sequence) or not all(isinstance(item, Scalar) for item in node.items):
            self.fault(line, "“our_reading” is not a list of field names.", ", ".join(given))
            return set()
        names = {item.text for item in node.items if isinstance(item, Scalar)}
        for name in sorted(names - set(given)):
            self.fault(line, f"“our_reading” names “{name}”, which this {one.name} does not give.", ", ".join(given))
        return names

    def _read_links(self, link: Links, mapping: Mapping, row: Row, *, reading: bool) -> None:
        node = mapping.entries.get(link.name)
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return
        if not isinstance(node, Sequence):
            self.fault(mapping.lines[link.name], f"“{link.name}” is not a list.", f"a list of keys of “{link.to}”")
            return
        for item in node.items:
            try:
                target = KEY.read(item)
            except ValueError as error:
                self.fault(item.line, f"A key in “{link.name}” {error}.", KEY.allowed)
                continue
            made = Row(link.makes, f"{row.key} {link.name} {target}", item.line)
            made.refs = {link.parent: (row.type, row.key), link.target: (link.to, target)}
            made.readings = [link.target] if reading else []
            self.file.rows.append(made)


def _key_among_siblings(one: RecordType, row: Row) -> str:
    """The key of a record that its parent and a few of its fields tell apart."""
    parts = [row.refs[one.parent][1]]
    for name in one.keyed_by:
        value = row.refs[name][1] if name in row.refs else row.values.get(name, "not recorded")
        parts.append(str(value))
    return " / ".join(parts)


def _said(error: ValueError) -> str:
    """A kind's complaint, put behind the name of a field."""
    text = str(error)
    return text if text.startswith(("is ", "has ", "holds ")) else f"is wrong: {text}"
