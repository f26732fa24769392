"""Words, links and pictures of this room. Templates receive what stands here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from goldthread.audits.choices import AUDIT_KIND, AUDIT_STATE, AuditKind
from goldthread.audits.domain.states import COMPLETED, TABLE, AuditState
from goldthread.audits.models import CaseAudit, Reschedule
from goldthread.kernel.transitions import steps_from
from goldthread.partnership.models import Board
from goldthread.ui.charts.pairs import ColumnPairs, Pair
from goldthread.ui.charts.stages import Stage, StageLine, StageState
from goldthread.ui.content import Content, Gap, Link, Reading, Several, Tag
from goldthread.ui.lists import Column
from goldthread.ui.parts import Button, Event, SummaryRow
from goldthread.ui.tones import Tone

SLIPPED = Tag("Slipped", Tone.WARN)
STEP_BUTTON = {
    "hold": "Record that it was held",
    "report": "Mark as reported",
    "close": "Close the audit",
    "cancel": "Cancel the audit",
}


def href(audit: CaseAudit, page: str = "show") -> str:
    """The address of an audit's page."""
    return reverse(f"audits:{page}", args=[audit.board.short_name.lower(), audit.public_id])


def index_href(board: Board) -> str:
    """The address of the list of audits."""
    return reverse("audits:index", args=[board.short_name.lower()])


def columns(board: Board) -> tuple[Column, ...]:
    """The columns of the list of audits. A children's board counts children, an adults' board adults."""
    people = "children" if board.counts_children else "adults"
    return (
        Column("reference", "Reference", lambda a: Link(a.reference, href(a)), sort="reference"),
        Column("theme", "Theme", lambda a: said(a, "theme"), sort="theme"),
        Column("planned", "Planned", _planned, sort="planned"),
        Column("held", "Held", _held, sort="held"),
        Column("cases", "Cases", lambda a: _reviewed(a, "cases"), sort="cases", numeric=True),
        Column(people, people.capitalize(), lambda a: _reviewed(a, people), sort=people, numeric=True),
        Column("state", "State", _state, sort="state"),
    )


def beside_the_list(board: Board) -> list[Button]:
    """The lists that belong with the list of audits."""
    pages = {"outputs": "Learning that went out", "methods": "How we audit"}
    slug = board.short_name.lower()
    return [Button(text, reverse(f"audits:{page}", args=[slug]), secondary=True) for page, text in pages.items()]


def said(audit: CaseAudit, field: str) -> Content:
    """A text of the audit, marked where it is the partnership's own reading."""
    text = getattr(audit, field)
    return Reading(text) if text and audit.is_reading(field) else text


def _planned(audit: CaseAudit) -> Content:
    """The date first planned, and where it stands now if it moved."""
    if audit.expected == audit.planned:
        return audit.planned
    return Several((audit.planned, f"now {audit.expected}"))


def _held(audit: CaseAudit) -> Content:
    return audit.held or _not_known(audit)


def _reviewed(audit: CaseAudit, what: str) -> Content:
    """How many cases, children or adults it reviewed."""
    count: int | None = getattr(audit, what)
    return count if count is not None else _not_known(audit)


def _not_known(audit: CaseAudit) -> Gap:
    """Why a fact of holding the audit is missing: it was not held, or it was and nobody recorded the fact."""
    if audit.state == AuditState.PLANNED:
        return Gap("Not yet")
    return Gap("Not held") if audit.state == AuditState.CANCELLED else Gap()


def _state(audit: CaseAudit) -> Content:
    tag = AUDIT_STATE.tag(audit.state)
    return Several((tag, SLIPPED)) if audit.expected != audit.planned else tag


def cases_and_people(board: Board, audits: Sequence[CaseAudit]) -> ColumnPairs:
    """Cases and people side by side, one pair for each audit held."""
    people = "children" if board.counts_children else "adults"
    pairs = [Pair(a.theme, a.cases, getattr(a, people), href(a)) for a in audits]
    return ColumnPairs(
        title=f"Cases and {people} reviewed",
        measure="Audits held, in the order they were held",
        first="Cases",
        second=people.capitalize(),
        pairs=pairs,
        of="Audit",
    )


def stage_line(audit: CaseAudit) -> StageLine:
    """Where the audit is: planned, held, reported, closed."""
    order = [AuditState.PLANNED, AuditState.HELD, AuditState.REPORTED, AuditState.CLOSED]
    at = order.index(AuditState(audit.state)) if audit.state in order else -1
    dates = {AuditState.PLANNED: audit.expected, AuditState.HELD: audit.held}
    stages = [
        Stage(AUDIT_STATE.text(state), _stage_state(index, at), dates.get(state)) for index, state in enumerate(order)
    ]
    return StageLine(title="Where this audit is", stages=stages)


def _stage_state(index: int, at: int) -> StageState:
    if index < at:
        return StageState.DONE
    return StageState.CURRENT if index == at else StageState.TO_COME


def summary(audit: CaseAudit, *, may_change: bool) -> list[SummaryRow]:
    """The audit's facts."""
    change = Link("Change", href(audit, "change")) if may_change else None
    correct = change if audit.state in COMPLETED else None
    people = "children" if audit.board.counts_children else "adults"
    return [
        SummaryRow("Theme", said(audit, "theme"), change),
        SummaryRow("Kind", AUDIT_KIND.text(audit.kind)),
        *([SummaryRow("Agency whose own audit it is", str(audit.agency or ""), change)] if _is_own(audit) else []),
        SummaryRow("Why this theme", said(audit, "why")),
        SummaryRow("Owned by", str(audit.group) if audit.group else None),
        SummaryRow("Priority it serves", str(audit.priority) if audit.priority else None),
        SummaryRow("First planned for", audit.planned),
        *([SummaryRow("Moved to", audit.expected)] if audit.expected != audit.planned else []),
        SummaryRow("Held", _held(audit), correct),
        SummaryRow("Cases", _reviewed(audit, "cases"), correct),
        SummaryRow(people.capitalize(), _reviewed(audit, people), correct),
        *([SummaryRow("What it came to", audit.result, change)] if audit.result or _is_own(audit) else []),
    ]


def _is_own(audit: CaseAudit) -> bool:
    """Whether one agency audited itself."""
    return audit.kind == AuditKind.SINGLE_AGENCY


def buttons(audit: CaseAudit) -> list[Button]:
    """What can be done next, the likeliest first."""
    steps = steps_from(TABLE, AuditState(audit.state))
    found = [Button(STEP_BUTTON[step], _step_href(audit, step), index > 0) for index, step in enumerate(steps)]
    if audit.state == AuditState.PLANNED:
        found.insert(1, Button("Reschedule", href(audit, "reschedule"), secondary=True))
    return found


def _step_href(audit: CaseAudit, step: str) -> str:
    if step == "hold":
        return href(audit, "hold")
    return reverse("audits:move_on", args=[audit.board.short_name.lower(), audit.public_id, step])


def events(reschedules: Iterable[Reschedule]) -> list[Event]:
    """Each date that moved, and why."""
    return [Event(moved.becomes, f"Moved from {moved.was} to {moved.becomes}", moved.reason) for moved in reschedules]
