"""The year's programme as a page shows it: the year line, the list, what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from goldthread.audits.models import CaseAudit
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board, Priority
from goldthread.programme.choices import ENTRY_KIND, STANDING, EntryKind, Standing
from goldthread.programme.domain.standing import Dates
from goldthread.programme.models import Entry
from goldthread.programme.queries import Part, Work
from goldthread.ui.charts import Lane, Mark, YearLine
from goldthread.ui.content import Content, Gap, Link, Several
from goldthread.ui.lists import Column
from goldthread.ui.parts import Button, Empty
from goldthread.ui.records import RecordTable

NO_DATE, NOT_HELD = Gap("No date"), Gap("Not recorded")
Works = dict[UUID, Work]


def year_href(board: Board, year: FinancialYear | str) -> str:
    """The address of a year's programme."""
    return f"{reverse('programme:year', args=[board.short_name.lower()])}?year={year}"


def href(entry: Entry, page: str = "entry") -> str:
    """The address of an entry's page."""
    return reverse(f"programme:{page}", args=[entry.board.short_name.lower(), entry.public_id])


def audit_href(audit: CaseAudit) -> str:
    """The address of a case audit's page."""
    return reverse("audits:show", args=[audit.board.short_name.lower(), audit.public_id])


def year_line(works: Sequence[Work], year: FinancialYear, today: dt.date) -> YearLine:
    """Planned hollow, held solid, slipped with an arrow; a lane for each kind of work the year holds."""
    lanes = [Lane(ENTRY_KIND.text(kind), marks) for kind in EntryKind if (marks := _marks(works, kind))]
    return YearLine(
        title=f"The year {year}",
        measure="What was planned, what was held and what moved",
        year=year,
        lanes=lanes,
        today=today,
        of="Kind of work",
    )


def _marks(works: Sequence[Work], kind: EntryKind) -> list[Mark]:
    """The marks of a lane. A part goes by its own name alone where the lane holds one piece of work."""
    held = [work for work in works if work.kind is kind]
    return [_mark(work, part, alone=len(held) == 1) for work in held for part in work.parts or (Part(Dates()),)]


def _mark(work: Work, part: Part, *, alone: bool) -> Mark:
    dates = part.dates
    label = (part.what if alone else f"{work.title}: {part.what}") if part.what else work.title
    return Mark(label, dates.planned, dates.held, dates.moved_to, _work_href(work), part.reason)


def _work_href(work: Work) -> str:
    if work.entry is not None:
        return href(work.entry)
    return audit_href(work.audit) if work.audit is not None else ""


def columns(works: Works) -> tuple[Column, ...]:
    """The columns of the list of entries. `works` says how each entry of the page stands."""
    return (
        Column("title", "What", lambda entry: Link(entry.title, href(entry)), sort="title"),
        Column("kind", "Kind", lambda entry: ENTRY_KIND.text(entry.kind), sort="kind"),
        Column("planned", "Planned", _cell(works, planned)),
        Column("actual", "Held", _cell(works, held)),
        Column("standing", "Standing", _cell(works, lambda work: STANDING.tag(work.standing))),
        Column("why", "Why it moved", _cell(works, why)),
    )


def _cell(works: Works, shown: Callable[[Work], Content]) -> Callable[[Entry], Content]:
    return lambda entry: shown(works[entry.pk])


def planned(work: Work) -> Content:
    """Each date the work was planned for."""
    return _several(_named(part, part.dates.planned or NO_DATE) for part in work.parts)


def held(work: Work) -> Content:
    """Each date it was done; a gap where it is not recorded as done."""
    nothing = Gap("Not yet") if work.standing is Standing.TO_COME or _is_ahead(work) else NOT_HELD
    if not any(part.dates.held for part in work.parts):
        return nothing
    return _several((_named(part, part.dates.held or nothing) for part in work.parts), nothing)


def _is_ahead(work: Work) -> bool:
    """Whether work that slipped stands at a date that has not passed."""
    today = timezone.localdate()
    dates = [part.dates.stands_at for part in work.parts if not part.dates.is_cancelled]
    return bool(dates) and all(date is not None and not date.is_over(today) for date in dates)


def why(work: Work) -> Content:
    """Where a date moved to and why; a gap where it moved and nobody said why."""
    moved = [part for part in work.parts if part.dates.moved_to]
    if not moved:
        return "Not moved"
    told = [(f"Moved to {part.dates.moved_to}", part.reason or Gap("No reason recorded")) for part in moved]
    return Several(tuple(item for pair in told for item in pair))


def _named(part: Part, date: Content) -> Content:
    if not part.what:
        return date
    return Gap(f"{part.what}: {date.text.lower()}") if isinstance(date, Gap) else f"{part.what}: {date}"


def _several(items: Iterable[Content], nothing: Gap = NO_DATE) -> Content:
    found = tuple(items)
    return found[0] if len(found) == 1 else Several(found) if found else nothing


def outside(works: Sequence[Work]) -> RecordTable | None:
    """The year's case audits that no entry names, so that nothing that was done goes untold."""
    rows = [
        [
            Link(work.title, _work_href(work)),
            planned(work),
            held(work),
            STANDING.tag(work.standing),
            why(work),
        ]
        for work in works
        if work.entry is None
    ]
    headings = ["Theme", "Planned", "Held", "Standing", "Why it moved"]
    nothing = Empty("None", "Every case audit of the year stands in its programme.")
    return RecordTable("Case audits of the year outside its programme", headings, rows, nothing) if rows else None


def no_entries(works: Sequence[Work], year: FinancialYear, plan: Button | None) -> Empty:
    """What to say where no entry is recorded; a year whose audits are told below is not one with nothing in it."""
    if works:
        return Empty(f"No programme is recorded for {year}", "What its case audits came to stands below.")
    return Empty(
        "Nothing in the programme yet",
        "The programme holds what the year promises: case audits, returns, reports. Its annual report answers it.",
        plan,
    )


def unplanned(priorities: Iterable[Priority]) -> list[Gap]:
    """The priorities nothing was planned for."""
    return [Gap(f"{priority.theme}: no audit or other work planned") for priority in priorities]


def switcher(board: Board, years: Iterable[FinancialYear], shown: FinancialYear) -> list[tuple[str, str, bool]]:
    """(year, address, whether it is the one shown) for each year there is, the shown one among them."""
    listed = sorted({*years, shown})
    return [(str(year), year_href(board, year), year == shown) for year in listed]
