"""A document as HTML: a part of a page, and a whole file for download.

The words of people and records are escaped; only the drawing of a chart, which is ours, is passed on as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from goldthread.documents import appendix
from goldthread.documents.model import (
    Block,
    Bullets,
    Column,
    Document,
    Emphasis,
    Fact,
    Figure,
    Inline,
    Inlines,
    Link,
    MissingNote,
    Paragraph,
    Prose,
    Reading,
    Section,
    Table,
    completeness,
)
from goldthread.ui.markup import gap_html

FactHref: TypeAlias = Callable[[Fact], str | None]
STYLE = Path(__file__).parent / "styles" / "standalone.css"
SIZES = {1: "l", 2: "m"}
DEEPEST = 6
INNER_LINK = re.compile(r'<a (?:[^<>]* )?href="/[^"]*"[^<>]*>(.*?)</a>', re.DOTALL)


def render(document: Document, fact_href: FactHref, *, heading_level: int = 2) -> SafeString:
    """The document's sections for a page that has its own h1.

    `fact_href` tells where a fact's records are listed (None: nowhere, and the fact is plain text).
    """
    return _joined([_section(section, heading_level, fact_href) for section in document.sections])


def contents(document: Document) -> SafeString:
    """The list of contents, each section with how many gaps it shows."""
    items = ((s.key, _numbered(s), completeness(s).text) for s in document.sections)
    entry = '<li><a class="govuk-link" href="#{}">{}</a> <span class="govuk-hint">{}</span></li>'
    listed = format_html('<ul class="govuk-list">{}</ul>', format_html_join("", entry, items))
    return format_html('<nav class="gt-document__contents" aria-label="Contents">{}</nav>', listed)


def standalone(document: Document) -> str:
    """The document as one HTML file that needs nothing else, with what each number counts as its appendix."""
    page = (
        '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        "<title>{title} - {body}</title><style>{style}</style></head><body>"
        '<header><p class="body-name">{body}</p><h1>{title}</h1><p class="subtitle">{subtitle}</p>'
        '<p class="standing">{draft}{period}. {standing}</p></header>'
        "<main>{contents}{sections}{appendix}</main></body></html>\n"
    )
    return format_html(
        page,
        language=document.language,
        title=document.title,
        body=document.body_name,
        subtitle=document.subtitle,
        period=document.period,
        standing=appendix.standing(document),
        draft=format_html('<strong class="draft">{}</strong> ', "Draft") if document.status == "Draft" else "",
        style=mark_safe(STYLE.read_text(encoding="utf-8")),  # noqa: S308 - a file of this package
        contents=contents(document),
        sections=_unlinked(render(document, lambda fact: f"#fact-{fact.key}")),
        appendix=_appendix(document),
    )


def _joined(parts: Sequence[SafeString]) -> SafeString:
    return format_html_join("\n", "{}", ((part,) for part in parts))


def _numbered(section: Section) -> str:
    return f"{section.number} {section.title}".strip()


def _section(section: Section, level: int, fact_href: FactHref) -> SafeString:
    depth = min(level, DEEPEST)
    parts = [
        format_html('<h{} class="govuk-heading-{}">{}</h{}>', depth, SIZES.get(depth, "s"), _numbered(section), depth),
        *(_block(block, fact_href) for block in section.blocks),
        *(_section(each, level + 1, fact_href) for each in section.sections),
    ]
    return format_html('<section class="gt-document__section" id="{}">{}</section>', section.key, _joined(parts))


def _block(block: Block, fact_href: FactHref) -> SafeString:
    match block:
        case Paragraph() | Prose():
            return format_html('<p class="govuk-body">{}</p>', _inlines(block.inlines, fact_href))
        case Reading():
            tag = '<p class="govuk-body gt-document__reading">{} {}</p>'
            return format_html(tag, _reading_tag(), _inlines(block.inlines, fact_href, marked=False))
        case Bullets():
            items = ((_inlines(item, fact_href),) for item in block.items)
            return format_html(
                '<ul class="govuk-list govuk-list--bullet">{}</ul>', format_html_join("", "<li>{}</li>", items)
            )
        case MissingNote():
            tag = '<p class="govuk-body gt-document__gap">{} {}</p>'
            return format_html(tag, gap_html("Not recorded:"), block.text)
        case Table():
            rows = [[_inlines(cell, fact_href) for cell in row] for row in block.rows]
            note = format_html('<p class="govuk-hint">{}</p>', block.note) if block.note else SafeString()
            return format_html("{}{}", _table(block.caption, block.columns, rows), note)
        case Figure():
            return _figure(block)


def _inlines(inlines: Inlines, fact_href: FactHref, *, marked: bool = True) -> SafeString:
    """Running text; `marked` says “our reading” beside each inferred fact, unless the paragraph says so already."""
    return format_html_join("", "{}", ((_inline(inline, fact_href, marked),) for inline in inlines))


def _inline(inline: Inline, fact_href: FactHref, marked: bool) -> SafeString:
    match inline:
        case Fact():
            return _fact(inline, fact_href(inline), marked)
        case Emphasis():
            return format_html("<em>{}</em>", inline.text)
        case Link():
            return format_html('<a class="govuk-link" href="{}">{}</a>', inline.href, inline.text)
    return format_html("{}", inline)


def _fact(fact: Fact, href: str | None, marked: bool) -> SafeString:
    words = gap_html(fact.text) if fact.missing else format_html("{}", fact.text)
    if href:
        hidden = '<span class="govuk-visually-hidden"> (what this counts)</span>'
        words = format_html('<a class="govuk-link gt-document__fact" href="{}">{}' + hidden + "</a>", href, words)
    return format_html("{} {}", words, _reading_tag()) if fact.reading and marked else words


def _reading_tag() -> SafeString:
    return format_html('<strong class="govuk-tag gt-tag gt-tag--reading">{}</strong>', "our reading")


def _table(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[SafeString]]) -> SafeString:
    """A table in the markup of the product's lists; roles are given because on a phone its rows become cards."""
    head = '<th scope="col" role="columnheader"{}>{}</th>'
    heads = format_html_join("", head, ((_figures(column), column.heading) for column in columns))
    return format_html(
        '<div class="gt-table-scroll" tabindex="0" role="region" aria-label="Table: {}">'
        '<table class="govuk-table gt-table" role="table">'
        '<caption class="govuk-table__caption govuk-table__caption--s">{}</caption>'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead><tbody role="rowgroup">{}</tbody></table></div>',
        caption,
        caption,
        heads,
        _joined([_row(columns, row) for row in rows]),
    )


def _row(columns: Sequence[Column], row: Sequence[SafeString]) -> SafeString:
    first = '<th scope="row" role="rowheader" data-label="{}"{}>{}</th>'
    other = '<td role="cell" data-label="{}"{}><div class="gt-table__value">{}</div></td>'
    cells = [
        format_html(other if at else first, column.heading, _figures(column), cell)
        for at, (column, cell) in enumerate(zip(columns, row, strict=True))
    ]
    return format_html('<tr role="row">{}</tr>', _joined(cells))


def _figures(column: Column) -> SafeString:
    return SafeString(' class="gt-table__figure"') if column.numeric else SafeString()


def _figure(figure: Figure) -> SafeString:
    rows = [[format_html("{}", cell) for cell in row] for row in figure.rows]
    return format_html(
        '<figure class="gt-chart"><figcaption><p class="gt-chart__title">{}</p><p class="gt-chart__measure">{}</p>'
        '</figcaption><div class="gt-chart__scroll" tabindex="0" role="region" aria-label="Picture: {}">{}</div>'
        '<details class="govuk-details gt-chart__numbers"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">Show the numbers<span class="govuk-visually-hidden">: {}</span>'
        '</span></summary><div class="govuk-details__text">{}</div></details></figure>',
        figure.title,
        figure.measure,
        figure.title,
        mark_safe(figure.svg),  # noqa: S308 - drawn and escaped by our own charts
        figure.title,
        _table(f"The numbers: {figure.title}", figure.columns, rows),
    )


def _unlinked(markup: SafeString) -> SafeString:
    """The markup with links to pages of the installation, which a file cannot reach, left as their words."""
    return mark_safe(INNER_LINK.sub(r"\1", markup))  # noqa: S308 - it was escaped above; only whole tags are taken out


def _appendix(document: Document) -> SafeString:
    rows = format_html_join(
        "",
        '<tr id="fact-{}"><td>{}</td><th scope="row">{}</th><td>{}</td></tr>',
        ((entry.fact.key, *entry.cells) for entry in appendix.entries(document)),
    )
    if not rows:
        return SafeString()
    heads = format_html_join("", '<th scope="col">{}</th>', ((heading,) for heading in appendix.COLUMNS))
    return format_html(
        '<section id="{}"><h2>{}</h2><p>{}</p>'
        '<div class="gt-table-scroll" tabindex="0" role="region" aria-label="Table: {}">'
        "<table><caption>{}</caption><thead><tr>{}</tr></thead>"
        "<tbody>{}</tbody></table></div></section>",
        appendix.KEY,
        appendix.TITLE,
        appendix.note(document),
        appendix.TITLE,
        appendix.TITLE,
        heads,
        rows,
    )
