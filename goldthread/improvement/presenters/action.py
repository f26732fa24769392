"""One action: its facts, what can be done with it, what it serves, its evidence and what happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from goldthread.findings.models import Finding, Recommendation
from goldthread.improvement.choices import EVIDENCE_KIND, IMPACT, PRIORITY, STRENGTH
from goldthread.improvement.domain.states import CLOSED, TABLE, ActionState
from goldthread.improvement.domain.strength import strongest
from goldthread.improvement.models import Action, DueDateChange, Evidence, PlanSettings, ProgressNote, Purpose
from goldthread.improvement.presenters.addresses import confirm_href, file_href, href, served_href, unlink_href
from goldthread.improvement.presenters.deciding import whose
from goldthread.improvement.presenters.entries import confirm_link, entered
from goldthread.improvement.presenters.plan import due, owner
from goldthread.improvement.presenters.ratings import told
from goldthread.improvement.presenters.rights import Rights
from goldthread.improvement.queries.deciding import Deciders
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.transitions import steps_from
from goldthread.partnership.choices import REMIT
from goldthread.ui.content import Content, Gap, Link, Reading, Several, Tag
from goldthread.ui.downloads import file_link
from goldthread.ui.parts import Button, Empty, Event, SummaryRow
from goldthread.ui.records import RecordTable
from goldthread.ui.tones import Tone

DECIDING = {
    "decide": "Decide on the closure",
    "pass_on": "Pass the decision on",
    "record_meeting": "Record what the meeting decided",
}
NO_EVIDENCE = "It is said to be done, but no evidence is held. It can be accepted once evidence is added."
OUTSIDE = "It awaits acceptance by someone outside the agency that owns it."
STEP_BUTTON = {
    "agree": "Agree the action",
    "start": "Start work",
    "propose_closure": "Propose closure",
    "embed": "Record as embedded",
    "cancel": "Cancel the action",
}


def title(action: Action) -> str:
    """What will be done, without the full stop a heading does not need."""
    return action.text.rstrip(".")


def summary(action: Action, rights: Rights, settings: PlanSettings, today: dt.date) -> list[SummaryRow]:
    """The action's facts. What is not recorded is shown as a gap."""
    change = Link("Change", href(action, "change")) if rights.write and rights.is_open else None
    move = Link("Change", href(action, "change_due")) if rights.write and rights.is_open else None
    rows = [
        SummaryRow("Rating", told(action, settings, today)),
        SummaryRow("Owner", read(action, "owner_agency", owner(action)), change),
        SummaryRow("Due", read(action, "due", due(action, today)), move),
        SummaryRow("How it will be known to be done", read(action, "measure", action.measure), change),
        SummaryRow("How it will be evidenced", action.evidenced_by or Gap("Not said"), change),
        SummaryRow("Did it make a difference?", IMPACT.tag(action.impact)),
        SummaryRow("Group that accepts its closure", _overseer(action), change),
        SummaryRow("Priority", PRIORITY.text(action.priority), change),
    ]
    return [*rows, *_lesser_rows(action, change), *_state_rows(action)]


def _overseer(action: Action) -> Content:
    return str(action.overseen_by) if action.overseen_by else Gap("No group named")


def _lesser_rows(action: Action, change: Link | None) -> list[SummaryRow]:
    """What is told only where there is something to tell."""
    said: list[tuple[str, str, Content]] = [
        ("First due", "original_due", action.original_due if action.original_due != action.due else None),
        ("Starts", "starts", action.starts),
        ("Whom it is for", "remit", REMIT.text(action.remit) if action.remit not in ("", action.board.remit) else None),
        ("Detail", "detail", action.detail),
        ("What stands in the way, or is left out", "caveat", action.caveat),
    ]
    return [
        SummaryRow(label, read(action, field, content), None if field == "original_due" else change)
        for label, field, content in said
        if content
    ]


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
    found = [(text, href(action, page)) for page, text in DECIDING.items() if rights.may_choose(page, action)]
    found += [
        (text, href(action, step))
        for step, text in STEP_BUTTON.items()
        if step in possible and rights.may_step(step, action)
    ]
    if rights.answer and rights.is_open:
        answers = [("Add evidence", href(action, "add_evidence")), ("Report progress", href(action, "report_progress"))]
        found = [*found, *answers] if rights.has_evidence else [*answers, *found]
    if action.awaits_confirmation and rights.confirms(action.entered_for_id):
        found.insert(0, ("Confirm what was entered for you", confirm_href(action.board, "action", action.public_id)))
    passed = href(action, "pass_on") if action.passed_to_id not in (None, rights.person) else ""
    return [Button(text, address, at > 0 or address == passed) for at, (text, address) in enumerate(found)]


def lead(action: Action, rights: Rights, deciders: Deciders) -> str:
    """What holds the next step back, if anything does, and whom it waits for."""
    if action.awaits_confirmation:
        return f"{entered(action)}."
    if action.state == ActionState.DONE and not rights.has_evidence:
        return NO_EVIDENCE
    if action.state != ActionState.DONE:
        return ""
    if rights.accept and rights.owns(action):
        return f"{OUTSIDE} {whose(action, deciders, rights.person)}"
    return "" if rights.may_choose("decide", action) else whose(action, deciders, rights.person)


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
        [_evidence(action, held), _worth(held), _accepted(action, held), _source(action, "evidence", held, rights)]
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


def _accepted(action: Action, held: Evidence) -> Content:
    if held.accepted_at is None:
        return Gap("Not accepted" if action.state in CLOSED else "Not accepted yet")
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
