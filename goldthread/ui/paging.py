"""Which pages of a list to offer links to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page


@dataclass(frozen=True)
class PageLink:
    """A link to a page; without a number it stands for pages left out."""

    number: int | None
    href: str = ""
    current: bool = False


def page_links(page: Page[Any], address: str) -> list[PageLink]:
    """First, last and the neighbours of this page, with gaps marked."""
    last = page.paginator.num_pages
    if last < 2:
        return []
    offered = sorted({1, last, *range(max(1, page.number - 1), min(last, page.number + 1) + 1)})
    links: list[PageLink] = []
    for number in offered:
        if links and links[-1].number is not None and number - links[-1].number > 1:
            links.append(PageLink(None))
        links.append(PageLink(number, page_address(address, number), number == page.number))
    return links


def page_address(address: str, number: int) -> str:
    """The address of a page, keeping the rest of the query string."""
    return f"{address}{'' if address.endswith('?') else '&'}page={number}"
