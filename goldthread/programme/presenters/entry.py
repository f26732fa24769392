"""One entry of the programme, as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse

from goldthread.partnership.models import Board
from goldthread.programme.choices import ENTRY_KIND, EntryKind
from goldthread.programme.models import Entry, EntryDate
from goldthread.programme.presenters.year import audit_href, held, href, planned, why, year_href
from goldthread.programme.queries import Work
from goldthread.ui.content import Content, Gap, Link, Reading, Several
from goldthread.ui.parts import Button, Empty, SummaryRow
from goldthread.ui.records import RecordTable


def summary(work: Work, entry: Entry, *, may_change: bool) -> list[SummaryRow]:
    """The entry's facts."""
    change = Link("Change", href(entry, "change")) if may_change else None
    dates = [SummaryRow("Planned", planned(work)), SummaryRow("Held", held(work)), SummaryRow("Moved", why(work))]
    return [
        SummaryRow("Year", Link(entry.year, year_href(entry.board, entry.year)), change),
        SummaryRow("Kind", ENTRY_KIND.text(entry.kind)),
        SummaryRow("What it covers", _read(entry, "description")),
        SummaryRow("How often it recurs", _read(entry, "recurrence")),
        SummaryRow("Who scrutinises it", _read(entry, "scrutiny")),
        SummaryRow("Priority it serves", str(entry.priority) if entry.priority else None),
        *([SummaryRow("Case audit", _audit(entry))] if _is_audit(entry) else []),
        *(dates if entry.audit else []),
    ]


def _is_audit(entry: Entry) -> bool:
    return entry.kind == EntryKind.CASE_AUDIT or entry.audit is not None


def _audit(entry: Entry) -> Content:
    if entry.audit is None:
        return Gap("No case audit planned yet")
    link = Link(str(entry.audit), audit_href(entry.audit))
    return Several((link, Reading("the audit it stands for"))) if entry.is_reading("audit") else link


def _read(entry: Entry, field: str) -> Content:
    text = getattr(entry, field)
    return Reading(text) if text and entry.is_reading(field) else text


def buttons(entry: Entry, *, may_change: bool, may_plan_audit: bool) -> list[Button]:
    """What can be done next, the likeliest first."""
    found = []
    if may_plan_audit and entry.kind == EntryKind.CASE_AUDIT and entry.audit is None:
        found.append(Button("Plan an audit", reverse("audits:new", args=[entry.board.short_name.lower()])))
    if may_change and _is_audit(entry) and entry.audit is None:
        found.append(Button("Link a case audit", href(entry, "change"), secondary=True))
    return found


def dates_table(entry: Entry, *, may_change: bool) -> RecordTable | None:
    """The entry's own dates, with links that change them. An entry with an audit has none of its own."""
    if entry.audit is not None:
        return None
    rows = [_row(entry, date, may_change=may_change) for date in entry.dates.all()]
    add = Button("Add a date", href(entry, "add_date"), secondary=True) if may_change else None
    headings = ["What", "Planned", "Happened", *(["Change"] if may_change else [])]
    nothing = Empty("No date recorded", "Without a date nobody can say whether it was done in time.")
    return RecordTable("Dates", headings, rows, nothing, add)


def _row(entry: Entry, date: EntryDate, *, may_change: bool) -> Sequence[Content]:
    planned_for: Content = Reading(str(date.planned)) if date.is_reading("planned") else date.planned
    row: list[Content] = [date.what, planned_for, date.actual or Gap("Not yet")]
    return [*row, _links(entry, date)] if may_change else row


def _links(entry: Entry, date: EntryDate) -> Content:
    return Several(
        (
            Link(f"Change {date.what}", date_href(entry.board, entry.pk, date.pk, "change_date")),
            Link(f"Remove {date.what}", date_href(entry.board, entry.pk, date.pk, "remove_date")),
        )
    )


def date_href(board: Board, entry: UUID, date: UUID, page: str) -> str:
    """The address of a page about one date of an entry."""
    return reverse(f"programme:{page}", args=[board.short_name.lower(), entry, date])
