"""Words, links and the picture of learning outputs: what went out, what is claimed, what is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from goldthread.audits.choices import OUTPUT_KIND, USE_KNOWN, OutputKind, UseKnown
from goldthread.audits.models import CaseAudit, LearningOutput
from goldthread.audits.queries import Used
from goldthread.partnership.models import Board
from goldthread.partnership.presenters.words import board_word
from goldthread.ui.charts.stacked import Part, Stack, StackedBars
from goldthread.ui.content import Content, Gap, Link, Reading
from goldthread.ui.lists import Column
from goldthread.ui.parts import Button, Empty
from goldthread.ui.records import RecordTable

NO_EVIDENCE = Gap("No evidence held")
PARTS = tuple(Part(USE_KNOWN.text(use), USE_KNOWN.tone(use)) for use in UseKnown)


def columns(*, may_change: bool) -> tuple[Column, ...]:
    """The columns of the list of outputs. The first leads to the page that changes it, for those who may."""
    return (
        Column("kind", "What went out", lambda o: _name(o, may_change=may_change), sort="kind"),
        Column("year", "Year", lambda o: o.year, sort="year"),
        Column("audit", "After", _after, sort="audit__theme"),
        Column("sent_to", "Sent to", lambda o: said(o, "sent_to"), sort="sent_to"),
        Column("published", "Published", lambda o: said(o, "published"), sort="published"),
        Column("claim", "Claim of its use", claim),
        Column("evidence", "Evidence held", evidence),
    )


def after_an_audit(audit: CaseAudit, outputs: Iterable[LearningOutput], *, may_change: bool) -> RecordTable:
    """On an audit's page: what went out after it."""
    rows: list[list[Content]] = [
        [_name(o, may_change=may_change), said(o, "sent_to"), said(o, "published"), claim(o), evidence(o)]
        for o in outputs
    ]
    empty = Empty("Nothing recorded as sent out", "Record the learning summary or briefing, and to whom it went.")
    headings = ["What went out", "Sent to", "Published", "Claim of its use", "Evidence held"]
    address = reverse("audits:new_output", args=[audit.board.short_name.lower()])
    add = Button("Record what went out", f"{address}?audit={audit.pk}", secondary=True) if may_change else None
    return RecordTable("Learning that went out", headings, rows, empty, add)


def said(output: LearningOutput, field: str) -> Content:
    """A text of the output, marked where it is the partnership's own reading."""
    text = getattr(output, field)
    return Reading(text) if text and output.is_reading(field) else text


def claim(output: LearningOutput) -> Content:
    """What is claimed of its use."""
    return said(output, "claim") or "None made"


def evidence(output: LearningOutput) -> Content:
    """What is held that shows its use; a gap where something is claimed and nothing shows it."""
    if output.evidence_held:
        return said(output, "evidence_held")
    return NO_EVIDENCE if output.claim else "Nothing claimed"


def kind_word(board: Board, kind: str) -> str:
    """What went out, a briefing by the board's own word where it has one."""
    if kind == OutputKind.BRIEFING and board.terms.get("briefing"):
        return board_word(board, "briefing")
    return OUTPUT_KIND.text(kind)


def use_of_outputs(board: Board, used: Sequence[Used]) -> StackedBars:
    """For each kind of output, whether its use is evidenced, claimed, or neither."""
    stacks = [Stack(kind_word(board, use.kind), (use.evidenced, use.claimed, use.unclaimed)) for use in used]
    return StackedBars("Do we know it was used?", "Learning outputs, by what is known of their use", PARTS, stacks)


def _name(output: LearningOutput, *, may_change: bool) -> Content:
    text = kind_word(output.board, output.kind)
    if not may_change:
        return text
    slug = output.board.short_name.lower()
    return Link(text, reverse("audits:change_output", args=[slug, output.public_id]))


def _after(output: LearningOutput) -> Content:
    if output.audit is None:
        return "Each audit of the year"
    return Link(str(output.audit), reverse("audits:show", args=[output.board.short_name.lower(), output.audit_id]))
