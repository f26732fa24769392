"""Tables that stay tables for a screen reader and become cards on a narrow screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from goldthread.ui.content import Content
from goldthread.ui.markup import content_html


@dataclass(frozen=True)
class Heading:
    """A column's heading; with `href` it sorts. `direction` is the aria-sort value in force."""

    text: str
    numeric: bool = False
    href: str = ""
    direction: str = ""


def table_html(
    caption: str, headings: Sequence[Heading], rows: Sequence[Sequence[Content]], *, show_caption: bool = False
) -> SafeString:
    """A table of content. The first cell of a row is its header. Roles are given because cards undo table display."""
    body = "".join(_row(headings, row) for row in rows)
    head = "".join(_heading(heading) for heading in headings)
    return format_html(
        '<table class="govuk-table gt-table" role="table"><caption class="govuk-table__caption {}">{}</caption>'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead><tbody role="rowgroup">{}</tbody></table>',
        "govuk-table__caption--s" if show_caption else "govuk-visually-hidden",
        caption,
        mark_safe(head),  # noqa: S308 - built by format_html below
        mark_safe(body),  # noqa: S308 - built by format_html below
    )


def _heading(heading: Heading) -> SafeString:
    numeric = " gt-table__figure" if heading.numeric else ""
    if not heading.href:
        return format_html('<th scope="col" role="columnheader" class="{}">{}</th>', numeric.strip(), heading.text)
    return format_html(
        '<th scope="col" role="columnheader" aria-sort="{}" class="gt-sort gt-sort--{}{}">'
        '<a class="gt-sort__link" href="{}">{}</a></th>',
        heading.direction,
        heading.direction,
        numeric,
        heading.href,
        heading.text,
    )


def _row(headings: Sequence[Heading], row: Sequence[Content]) -> str:
    pairs = enumerate(zip(headings, row, strict=True))
    cells = "".join(_cell(heading, cell, first=not number) for number, (heading, cell) in pairs)
    return f'<tr role="row">{cells}</tr>'


def _cell(heading: Heading, cell: Content, *, first: bool) -> str:
    """One cell, put together from escaped parts by hand: it is the busiest line of a list page."""
    label, shown = escape(heading.text), content_html(cell)
    figure = ' class="gt-table__figure"' if heading.numeric else ""
    if first:
        return f'<th scope="row" role="rowheader" data-label="{label}"{figure}>{shown}</th>'
    return f'<td role="cell" data-label="{label}"{figure}><div class="gt-table__value">{shown}</div></td>'
