"""Words, links and pictures of this room. Templates receive what stands here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from goldthread.documents.differences import Difference
from goldthread.documents.model import Fact, Section, Source
from goldthread.foundation.access import Actor
from goldthread.reports import formats
from goldthread.reports.addresses import VERBS
from goldthread.reports.choices import REPORT_STATE
from goldthread.reports.domain.outline import BY_KEY
from goldthread.reports.domain.states import ReportState
from goldthread.reports.models import AnnualReport
from goldthread.reports.permissions import ISSUE_REPORTS, WRITE_REPORTS
from goldthread.reports.reading import Opened
from goldthread.ui.charts.stacked import Part, Stack, StackedBars
from goldthread.ui.content import Content, Gap, Link, Tag
from goldthread.ui.lists import Column
from goldthread.ui.parts import Button, Empty, SummaryRow
from goldthread.ui.records import RecordTable
from goldthread.ui.tones import Tone

SHOWN_SOURCES = 200


def href(report: AnnualReport, page: str = "show", *rest: str) -> str:
    """The address of a report's page."""
    return reverse(f"reports:{page}", args=[report.board.short_name.lower(), report.pk, *rest])


def fact_href(report: AnnualReport, fact: Fact) -> str:
    """The page that says what a number counts."""
    return href(report, "fact", fact.key)


def title(report: AnnualReport) -> str:
    return f"Annual report {report.year}"


def columns() -> tuple[Column, ...]:
    """The columns of the list of reports."""
    return (
        Column("year", "Report", lambda r: Link(title(r), href(r)), sort="year"),
        Column("edition", "Edition", lambda r: r.edition, sort="edition", numeric=True),
        Column("state", "State", lambda r: REPORT_STATE.tag(r.state), sort="state"),
        Column("issued", "Issued", _issued, sort="issued_at"),
        Column("issued_by", "By", _issued_by),
    )


def _issued(report: AnnualReport) -> Content:
    return report.issued_at.date() if report.issued_at else Gap("Not issued yet")


def _issued_by(report: AnnualReport) -> Content:
    return report.issued_by.name if report.issued_by else Gap("Not issued yet")


def editions(counts: Sequence[tuple[str, int, int]]) -> StackedBars:
    """Editions of each year: how many are issued, and whether a draft is open."""
    parts = [Part("Issued", Tone.DONE), Part("Draft", Tone.INFO)]
    stacks = [Stack(year, (issued, drafts)) for year, issued, drafts in counts]
    return StackedBars("Editions of each year's report", "Editions, by the year they report on", parts, stacks, "Year")


@dataclass(frozen=True)
class Standing:
    """A section's line in the contents: what it states, what it lacks, and the editor's words."""

    heading: str
    anchor: str
    facts: int
    gaps: int
    is_explained: bool
    fault: str

    @property
    def tag(self) -> Tag:
        """Whether its gaps are explained."""
        if self.fault:
            return Tag("Words to mend", Tone.BAD)
        if not self.gaps:
            return Tag("No gaps", Tone.DONE)
        gaps = "1 gap" if self.gaps == 1 else f"{self.gaps} gaps"
        return Tag(f"{gaps}, explained", Tone.INFO) if self.is_explained else Tag(f"{gaps}, unexplained", Tone.WARN)

    @property
    def is_unexplained(self) -> bool:
        return bool(self.gaps) and not self.is_explained


def standings(opened: Opened) -> list[Standing]:
    """The contents, with how complete each section is."""
    sections = opened.document.sections if opened.document else ()
    faults = opened.now.faults if opened.now and opened.is_draft else {}
    return [_standing(opened, section, faults.get(section.key, "")) for section in sections]


def _standing(opened: Opened, section: Section, fault: str) -> Standing:
    complete, is_explained = opened.standing(section)
    heading = f"{section.number} {section.title}"
    return Standing(heading, section.key, complete.facts, complete.gaps, is_explained, fault)


def contents(opened: Opened, *, may_write: bool, page: str = "") -> RecordTable:
    """The contents as a table. `page` is the report's own, where the table stands on another."""
    headings = ["Section", "Facts", "Gaps", *(["Editor's words"] if may_write else [])]
    rows = [_line(opened, each, page, may_write=may_write) for each in standings(opened)]
    return RecordTable("Contents", headings, rows, Empty("Nothing to show", "This edition cannot be read."))


def _line(opened: Opened, each: Standing, page: str, *, may_write: bool) -> list[Content]:
    row: list[Content] = [Link(each.heading, f"{page}#{each.anchor}"), each.facts, each.tag]
    if not may_write:
        return row
    held = opened.prose.get(each.anchor)
    number = BY_KEY[each.anchor].number
    verb = f"Change section {number}" if held and held.text.strip() else f"Write in section {number}"
    return [*row, Link(verb, href(opened.report, "prose", each.anchor))]


def picture(opened: Opened) -> StackedBars | None:
    """What each section states and what it lacks."""
    lines = standings(opened)
    if not lines:
        return None
    parts = [Part("Facts stated", Tone.INFO), Part("Gaps", Tone.GAP)]
    stacks = [
        Stack(_short(each.heading), (max(each.facts - each.gaps, 0), each.gaps), f"#{each.anchor}") for each in lines
    ]
    return StackedBars("How complete the report is", "Facts each section states, and gaps it shows", parts, stacks)


def _short(heading: str) -> str:
    return heading.split(",")[0].split(" (")[0]


def buttons(opened: Opened, actor: Actor) -> list[Button]:
    """The next step: the first gap, or issuing; or a new edition."""
    report, board = opened.report, opened.report.board_id
    if report.state == ReportState.ISSUED:
        start = Button("Start a new edition", href(report, "new_edition"), secondary=True)
        return [start] if actor.holds(WRITE_REPORTS, board=board) else []
    found = []
    lines = standings(opened)
    first = next(iter([each for each in lines if each.fault] + [each for each in lines if each.is_unexplained]), None)
    if first and actor.holds(WRITE_REPORTS, board=board):
        verb = "Mend the words" if first.fault else "Explain the first gap"
        found.append(Button(f"{verb}: section {BY_KEY[first.anchor].number}", href(report, "prose", first.anchor)))
    if actor.holds(ISSUE_REPORTS, board=board):
        found.append(Button("Issue the report", href(report, "issue"), secondary=bool(found)))
    return found


def downloads(report: AnnualReport) -> list[Link]:
    """Where the report can be taken away, by format."""
    return [Link(each.name, href(report, "download", ending)) for ending, each in formats.FORMATS.items()]


def changes(found: Sequence[Difference]) -> RecordTable:
    """What an issue says that the records no longer say."""
    rows = [[_name(each), _was(each), _now(each), _sources_in_words(each)] for each in found]
    empty = Empty("Nothing has changed", "The records still say what this edition says.")
    return RecordTable("What has changed since it was issued", ["What", "Was", "Is now", "Records"], rows, empty)


def _name(change: Difference) -> Content:
    return change.key.replace("_opening", "").replace("-", " ").replace("_", " ").capitalize()


def _was(change: Difference) -> Content:
    return change.was if change.was is not None else Gap("Not in this edition")


def _now(change: Difference) -> Content:
    return change.is_now if change.is_now is not None else Gap("No longer stated")


def _sources_in_words(change: Difference) -> Content:
    labels = [source.label for source in change.sources[:3]]
    more = f" and {len(change.sources) - 3} more" if len(change.sources) > 3 else ""
    return f"{', '.join(labels)}{more}" if labels else Gap("None")


def fact_rows(opened: Opened, fact: Fact) -> list[SummaryRow]:
    """What a number is: as printed, as of when, and now."""
    rows = [SummaryRow("As printed", Gap(fact.text) if fact.missing else fact.printed)]
    rows.append(SummaryRow("As it stood on", fact.as_of))
    if not opened.is_draft and opened.now is not None:
        rows.append(SummaryRow("As the records stand now", _now_row(fact, opened.fact_now(fact.key))))
    return [*rows, SummaryRow("Name, for use in an editor's words", f"[[{fact.key.removesuffix('_opening')}]]")]


def _now_row(fact: Fact, now: Fact | None) -> Content:
    if now is None:
        return Gap("No longer stated")
    if (now.value, now.missing) == (fact.value, fact.missing):
        return f"{now.text} (unchanged)"
    return now.text


def source_table(sources: Sequence[Source], actor: Actor, board: UUID) -> RecordTable:
    """The records a number counts, linked where the reader may open them."""
    rows = [[each.kind, _linked(each, actor, board)] for each in sources[:SHOWN_SOURCES]]
    empty = Empty("No single record", "Nothing of this kind is recorded, and the number says so.")
    return RecordTable(_caption(len(sources)), ["Kind", "Record"], rows, empty)


def _caption(number: int) -> str:
    if number > SHOWN_SOURCES:
        return f"The first {SHOWN_SOURCES} of {number} records it counts"
    return "The record it comes from" if number == 1 else f"The {number} records it counts"


def _linked(source: Source, actor: Actor, board: UUID) -> Content:
    verb = VERBS.get(source.kind)
    readable = bool(source.path) and verb is not None and actor.holds(verb, board=board)
    return Link(source.label, source.path) if readable else source.label


def fact_list(caption: str, facts: Iterable[Fact]) -> RecordTable:
    """Facts to insert beside an editor's box: what to write, and what it prints now."""
    rows: list[list[Content]] = [
        [f"[[{fact.key}]]", Gap(fact.text) if fact.missing else fact.printed] for fact in facts
    ]
    return RecordTable(caption, ["Write", "It prints"], rows, Empty("No facts", "This section states none yet."))
