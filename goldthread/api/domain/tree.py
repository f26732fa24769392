"""Reading YAML into a tree in which every piece knows its line, and in which nothing but plain data can stand.

Values stay text until the field they belong to says what they are, so none of YAML's own guesses (a version number
taken for a date, `no` taken for false) can change a record. Anchors, aliases and tags are refused: a few lines of
them can unfold into more than a machine holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from goldthread.api.domain.faults import Fault

LARGEST = 5 * 1024 * 1024  # bytes
DEEPEST = 12  # levels; the format itself needs seven
NULLS = {"", "~", "null", "Null", "NULL"}
PLAIN = "one document of plain lists, keys and values"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Scalar:
    """A single value, as it was written. `quoted` values are text and nothing else."""

    line: int
    text: str
    quoted: bool = False

    @property
    def is_null(self) -> bool:
        return not self.quoted and self.text in NULLS


@dataclass
class Sequence:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass
class Mapping:
    """Keys with their values; `lines` says where each key stands."""

    line: int
    entries: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def read_tree(data: bytes) -> tuple[Node | None, list[Fault]]:
    """Read a file. Returns the tree (none where the file cannot be read at all) and every fault met on the way."""
    if len(data) > LARGEST:
        return None, [Fault(1, "The file is larger than 5 MB and was not read.", "up to 5 MB")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Fault(line, "The file is not text in UTF-8.", "UTF-8")]
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        builder.faults.append(_broken(error, text))
        return None, builder.faults
    return builder.root, builder.faults


def _broken(error: yaml.YAMLError, text: str) -> Fault:
    """The parser's complaint as a fault, with its line."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        said = getattr(error, "problem", None) or "it cannot be read"
        return Fault(mark.line + 1, f"This is not YAML: {said}.")
    line = text.count("\n", 0, getattr(error, "position", 0) or 0) + 1
    return Fault(line, f"This is not YAML: {getattr(error, 'reason', 'it cannot be read')}.")


class TooDeep(yaml.MarkedYAMLError):
    """Nested further than any record is."""


class _Builder:
    """Builds the tree from the parser's events; a stack, not recursion, so that no file can exhaust it."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        self._refuse_what_is_not_plain(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            self._begin(Sequence(line), event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(Mapping(line), event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.ScalarEvent):
            self._place(Scalar(line, event.value, quoted=bool(event.style)))
        elif isinstance(event, yaml.AliasEvent):
            self._place(Scalar(line, f"*{event.anchor}"))

    def _refuse_what_is_not_plain(self, event: yaml.Event, line: int) -> None:
        self.faults.extend(Fault(line, what, PLAIN) for what in self._not_plain(event))

    def _not_plain(self, event: yaml.Event) -> Iterator[str]:
        if isinstance(event, yaml.AliasEvent):
            yield f"“*{event.anchor}” is an alias."
        elif anchor := getattr(event, "anchor", None):
            yield f"“&{anchor}” is an anchor."
        if tag := getattr(event, "tag", None):
            yield f"“{tag}” is a tag."
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:
                yield "A second document begins here."

    def _begin(self, node: Sequence | Mapping, event: yaml.Event) -> None:
        if len(self._open) >= DEEPEST:
            raise TooDeep(problem="it is nested too deeply", problem_mark=event.start_mark)  # type: ignore[arg-type]
        self._place(node)
        self._open.append(node)
        self._keys.append(None)

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = self.root or node
        elif isinstance(self._open[-1], Sequence):
            self._open[-1].items.append(node)
        else:
            self._place_in_mapping(self._open[-1], node)

    def _place_in_mapping(self, mapping: Mapping, node: Node) -> None:
        key, self._keys[-1] = self._keys[-1], None
        if key is None:
            if not isinstance(node, Scalar):
                self.faults.append(Fault(node.line, "A key must be a word, not a list or a group of keys."))
                node = Scalar(node.line, f"line {node.line}")
            self._keys[-1] = node
        elif key.text in mapping.entries:
            first = mapping.lines[key.text]
            self.faults.append(Fault(key.line, f"“{key.text}” is given twice here, first on line {first}.", "once"))
        else:
            mapping.entries[key.text], mapping.lines[key.text] = node, key.line
