"""Draws content as HTML. Small functions instead of templates: a list page draws hundreds of cells."""

from __future__ import annotations

import datetime as dt

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from goldthread.kernel.partial_dates import PartialDate
from goldthread.ui.content import Content, Gap, Link, Reading, Several, Tag, plain, printed, safe_href
from goldthread.ui.tones import Tone


def tag_html(tag: Tag) -> SafeString:
    """A tag: the word, with the tone's look."""
    return format_html('<strong class="govuk-tag gt-tag gt-tag--{}">{}</strong>', Tone(tag.tone).value, tag.text)


def gap_html(text: str) -> SafeString:
    """A gap: dashed, grey, with the words."""
    return format_html('<span class="gt-gap">{}</span>', text)


def link_html(link: Link) -> SafeString:
    """A link, or only its words where the address is none a page may link to."""
    href = safe_href(link.href)
    return format_html('<a class="govuk-link" href="{}">{}</a>', href, link.text) if href else escape(link.text)


def content_html(content: Content) -> SafeString:
    """Any content, escaped. Nothing recorded is drawn as a gap."""
    if content is None or content == "":
        return gap_html(plain(content))
    if isinstance(content, Link):
        return link_html(content)
    if isinstance(content, Tag):
        return tag_html(content)
    if isinstance(content, Gap):
        return gap_html(content.text)
    if isinstance(content, Reading):
        return format_html('{} <strong class="govuk-tag gt-tag gt-tag--reading">our reading</strong>', content.text)
    if isinstance(content, Several):
        return _stacked(content)
    return _bare(content)


def _bare(value: str | float | dt.date | PartialDate) -> SafeString:
    if isinstance(value, dt.date):
        return format_html('<time datetime="{}">{}</time>', value.isoformat(), printed(value))
    words = escape(printed(value))
    return format_html('<span class="gt-short">{}</span>', words) if isinstance(value, PartialDate) else words


def _stacked(several: Several) -> SafeString:
    if not several.items:
        return gap_html(plain(None))
    items = format_html_join("", "<li>{}</li>", ((content_html(item),) for item in several.items))
    return format_html('<ul class="gt-stack">{}</ul>', items)
