"""The annual report of a board's year: records in, a document out. What an editor adds is checked against its facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.core.cache import cache
from django.utils import timezone

from goldthread.documents import prose as editors_words
from goldthread.documents.model import Block, Document, Fact, MissingNote, Section
from goldthread.findings.permissions import SEE_FINDINGS
from goldthread.foundation import trail
from goldthread.foundation.access import Actor, Reach
from goldthread.kernel.refusals import Refused
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board
from goldthread.reports import formats
from goldthread.reports.domain.outline import BY_KEY
from goldthread.reports.facts import insertable
from goldthread.reports.queries import records_of
from goldthread.reports.sections import sections_of
from goldthread.reports.year_records import YearRecords
from goldthread.ui.content import day

NO_PROSE: Mapping[str, str] = {}


@dataclass(frozen=True)
class Draft:
    """A document as it would be issued now, the facts prose may name, and what stands against an editor's words.

    `bare` is the document without prose: its gaps are the records' own.
    """

    document: Document
    bare: Document
    facts: Mapping[str, Fact]
    faults: Mapping[str, str]
    prose: Mapping[str, str]

    @property
    def explained(self) -> frozenset[str]:
        """Sections in which an editor has said something, so that their gaps do not stand alone."""
        return frozenset(key for key, text in self.prose.items() if text.strip() and key not in self.faults)


def build(actor: Actor, board: Board, year: FinancialYear, *, as_of: dt.date, prose: Mapping[str, str]) -> Document:
    """The report with its seven sections. `prose` is an editor's text by section key; `as_of` is printed."""
    return draft(actor, board, year, as_of=as_of, prose=prose).document


def draft(
    actor: Actor, board: Board, year: FinancialYear, *, as_of: dt.date, prose: Mapping[str, str], edition: int = 1
) -> Draft:
    """The report with what is known of an editor's words; those with a fault are kept out of it, and it says so."""
    bare = replace(_bare(actor, board, year, as_of), version=edition)
    facts = insertable(bare)
    faults: dict[str, str] = {}
    sections = tuple(_with_prose(section, prose.get(section.key, ""), facts, faults) for section in bare.sections)
    return Draft(replace(bare, sections=sections), bare, facts, faults, prose)


def fault_in(text: str, facts: Mapping[str, Fact]) -> str:
    """What stands against an editor's text, in words; empty when nothing does."""
    try:
        editors_words.parse(text, facts)
    except Refused as refusal:
        return refusal.message
    return ""


def _bare(actor: Actor, board: Board, year: FinancialYear, as_of: dt.date) -> Document:
    """The document without prose, built once for as long as no record of the board changes.

    Kept in this process's memory only, and apart for each reader from whom unsigned findings are held back.
    """
    reader = "all" if _reads_unsigned(actor, board) else actor.person
    key = f"report:{board.pk}:{year}:{as_of}:{reader}:{trail.last_written(board.pk)}".replace(" ", "")
    kept: Document | None = cache.get(key)
    if kept is None:
        kept = _document(records_of(actor, board, year, as_of=as_of))
        cache.set(key, kept, timeout=3600)
    return kept


def _reads_unsigned(actor: Actor, board: Board) -> bool:
    reaches = {reach for held, reach in actor.grants(SEE_FINDINGS) if held.board == board.pk}
    return actor.is_system or Reach.BOARD in reaches


def _document(year: YearRecords) -> Document:
    span = f"{day(year.year.start)} to {day(year.year.end)}"
    return Document(
        title=f"Annual report {year.year}",
        subtitle="The quality assurance year: what was done, what changed and what is missing",
        body_name=year.board.name,
        period=span,
        as_of=year.as_of,
        sections=sections_of(year),
    )


def _with_prose(section: Section, text: str, facts: Mapping[str, Fact], faults: dict[str, str]) -> Section:
    if not text.strip():
        return section
    if fault := fault_in(text, facts):
        faults[section.key] = fault
        note = MissingNote(f"An editor's words for “{BY_KEY[section.key].title}” are kept back until they are mended.")
        return replace(section, blocks=(note, *section.blocks))
    written: tuple[Block, ...] = editors_words.parse(text, facts)
    return replace(section, blocks=(*written, *section.blocks))


def write_annual_report(*, board_short_name: str, year: str, format: str, path: Path) -> Path:
    """Write the report of a year to a file, as the records stand today, and return its path.

    Raises Refused, in words for the person at the keyboard, when the board, the year or the format is not known.
    """
    kind = formats.kind_of(format)
    actor = Actor.system("report")
    boards = Board.objects.visible_to(actor)
    board = boards.filter(short_name__iexact=board_short_name).first()
    if board is None:
        known = ", ".join(each.short_name for each in boards) or "none yet"
        raise Refused(f"There is no board “{board_short_name}”. Boards here: {known}.", field="board")
    document = build(actor, board, _year(year), as_of=timezone.localdate(), prose=NO_PROSE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kind.render(document))
    return path


def _year(text: str) -> FinancialYear:
    try:
        return FinancialYear.parse(text)
    except ValueError as error:
        raise Refused(str(error), field="year") from None
