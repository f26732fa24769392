"""What a list page was asked for, read from the query string. Anything unknown or malformed is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet

from goldthread.ui.content import Content

LONGEST_SEARCH = 200


@dataclass(frozen=True)
class Column:
    """A column: its key in the query string, its heading, and what a row shows in it. `sort` is an order_by path.

    `only_in_files` marks what an export holds and the page has no room for.
    """

    key: str
    heading: str
    cell: Callable[[Any], Content]
    sort: str | None = None
    numeric: bool = False
    only_in_files: bool = False


@dataclass(frozen=True)
class Filter:
    """A choice that narrows the list. `apply` receives only values that are among the choices.

    `default` is in force where the address says nothing; `every` is then the choice that narrows nothing, and both
    stand among the choices. `more` puts the filter under “More filters”.
    """

    key: str
    label: str
    choices: list[tuple[str, str]]
    apply: Callable[[QuerySet[Any], str], QuerySet[Any]]
    default: str = ""
    every: str = ""
    more: bool = False

    def read(self, given: Mapping[str, str]) -> str:
        """What is chosen: a value among the choices, else the default."""
        wanted = given.get(self.key, "")
        known = wanted and wanted in {str(value) for value, _ in self.choices}
        return wanted if known else self.default


@dataclass(frozen=True)
class Listing:
    """A list of records: the rows the actor may see, how they are shown, narrowed, searched and sorted.

    `rows` must already be `visible_to(actor)`. `search` are icontains lookups, any of which may match.
    `default_sort` is a column's key, with a leading minus for descending, or an order_by path. `kept` are parts of the
    address that belong to the page and not to the list (which year it shows): every link of the list keeps them.
    `gather` is told of the rows about to be shown, to read in one go what stands beside them.
    """

    caption: str
    rows: QuerySet[Any]
    columns: tuple[Column, ...]
    default_sort: str
    filters: tuple[Filter, ...] = ()
    search: tuple[str, ...] = ()
    page_size: int = 25
    file_name: str = "list"
    kept: Mapping[str, str] = field(default_factory=dict)
    gather: Callable[[Sequence[Any]], None] | None = None


@dataclass(frozen=True)
class ListQuery:
    """The part of a query string that this listing understands. `defaults` are in force without being asked for."""

    search: str
    chosen: Mapping[str, str]
    sort: str
    page: str
    kept: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, listing: Listing, given: Mapping[str, str]) -> ListQuery:
        """Read it. `given` is the request's GET."""
        chosen = {item.key: found for item in listing.filters if (found := item.read(given))}
        defaults = {item.key: item.default for item in listing.filters if item.default}
        text = given.get("q", "") if listing.search else ""
        search = " ".join(text.replace("\x00", "").split())[:LONGEST_SEARCH]
        sort = given.get("sort", "")
        known = {column.key for column in listing.columns if column.sort}
        sort = sort if sort.removeprefix("-") in known else ""
        return cls(search, chosen, sort, given.get("page", "1"), listing.kept, defaults)

    def address(self, **changes: str) -> str:
        """The query string of this list with changes; an empty value removes the part. Always back to page one."""
        parts = {**self.kept, "q": self.search, **self.chosen, "sort": self.sort, **changes}
        said = {key: value for key, value in parts.items() if value and value != self.defaults.get(key)}
        return "?" + urlencode(said)

    @property
    def is_narrowed(self) -> bool:
        """Whether a search or a filter that was asked for is in force."""
        return bool(self.search) or any(value != self.defaults.get(key) for key, value in self.chosen.items())


def narrowed(listing: Listing, query: ListQuery) -> QuerySet[Any]:
    """The rows that match what was chosen and searched, in the order asked for."""
    rows = listing.rows
    for item in listing.filters:
        chosen = query.chosen.get(item.key, item.every)
        if chosen != item.every:
            rows = item.apply(rows, chosen)
    if query.search:
        match = Q()
        for lookup in listing.search:
            match |= Q(**{f"{lookup}__icontains": query.search})
        rows = rows.filter(match)
    return ordered(listing, rows, query.sort or listing.default_sort)


def ordered(listing: Listing, rows: QuerySet[Any], sort: str) -> QuerySet[Any]:
    """Sorted, what is not recorded last, ties by primary key so that pages never overlap."""
    paths = {column.key: column.sort for column in listing.columns if column.sort}
    path = paths.get(sort.removeprefix("-")) or sort.removeprefix("-")
    descending = sort.startswith("-") != path.startswith("-")
    field = F(path.removeprefix("-"))
    order = field.desc(nulls_last=True) if descending else field.asc(nulls_last=True)
    return rows.order_by(order, "pk")
