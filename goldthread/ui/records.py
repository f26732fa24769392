"""The page of one record: what it is, a picture, its facts, what can be done with it, and what later rooms add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from goldthread.foundation import trail
from goldthread.foundation.models import Record
from goldthread.ui.charts.base import Chart
from goldthread.ui.content import Content, Link, Tag
from goldthread.ui.parts import Button, Empty, Event, SummaryRow
from goldthread.ui.tables import Heading, table_html


@dataclass(frozen=True)
class RecordTable:
    """A table on a record's page: its caption, headings and rows, or what to say when there is none."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Content]]
    empty: Empty
    button: Button | None = None

    def drawn(self) -> SafeString:
        """The table as markup."""
        return table_html(self.caption, [Heading(text) for text in self.headings], self.rows)


def record_page(
    request: HttpRequest,
    record: Record,
    *,
    title: str,
    caption: str = "",
    state: Tag | None = None,
    lead: str = "",
    picture: Chart | None = None,
    rows: Sequence[SummaryRow] = (),
    buttons: Sequence[Button] = (),
    tables: Sequence[RecordTable] = (),
    events: Sequence[Event] = (),
    back: Link | None = None,
    slot: str = "",
    template: str = "ui/record.html",
    **context: Any,
) -> HttpResponse:
    """Draw the page. A view of a sensitive record goes into the trail before anything is shown.

    `slot` names the place later rooms may fill; the record is the slot's subject.
    """
    if record.sensitive:
        trail.viewed(record, by=request.actor)  # type: ignore[attr-defined]
    frame = {"title": title, "caption": caption, "state": state, "lead": lead, "picture": picture, "back": back}
    held = {"record": record, "rows": rows, "buttons": buttons, "tables": tables, "events": events, "slot_name": slot}
    return render(request, template, {**frame, **held, **context})
