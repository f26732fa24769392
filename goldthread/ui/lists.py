"""List pages: a picture, filters in the address, sortable headings, pages, and export of everything that matches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from goldthread.foundation import trail
from goldthread.ui.charts.base import Chart
from goldthread.ui.exports import csv_response, xlsx_response
from goldthread.ui.list_query import Column, Filter, Listing, ListQuery, narrowed
from goldthread.ui.parts import Button, Empty
from goldthread.ui.tables import Heading, table_html

__all__ = ["Button", "Column", "Empty", "Filter", "Heading", "Listing", "list_page"]

NOTHING_YET = Empty("Nothing here yet", "What is recorded will be listed here.")


@dataclass(frozen=True)
class Chip:
    """A chosen filter, and the address of the list without it."""

    text: str
    remove: str


@dataclass(frozen=True)
class FilterBox:
    """A filter as the page shows it, with what is chosen."""

    key: str
    label: str
    options: SafeString
    is_chosen: bool
    more: bool


@dataclass(frozen=True)
class ListView:
    """Everything the list template draws."""

    caption: str
    table: SafeString
    total: str
    chips: list[Chip]
    boxes: list[FilterBox]
    search: str
    can_search: bool
    sort: str
    page: Page[Any]
    page_address: str
    csv_href: str
    xlsx_href: str
    clear_href: str
    everything_href: str
    is_narrowed: bool
    kept: Mapping[str, str]

    @property
    def first_boxes(self) -> list[FilterBox]:
        """The filters that always stand open."""
        return [box for box in self.boxes if not box.more]

    @property
    def more_boxes(self) -> list[FilterBox]:
        """The filters under “More filters”."""
        return [box for box in self.boxes if box.more]

    @property
    def is_more_open(self) -> bool:
        """Whether one of those is in force, so that nobody has to look for it."""
        return any(box.is_chosen for box in self.more_boxes)


def list_page(
    request: HttpRequest,
    listing: Listing,
    *,
    title: str,
    question: str = "",
    picture: Chart | Sequence[Chart] | None = None,
    button: Button | None = None,
    others: Sequence[Button] = (),
    empty: Empty = NOTHING_YET,
    lead: str = "",
    template: str = "ui/list.html",
    **context: Any,
) -> HttpResponse:
    """The list as a page, or as a file where ?format=csv or ?format=xlsx asks for one.

    `picture` opens the page. The page runs one count and one select, besides the listing's own prefetches.
    """
    query = ListQuery.read(listing, request.GET.dict())
    wanted = request.GET.get("format", "")
    if wanted in ("csv", "xlsx"):
        return _export(request, listing, query, wanted)
    pictures = [] if picture is None else [picture] if isinstance(picture, Chart) else list(picture)
    frame = {"title": title, "question": question, "pictures": pictures, "button": button, "others": others}
    drawn = {"empty": empty, "lead": lead, "listing": _view(listing, query)}
    return render(request, template, {**frame, **drawn, **context})


def _export(request: HttpRequest, listing: Listing, query: ListQuery, wanted: str) -> HttpResponse:
    """The list as a file. The trail keeps who took which list, how narrowed and how many rows; never a search."""
    found = list(narrowed(listing, query))
    if listing.gather:
        listing.gather(found)
    board = getattr(request, "board", None)
    detail = {"list": listing.file_name, "format": wanted, "rows": len(found), "narrowed by": sorted(query.chosen)}
    trail.happened(kind="exported", by=request.actor, board=board.pk if board else None, detail=detail)  # type: ignore[attr-defined]
    rows = ([column.cell(row) for column in listing.columns] for row in found)
    headings = [column.heading for column in listing.columns]
    if wanted == "csv":
        return csv_response(listing.file_name, headings, rows)
    return xlsx_response(listing.file_name, listing.caption, headings, rows)


def _view(listing: Listing, query: ListQuery) -> ListView:
    page = Paginator(narrowed(listing, query), listing.page_size).get_page(query.page)
    shown, columns = list(page.object_list), [column for column in listing.columns if not column.only_in_files]
    if listing.gather:
        listing.gather(shown)
    cells = [[column.cell(row) for column in columns] for row in shown]
    cleared = {"q": "", **{key: "" for key in query.chosen}}
    every = {item.key: item.every for item in listing.filters if item.default}
    return ListView(
        caption=listing.caption,
        table=table_html(listing.caption, [_heading(column, listing, query) for column in columns], cells),
        total=_total(page),
        chips=chips(listing, query),
        boxes=[_box(item, query) for item in listing.filters],
        search=query.search,
        can_search=bool(listing.search),
        sort=query.sort,
        page=page,
        page_address=query.address(),
        csv_href=query.address(format="csv"),
        xlsx_href=query.address(format="xlsx"),
        clear_href=query.address(**cleared),
        everything_href=query.address(**(cleared | every)),
        is_narrowed=query.is_narrowed,
        kept=query.kept,
    )


def _heading(column: Column, listing: Listing, query: ListQuery) -> Heading:
    in_force = query.sort or listing.default_sort
    if not column.sort:
        return Heading(column.heading, numeric=column.numeric)
    ascending, descending = in_force == column.key, in_force == f"-{column.key}"
    direction = "ascending" if ascending else "descending" if descending else "none"
    turned = f"-{column.key}" if ascending else column.key
    return Heading(column.heading, column.numeric, query.address(sort=turned), direction)


def _total(page: Page[Any]) -> str:
    count = page.paginator.count
    if page.paginator.num_pages == 1:
        return f"{count} in all"
    return f"{page.start_index()} to {page.end_index()} of {count}"


def chips(listing: Listing, query: ListQuery) -> list[Chip]:
    """What is chosen, in words, each with the way to lift it."""
    found = [Chip(f"“{query.search}”", query.address(q=""))] if query.search else []
    for item in listing.filters:
        chosen = query.chosen.get(item.key, item.every)
        if chosen != item.every:
            words = next(str(text) for value, text in item.choices if str(value) == chosen)
            found.append(Chip(f"{item.label}: {words}", query.address(**{item.key: item.every})))
    return found


def _box(item: Filter, query: ListQuery) -> FilterBox:
    chosen = query.chosen.get(item.key, "")
    choices = item.choices if item.default else [("", "All"), *(one for one in item.choices if one[0] != "")]
    options = "".join(_option(str(value), str(text), str(value) == chosen) for value, text in choices)
    drawn = mark_safe(options)  # noqa: S308 - _option escapes value and words
    return FilterBox(item.key, item.label, drawn, is_chosen=chosen != item.every, more=item.more)


def _option(value: str, text: str, is_chosen: bool) -> str:
    return f'<option value="{escape(value)}"{" selected" if is_chosen else ""}>{escape(text)}</option>'
