"""One action: its facts, what can be done with it, what it serves, its evidence and what happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from goldthread.findings.models import Finding, Recommendation
from goldthread.improvement.choices import EVIDENCE_KIND, STRENGTH
from goldthread.improvement.domain.closure import is_own
from goldthread.improvement.domain.states import TABLE, ActionState
from goldthread.improvement.domain.strength import strongest
from goldthread.improvement.models import Action, DueDateChange, Evidence, ProgressNote, Purpose
from goldthread.improvement.presenters.addresses import confirm_href, file_href, href, served_href, unlink_href
from goldthread.improvement.presenters.entries import confirm_link, entered
from goldthread.improvement.presenters.plan import due, owner
from goldthread.improvement.presenters.rights import Rights
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.transitions import steps_from
from goldthread.ui.content import Content, Gap, Link, Reading, Several, Tag
from goldthread.ui.downloads import file_link
from goldthread.ui.parts import Button, Empty, Event, SummaryRow
from goldthread.ui.records import RecordTable
from goldthread.ui.tones import Tone

STEP_PAGE = {"propose_closure": "propose_closure", "return": "return_closure", "accept": "accept_closure"}
STEP_BUTTON = {
    "agree": "Agree the action",
    "start": "Start work",
    "propose_closure": "Propose closure",
    "accept": "Accept closure",
    "return": "Return to the owner",
    "embed": "Record as embedded",
    "cancel": "Cancel the action",
}


def title(action: Action) -> str:
    """What will be done, without the full stop a heading does not need."""
    return action.text.rstrip(".")


def summary(action: Action, rights: Rights, today: dt.date) -> list[SummaryRow]:
    """The action's facts. What is not recorded is shown as a gap."""
    change = Link("Change", href(action, "change")) if rights.write and rights.is_open else None
    move = Link("Change", href(action, "change_due")) if rights.write and rights.is_open else None
    rows = [
        SummaryRow("Owner", read(action, "owner_agency", owner(action)), change),
        SummaryRow("Due", read(action, "due", due(action, today)), move),
        SummaryRow("First due", read(action, "original_due", action.original_due)),
        SummaryRow("Starts", read(action, "starts", action.starts)),
        SummaryRow("Detail", read(action, "detail", action.detail), change),
        SummaryRow("How it will be known to be done", read(action, "measure", action.measure), change),
        SummaryRow("What stands in the way, or is left out", read(action, "caveat", action.caveat or "Nothing noted")),
    ]
    return [*rows, *_state_rows(action)]


def _state_rows(action: Action) -> list[SummaryRow]:
    rows = []
    if action.state_reason:
        cancelled = action.state == ActionState.CANCELLED
        rows.append(SummaryRow("Why it was cancelled" if cancelled else "Why it was returned", action.state_reason))
    if action.entered_for_id:
        rows.append(SummaryRow("Entered", entered(action)))
    return rows


def read(action: Action, field: str, content: Content) -> Content:
    """A fact, marked where it is our own reading."""
    if not action.is_reading(field):
        return content
    if isinstance(content, Several):
        return Several((read(action, field, content.items[0]), *content.items[1:]))
    return Reading(str(content)) if isinstance(content, str | PartialDate) and content else content


def buttons(action: Action, rights: Rights) -> list[Button]:
    """What this person can do next, the likeliest first."""
    possible = steps_from(TABLE, ActionState(action.state))
    found = [
        (STEP_BUTTON[step], href(action, STEP_PAGE.get(step, step)))
        for step in STEP_BUTTON
        if step in possible and rights.may_step(step, action)
    ]
    if rights.answer and rights.is_open:
        answers = [("Add evidence", href(action, "add_evidence")), ("Report progress", href(action, "report_progress"))]
        found = [*found, *answers] if rights.has_evidence else [*answers, *found]
    if action.awaits_confirmation and rights.confirms(action.entered_for_id):
        found.insert(0, ("Confirm what was entered for you", confirm_href(action.board, "action", action.public_id)))
    return [Button(text, address, at > 0) for at, (text, address) in enumerate(found)]


def lead(action: Action, rights: Rights) -> str:
    """What holds the next step back, if anything does."""
    if action.awaits_confirmation:
        return f"{entered(action)}."
    if action.state == ActionState.DONE and not rights.has_evidence:
        return "It is said to be done, but no evidence is held. It can be accepted once evidence is added."
    own = is_own(
        agencies=rights.agencies,
        person=rights.person,
        owner_agency=action.owner_agency_id,
        owner_person=action.owner_person_id,
    )
    if action.state == ActionState.DONE and rights.accept and own:
        return "It awaits acceptance by someone outside the agency that owns it."
    return ""


def served_table(action: Action, purposes: Iterable[Purpose], rights: Rights) -> RecordTable:
    """The recommendations and findings the action is for; what is inferred is marked as our reading."""
    headings = ["Reference", "What it says", "Link"] if rights.write else ["Reference", "What it says"]
    rows = [_served_row(action, purpose, rights.write) for purpose in purposes]
    button = Button("Link to a recommendation or finding", href(action, "link")) if rights.write else None
    empty = Empty("Nothing linked", "An action should serve a recommendation, or follow from a finding.")
    return RecordTable("What it serves", headings, rows, empty, button)


def _served_row(action: Action, purpose: Purpose, may_write: bool) -> list[Content]:
    served = purpose.recommendation or purpose.finding
    if served is None:
        return []
    return [
        Link(served.reference, served_href(action.board, served)),
        _said(purpose, served),
        *([Link("Unlink", unlink_href(action.board, purpose))] if may_write else []),
    ]


def _said(purpose: Purpose, served: Recommendation | Finding) -> Content:
    name = "recommendation" if purpose.recommendation_id else "finding"
    return Reading(served.text) if purpose.is_reading(name) else served.text


def evidence_table(action: Action, evidence: Iterable[Evidence], rights: Rights) -> RecordTable:
    """What shows that it was done, and who accepted it."""
    rows: list[list[Content]] = [
        [_evidence(action, held), _worth(held), _accepted(held), _source(action, "evidence", held, rights)]
        for held in evidence
    ]
    button = Button("Add evidence", href(action, "add_evidence")) if rights.answer and not rows else None
    empty = Empty("No evidence yet", "An action is closed on evidence: something that shows it was done.")
    return RecordTable("Evidence", ["What it is", "Strength", "Accepted", "Added by"], rows, empty, button)


def _evidence(action: Action, held: Evidence) -> Content:
    """What it is, where it is held, and its files."""
    where = [Link("Where it is held", held.link)] if held.link else []
    files = [file_link(file, file_href(action.board, file)) for file in held.files.all()]
    return Several((held.text, *where, *files)) if where or files else held.text


def _worth(held: Evidence) -> Content:
    """How strong it is, and why."""
    return Several((STRENGTH.tag(strongest([held.kind])), EVIDENCE_KIND.text(held.kind)))


def _accepted(held: Evidence) -> Content:
    if held.accepted_at is None:
        return Gap("Not accepted yet")
    by = f"by {held.accepted_by}" if held.accepted_by else "accepted"
    return Several((Tag("Accepted", Tone.GOOD), by, held.accepted_at.date()))


def notes_table(action: Action, notes: Iterable[ProgressNote], rights: Rights) -> RecordTable:
    """What the owner reported, the latest first."""
    rows: list[list[Content]] = [
        [note.created_at.date(), note.text, _source(action, "note", note, rights)] for note in notes
    ]
    empty = Empty("No progress reported", "The owner says here what has been done since last time.")
    return RecordTable("Progress", ["When", "What was reported", "By"], rows, empty)


def _source(action: Action, kind: str, record: Evidence | ProgressNote, rights: Rights) -> Content:
    person = record.added_by if isinstance(record, Evidence) else record.written_by
    if record.entered_for_id is None:
        return str(person) if person else None
    return confirm_link(action.board, kind, record, rights)


def events(action: Action, changes: Iterable[DueDateChange]) -> list[Event]:
    """The dates it has been due, in order, and why each moved."""
    moved = list(changes)
    if not moved:
        return []
    first = [Event(action.original_due, f"First due {action.original_due}")] if moved[0].was else []
    return first + [
        Event(one.becomes, f"Moved from {one.was} to {one.becomes}" if one.was else f"Due {one.becomes}", one.reason)
        for one in moved
    ]
