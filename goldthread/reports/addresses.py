"""Where a reader finds the record behind a number: one table from kinds of record to their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from django.db.models import Model
from django.urls import reverse

from goldthread.audits.models import AuditMethod, CaseAudit, LearningOutput, Reschedule
from goldthread.audits.permissions import SEE_AUDITS
from goldthread.documents.model import Source
from goldthread.findings.models import Finding, Recommendation
from goldthread.findings.permissions import SEE_FINDINGS
from goldthread.foundation.access import Verb
from goldthread.improvement.models import Action, DueDateChange, ImpactTest
from goldthread.improvement.permissions import SEE_ACTIONS
from goldthread.meetings.models import Meeting
from goldthread.meetings.permissions import SEE_MEETINGS
from goldthread.partnership.models import (
    Agency,
    Board,
    GovernanceChange,
    GroupRole,
    LegalDuty,
    MeetingPattern,
    Priority,
    SubGroup,
    TermsOfReference,
)
from goldthread.partnership.permissions import SEE_PARTNERSHIP
from goldthread.programme.models import Entry, EntryDate, Obstacle
from goldthread.programme.permissions import SEE_OBSTACLES, SEE_PROGRAMME
from goldthread.reviews.models import Judgement, JudgementFigure, Review
from goldthread.reviews.permissions import SEE_REVIEWS

NO_ID = ""


@dataclass(frozen=True)
class Place:
    """A kind of record in the sector's words, the page that shows it, the verb that page asks for, and its label.

    `shown_on` names the field that leads to the record whose page it is on: "pk" for its own, NO_ID for a page of the
    whole board.
    """

    kind: str
    page: str
    see: Verb
    label: Callable[[Any], str]
    shown_on: str = "pk"


def _short(text: str) -> str:
    return shorten(text, 70, placeholder=" …")


def _figure(figure: JudgementFigure) -> str:
    return f"{figure.judgement.reference}, {figure.get_measure_display()[:1].lower()}{figure.get_measure_display()[1:]}"


PLACES: dict[type[Model], Place] = {
    CaseAudit: Place("Case audit", "audits:show", SEE_AUDITS, str),
    Reschedule: Place("Date moved", "audits:show", SEE_AUDITS, lambda r: f"{r.was} to {r.becomes}", "audit_id"),
    AuditMethod: Place("Audit method", "audits:index", SEE_AUDITS, lambda r: r.name, NO_ID),
    LearningOutput: Place("Learning output", "audits:index", SEE_AUDITS, lambda r: r.get_kind_display(), NO_ID),
    Review: Place("Inspection or review", "reviews:show", SEE_REVIEWS, str),
    Judgement: Place("Judgement", "reviews:judgement", SEE_REVIEWS, str),
    JudgementFigure: Place("Figure of a judgement", "reviews:judgement", SEE_REVIEWS, _figure, "judgement_id"),
    Finding: Place("Finding", "findings:show", SEE_FINDINGS, str),
    Recommendation: Place("Recommendation", "findings:recommendation", SEE_FINDINGS, str),
    Action: Place("Action", "improvement:show", SEE_ACTIONS, str),
    DueDateChange: Place(
        "Due date moved", "improvement:show", SEE_ACTIONS, lambda r: f"{r.was} to {r.becomes}", "action_id"
    ),
    ImpactTest: Place(
        "Impact test", "findings:recommendation", SEE_FINDINGS, lambda r: str(r.due), "recommendation_id"
    ),
    Entry: Place("Programme entry", "programme:entry", SEE_PROGRAMME, str),
    EntryDate: Place("Programme date", "programme:entry", SEE_PROGRAMME, lambda r: r.what, "entry_id"),
    Obstacle: Place("Obstacle", "programme:obstacles", SEE_OBSTACLES, lambda r: _short(r.text), NO_ID),
    Meeting: Place("Meeting", "meetings:show", SEE_MEETINGS, lambda r: str(r.held)),
    Agency: Place("Agency", "partnership:agency", SEE_PARTNERSHIP, str),
    SubGroup: Place("Group", "partnership:group", SEE_PARTNERSHIP, str),
    GroupRole: Place("Post in a group", "partnership:group", SEE_PARTNERSHIP, lambda r: r.person.name, "group_id"),
    MeetingPattern: Place(
        "Meeting pattern", "partnership:group", SEE_PARTNERSHIP, lambda r: f"from {r.starts}", "group_id"
    ),
    TermsOfReference: Place(
        "Terms of reference", "partnership:group", SEE_PARTNERSHIP, lambda r: str(r.adopted or "undated"), "group_id"
    ),
    Priority: Place("Priority", "partnership:priorities", SEE_PARTNERSHIP, str, NO_ID),
    GovernanceChange: Place("Governance change", "partnership:show", SEE_PARTNERSHIP, lambda r: _short(r.what), NO_ID),
    LegalDuty: Place("Legal duty", "partnership:show", SEE_PARTNERSHIP, lambda r: r.instrument, NO_ID),
}
VERBS = {place.kind: place.see for place in PLACES.values()}


def path_of(board: Board, record: Model) -> str:
    """The address of the page that shows a record."""
    place = PLACES[type(record)]
    given = [board.short_name.lower()]
    if place.shown_on != NO_ID:
        given.append(str(getattr(record, place.shown_on)))
    return reverse(place.page, args=given)


def source(board: Board, record: Model) -> Source:
    """A record as the source of a fact."""
    place = PLACES[type(record)]
    return Source(place.kind, str(record.pk), place.label(record), path_of(board, record))


def sources(board: Board, records: Iterable[Model]) -> tuple[Source, ...]:
    """Several records as the sources of a fact."""
    return tuple(source(board, record) for record in records)
