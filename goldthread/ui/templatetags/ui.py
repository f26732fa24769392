"""The tag library of the fittings, built into every template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.loader import get_template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from goldthread.foundation import slots
from goldthread.ui.charts.base import Chart
from goldthread.ui.charts.thread import ThreadPicture
from goldthread.ui.charts.thread_list import thread_list_html
from goldthread.ui.content import Content, Tag
from goldthread.ui.field_markup import field_html
from goldthread.ui.forms import Form
from goldthread.ui.govuk import component_html
from goldthread.ui.markup import content_html, tag_html
from goldthread.ui.paging import page_links
from goldthread.ui.parts import Event, SummaryRow, Task
from goldthread.ui.tables import Heading, table_html
from goldthread.ui.tones import Tone

register = template.Library()


@register.simple_tag
def gds(_component: str, params: Mapping[str, Any] | None = None, **options: Any) -> SafeString:
    """A GOV.UK component by name. The first parameter is not called `name` because macros take one of that name."""
    return component_html(_component, {**(params or {}), **options})


@register.simple_tag
def content(value: Content) -> SafeString:
    """Any content: text, number, date, link, tag, gap, our reading, or several."""
    return content_html(value)


@register.simple_tag
def tag(text: str, tone: str = Tone.NEUTRAL) -> SafeString:
    """A state as a tag."""
    return tag_html(Tag(text, Tone(tone)))


@register.simple_tag
def form_field(bound: BoundField) -> SafeString:
    """One form field."""
    return field_html(bound)


@register.simple_tag
def error_summary(form: Form) -> SafeString:
    """What is wrong with a form, each fault linked to its field; nothing where nothing is."""
    faults = form.errors_to_show() if form.is_bound else []
    if not faults:
        return SafeString("")
    listed = [{"text": text, "href": href} for text, href in faults]
    return component_html("error-summary", {"titleText": "There is a problem", "errorList": listed})


@register.inclusion_tag("components/summary_list.html")
def summary_list(rows: Sequence[SummaryRow]) -> dict[str, Any]:
    """Facts of one record, with links that change them."""
    return {"rows": rows}


@register.inclusion_tag("components/task_list.html")
def task_list(items: Sequence[Task]) -> dict[str, Any]:
    """Things to do, with how far each is."""
    return {"items": items}


@register.inclusion_tag("components/timeline.html")
def timeline(events: Sequence[Event]) -> dict[str, Any]:
    """What happened, in the order given."""
    return {"events": events}


@register.inclusion_tag("components/notification.html")
def notification(text: str, tone: str = Tone.INFO) -> dict[str, Any]:
    """A message about the page as a whole."""
    return {"text": text, "tone": Tone(tone).value, "role": "alert" if tone == Tone.BAD else "status"}


@register.inclusion_tag("components/pagination.html")
def pagination(page: Page[Any], address: str = "?") -> dict[str, Any]:
    """Links to the other pages of a list. `address` is the query string to keep."""
    return {"page": page, "links": page_links(page, address)}


@register.inclusion_tag("components/chart.html")
def chart(picture: Chart, heading: str = "h2") -> dict[str, Any]:
    """A chart with its title, its measure and its numbers in a table beneath."""
    if isinstance(picture, ThreadPicture):
        return _thread(picture)
    headings, rows = picture.table()
    numeric = [any(isinstance(row[column], int | float) for row in rows) for column in range(len(headings))]
    columns = [Heading(text, figures) for text, figures in zip(headings, numeric, strict=True)]
    table = table_html(picture.title, columns, rows)
    narrow = mark_safe(picture.narrow_svg())  # noqa: S308 - charts escape every word they are given
    return {"chart": picture, "svg": drawn(picture), "narrow": narrow, "table": table, "heading": heading}


@register.inclusion_tag("components/thread.html")
def thread(picture: ThreadPicture) -> dict[str, Any]:
    """The thread as a picture, and the same as a list (alone where the screen is narrow)."""
    return _thread(picture)


def _thread(picture: ThreadPicture) -> dict[str, Any]:
    return {"chart": picture, "svg": drawn(picture), "list": thread_list_html(picture), "is_thread": True}


def drawn(picture: Chart) -> SafeString:
    """The chart's SVG for a page. Charts escape every word they are given."""
    return mark_safe(picture.svg())  # noqa: S308


@register.simple_tag(takes_context=True)
def term(context: Context, key: str) -> str:
    """The board's own word for something, such as its sub group; the plain word where it has none."""
    shell = context.get("shell")
    words: Mapping[str, str] = getattr(shell, "terms", None) or {}
    return words.get(key, key.replace("_", " "))


@register.simple_tag(takes_context=True)
def slot(context: Context, _slot: str, subject: Any = None) -> SafeString:
    """The panels later rooms have registered for this place, for this subject."""
    request = context["request"]
    found = slots.panels(_slot, request, subject)
    drawn_panels = ((mark_safe(_panel(context, panel)),) for panel in found)  # noqa: S308 - rendered templates
    return format_html_join("", "{}", drawn_panels)


def _panel(context: Context, panel: slots.Panel) -> str:
    """The panel in the frame of the page it stands on, whose shell and token are not worked out again."""
    frame = {name: context.get(name) for name in ("request", "shell", "csrf_token")}
    template = get_template(panel.template).template  # type: ignore[attr-defined]
    return str(template.render(context.new({**frame, **panel.context})))
