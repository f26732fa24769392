"""The things to do, each as one line with a verb, how urgent it is and what it waits for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from goldthread.audits.domain.states import AuditState
from goldthread.audits.models import CaseAudit
from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.home.presenters.board import FAR_OFF, Dated
from goldthread.improvement.domain.closure import is_own
from goldthread.improvement.models import Action
from goldthread.improvement.presenters.addresses import confirm_href, href, served_href, slug
from goldthread.improvement.presenters.plan import late
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board
from goldthread.ui.charts import Lane, Mark, YearLine
from goldthread.ui.content import Content, Gap, Link, Several, Tag, day, relative
from goldthread.ui.parts import Task
from goldthread.ui.tones import Tone

SOON = dt.timedelta(days=42)
LONGEST = 110


def short(text: str) -> str:
    """Text that fits on a line of a list."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"


def standing(due: PartialDate | None, today: dt.date, *, is_late: bool) -> Tag:
    """How far off a date is, in a tag."""
    if due is None:
        return Tag("No date", Tone.GAP)
    return Tag(relative(due, today).capitalize(), Tone.BAD if is_late else Tone.INFO)


def audits_due(audits: Iterable[CaseAudit], today: dt.date) -> list[Dated]:
    """Audits still to be held that are late, or due within six weeks."""
    planned = [(audit, audit.expected) for audit in audits if audit.state == AuditState.PLANNED]
    return [_audit(audit, when, today) for audit, when in planned if when and when.start <= today + SOON]


def _audit(audit: CaseAudit, expected: PartialDate, today: dt.date) -> Dated:
    over = expected.is_over(today)
    page = "audits:hold" if over else "audits:show"
    address = reverse(page, args=[slug(audit.board), audit.pk])
    verb = "Record that it was held, or reschedule it" if over else "Prepare the audit"
    return expected.end, Task(f"{verb}: {audit.theme}", address, standing(expected, today, is_late=over), f"{expected}")


def to_sign_off(findings: Iterable[Finding | Recommendation]) -> list[Dated]:
    """Findings and recommendations nobody has signed off."""
    return [(FAR_OFF, _sign_off(one)) for one in findings]


def _sign_off(one: Finding | Recommendation) -> Task:
    said = f"Sign off {one}: {short(one.text)}"
    return Task(said, served_href(one.board, one), hint=f"Since {day(one.created_at)}")


def to_accept(actions: Iterable[Action], actor: Actor) -> list[Dated]:
    """Closures proposed. One of the actor's own agency is named, but is for someone else to decide."""
    return [(timezone.localtime(one.changed_at).date(), _acceptance(one, actor)) for one in actions]


def _acceptance(action: Action, actor: Actor) -> Task:
    owner = str(action.owner_agency or action.owner_group or "No owner recorded")
    count = action.evidence_held
    hint = f"{owner}. Said to be done; {count} piece{'' if count == 1 else 's'} of evidence"
    own = is_own(
        agencies=actor.agencies(),
        person=actor.person,
        owner_agency=action.owner_agency_id,
        owner_person=action.owner_person_id,
    )
    if own:
        hint = f"{hint}. Your agency owns it: pass it to the vice-chair"
    tag = Tag("Not yours to accept") if own else Tag("To decide", Tone.INFO) if count else Tag("No evidence", Tone.GAP)
    verb = "Pass on" if own else "Accept or return"
    page = href(action, "pass_on" if own else "decide")
    return Task(f"{verb} {action}: {short(action.text)}", page, tag, _passed(action, hint, actor))


def _passed(action: Action, hint: str, actor: Actor) -> str:
    return f"{hint}. Passed to you" if action.passed_to_id is not None and action.passed_to_id == actor.person else hint


def own(actions: Iterable[Action], today: dt.date) -> list[Dated]:
    """What the actor's agency still has to do."""
    return [
        (
            one.due.end if one.due else FAR_OFF,
            Task(short(one.text), href(one), standing(one.due, today, is_late=late(one, today)), _own_hint(one)),
        )
        for one in actions
    ]


def _own_hint(action: Action) -> str:
    due = f"Due {action.due}" if action.due else "No due date recorded"
    evidence = "evidence held" if action.evidence_held else "no evidence yet"
    return f"{action.reference}. {due}; {evidence}"


def confirmations(entries: Iterable[Mapping[str, Any]], board: Board) -> list[Dated]:
    """What the business unit entered for the actor's agency, to be confirmed."""
    return [
        (
            timezone.localtime(entry["created_at"]).date(),
            Task(
                f"Confirm: {short(entry['text'])}",
                confirm_href(board, entry["of"], entry["public_id"]),
                hint=f"Entered for you from {entry['entered_from']}",
            ),
        )
        for entry in entries
    ]


def unowned(counts: Sequence[Mapping[str, Any]], open_states: Iterable[str], plan: str) -> list[Dated]:
    """One line for all open actions without an owner."""
    number = sum(row["unowned"] for row in counts if row["state"] in set(open_states))
    if not number:
        return []
    said = "1 open action has no owner" if number == 1 else f"{number} open actions have no owner"
    return [(FAR_OFF, Task(f"Name an owner: {said}", f"{plan}?missing=owner", Tag("No owner", Tone.GAP)))]


def left(number: int, board: Board) -> list[Dated]:
    """One line for all open actions whose owner has left."""
    if not number:
        return []
    said = f"Reassign {_number(number, 'open action')} whose owner has left"
    address = reverse("improvement:reassign", args=[slug(board)])
    return [(FAR_OFF, Task(said, address, Tag("Owner has left", Tone.GAP)))]


def late_rows(late_by_owner: Iterable[Mapping[str, Any]], plan: str) -> list[list[Content]]:
    """A row for each agency with late actions."""
    return [
        [
            row["owner_agency__short_name"] or Gap("No owner recorded"),
            Link(_number(row["n"], "late action"), _late_href(row["owner_agency"], plan)),
            dt.date.fromisoformat(row["since"]),
        ]
        for row in late_by_owner
    ]


def _late_href(agency: object, plan: str) -> str:
    return f"{plan}?due=overdue&agency={agency}" if agency else f"{plan}?due=overdue&missing=owner"


def unconfirmed_rows(rows: Iterable[Mapping[str, Any]]) -> list[list[Content]]:
    """A row for each agency that has not confirmed what was entered for it."""
    merged: dict[str, tuple[int, dt.datetime]] = {}
    for row in rows:
        name = row["entered_for__short_name"]
        number, since = merged.get(name, (0, row["since"]))
        merged[name] = (number + row["n"], min(since, row["since"]))
    return [
        [name, f"{_number(number, 'entry', 'entries')} to confirm", timezone.localtime(since).date()]
        for name, (number, since) in sorted(merged.items())
    ]


def chairs_rows(
    deciding: Sequence[Action], unsigned: tuple[int, dt.datetime | None], board: Board, plan: str
) -> list[list[Content]]:
    """One row for all that a group's chair has to decide. `unsigned`: how many to sign off, and since when."""
    rows = [*_deciding(deciding, plan), *_signing(*unsigned, board)]
    if not rows:
        return []
    return [["The chair of the group", Several(tuple(said for said, _ in rows)), min(since for _, since in rows)]]


def _deciding(actions: Sequence[Action], plan: str) -> list[tuple[Content, dt.date]]:
    if not actions:
        return []
    since = timezone.localtime(actions[0].changed_at).date()
    said = f"{_number(len(actions), 'closure')} to accept or return"
    return [(Link(said, f"{plan}?state=done"), since)]


def _signing(number: int, since: dt.datetime | None, board: Board) -> list[tuple[Content, dt.date]]:
    if since is None:
        return []
    said = f"{_number(number, 'finding or recommendation', 'findings and recommendations')} to sign off"
    address = reverse("findings:index", args=[slug(board)])
    return [(Link(said, f"{address}?signed_off=waiting"), timezone.localtime(since).date())]


def _number(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def year_line(audits: Sequence[CaseAudit], today: dt.date) -> YearLine | None:
    """The audits of this year, or of the last year that had any."""
    dated = {audit: FinancialYear.of(when.start) for audit in audits if (when := audit.held or audit.expected)}
    if not dated:
        return None
    now = FinancialYear.of(today)
    year = now if now in dated.values() else max(dated.values())
    marks = [_mark(audit) for audit, of in dated.items() if of == year]
    lanes = [Lane("Case audits", marks)]
    return YearLine("Audits on the year line", f"Case audits of {year}", year, lanes, today=today)


def _mark(audit: CaseAudit) -> Mark:
    moved = audit.expected if audit.expected != audit.planned else None
    address = reverse("audits:show", args=[slug(audit.board), audit.pk])
    return Mark(audit.theme, planned=audit.planned, held=audit.held, moved_to=moved, href=address)
