"""The kinds of value a field may hold: how each is read from the file, and how its rule is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from goldthread.api.domain.tree import Node, Scalar, Sequence
from goldthread.kernel import partial_dates
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear

LARGEST_NUMBER = 1_000_000


class Kind(Protocol):
    """Reads a node of the tree. Raises ValueError with what is wrong; `allowed` says what would be right."""

    @property
    def allowed(self) -> str: ...

    def read(self, node: Node) -> Any: ...


def _scalar(node: Node) -> Scalar:
    if isinstance(node, Scalar):
        return node
    raise ValueError("is a list" if isinstance(node, Sequence) else "is a group of keys")


@dataclass(frozen=True)
class Text:
    """Text of one line or several; `most` is how many characters the record keeps."""

    most: int = 5000

    @property
    def allowed(self) -> str:
        return f"text of up to {self.most:,} characters"

    def read(self, node: Node) -> str:
        text = _scalar(node).text.strip()
        if not text:
            raise ValueError("is empty")
        if "\x00" in text:
            raise ValueError("holds a character that is not text")
        if len(text) > self.most:
            raise ValueError(f"has {len(text):,} characters")
        return text


@dataclass(frozen=True)
class Lines:
    """A list of texts, kept one to a line."""

    allowed = "a list of texts"

    def read(self, node: Node) -> str:
        if not isinstance(node, Sequence):
            raise ValueError("is not a list")
        return "\n".join(" ".join(Text().read(item).split()) for item in node.items)


@dataclass(frozen=True)
class Choice:
    """One of the words the product knows for a stored value."""

    words: tuple[str, ...]

    @property
    def allowed(self) -> str:
        return ", ".join(self.words)

    def read(self, node: Node) -> str:
        text = _scalar(node).text
        if text not in self.words:
            raise ValueError(f"“{text}” is not known")
        return text


@dataclass(frozen=True)
class Date:
    """A date, as precise as is known."""

    allowed = partial_dates.ALLOWED

    def read(self, node: Node) -> PartialDate:
        text = _scalar(node).text
        try:
            return PartialDate.parse(text)
        except (ValueError, OverflowError):
            raise ValueError(f"“{text}” is not a date in the calendar") from None


@dataclass(frozen=True)
class Year:
    """A financial year, kept as it is said."""

    allowed = "a year from April to March, as 2016-17"

    def read(self, node: Node) -> str:
        text = _scalar(node).text
        try:
            return str(FinancialYear.parse(text))
        except ValueError:
            raise ValueError(f"“{text}” is not a year") from None


@dataclass(frozen=True)
class Number:
    """A whole number of things."""

    allowed = f"a whole number from 0 to {LARGEST_NUMBER:,}, without quotes"

    def read(self, node: Node) -> int:
        scalar = _scalar(node)
        plain = scalar.text.isascii() and scalar.text.isdigit() and len(scalar.text) <= 7
        if scalar.quoted or not plain or int(scalar.text) > LARGEST_NUMBER:
            raise ValueError(f"“{scalar.text}” is not a whole number")
        return int(scalar.text)


@dataclass(frozen=True)
class YesNo:
    """True or false."""

    allowed = "true or false"

    def read(self, node: Node) -> bool:
        scalar = _scalar(node)
        if scalar.quoted or scalar.text not in {"true", "false"}:
            raise ValueError(f"“{scalar.text}” is neither true nor false")
        return scalar.text == "true"


@dataclass(frozen=True)
class Ref:
    """The key of another record of the file, of the record type named `to`."""

    to: str

    @property
    def allowed(self) -> str:
        return f"the key of a record of the kind “{self.to}”"

    def read(self, node: Node) -> str:
        return Text(most=80).read(node)


def words(values: Iterable[str]) -> Choice:
    """A choice among the stored values of an enumeration."""
    return Choice(tuple(str(value) for value in values))


THE_YEAR = object()  # a default: the year the file is about


@dataclass(frozen=True)
class Field:
    """One field of a record: its name in the file, its kind, and the model's field it is kept in (`column`).

    `default` stands where the file gives nothing; THE_YEAR means the year the file is about.
    """

    name: str
    kind: Kind
    required: bool = False
    default: Any = None
    column: str = ""

    @property
    def kept_in(self) -> str:
        return self.column or self.name


@dataclass(frozen=True)
class Links:
    """A list of keys that makes one linking record for each: `parent` and `target` are that record's two fields."""

    name: str
    to: str
    makes: str
    parent: str
    target: str


@dataclass(frozen=True)
class RecordType:
    """One kind of record: the section it is listed in, its fields, what hangs under it, what may stand only once.

    `key_name` is the field that names the record in the file; where it is not `key`, the record keeps it too.
    `keyed_by` names the fields that together tell a record from its siblings, so that it needs no key of its own.
    `parent` is the field by which a record points at the one it is listed under. `once` lists the fields that
    together may occur only once. `belongs` says whether the record is the board's or the installation's.
    """

    name: str
    section: str
    model: str
    fields: tuple[Field, ...]
    key_name: str = "key"
    keyed_by: tuple[str, ...] = ()
    parent: str = ""
    children: tuple[RecordType, ...] = ()
    links: tuple[Links, ...] = ()
    once: tuple[str, ...] = ()
    belongs: bool = True
    prefix: str = ""

    def field(self, name: str) -> Field | None:
        return next((one for one in self.fields if one.name == name), None)

    def names(self) -> list[str]:
        """Every key that may stand in such a record."""
        nested = [child.section for child in self.children] + [link.name for link in self.links]
        reading = ["our_reading"] if self.belongs or self.name == "board" else []
        key = [] if self.keyed_by else [self.key_name]
        return [*key, *(one.name for one in self.fields), *nested, *reading]
