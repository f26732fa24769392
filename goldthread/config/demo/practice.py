"""The invented audits and reviews, what they found, and what was recommended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from goldthread.audits.choices import AuditKind, OutputKind
from goldthread.audits.domain.states import COMPLETED, AuditState
from goldthread.audits.models import AuditMethod, CaseAudit, LearningOutput, Reschedule
from goldthread.config.demo.making import Making
from goldthread.config.demo.partnership import Partnership
from goldthread.findings.choices import FindingKind
from goldthread.findings.models import Addressee, Answer, Finding, Recommendation
from goldthread.partnership.choices import Remit
from goldthread.partnership.models import Agency
from goldthread.reviews.domain.clocks import clocks_of
from goldthread.reviews.models import Judgement, Review, ReviewClock

HELD = {Remit.CHILDREN: (-700, -615, -530, -440, -350, -265, -170, -55), Remit.ADULTS: (-620, -430, -240, -75)}
TO_COME = {Remit.CHILDREN: (-50, 40, 110), Remit.ADULTS: (60,)}  # the first of the children's is overdue
KINDS = (AuditKind.MULTI_AGENCY, AuditKind.MULTI_AGENCY, AuditKind.RAPID, AuditKind.PRACTITIONER_EVENT)


@dataclass
class Recommended:
    """A recommendation, the days since (negative), whom it is addressed to, and what is to be done and tested."""

    record: Recommendation
    days: int
    addressees: list[Agency]
    actions: list[str]
    test: str


@dataclass
class Practice:
    """What a board audited and what came of it."""

    audits: list[tuple[CaseAudit, int]] = field(default_factory=list)
    recommended: list[Recommended] = field(default_factory=list)


def make_practice(making: Making, partnership: Partnership) -> Practice:
    """Audits over two years with their findings, one overdue and some to come; reviews with their judgements."""
    practice, remit = Practice(), Remit(partnership.remit)
    themes = making.words["practice"][remit]
    for number in range(len(HELD[remit]) * making.scale):
        days = HELD[remit][number % len(HELD[remit])]
        theme = themes[number % len(themes)]
        audit = _held(making, partnership, theme, days, number)
        practice.audits.append((audit, days))
        _findings(making, partnership, practice, audit, theme, days)
    for number, days in enumerate(TO_COME[remit]):
        audit = _planned(making, partnership, themes[(number + 2) % len(themes)], days)
        practice.audits.append((audit, days))
    practice.audits.append((_cancelled(making, partnership, themes[-1]), -200))
    practice.audits.append((_of_one_agency(making, partnership, themes[0]), -120))
    _reviews(making, partnership, practice)
    making.make(AuditMethod, board=partnership.board, name="Case discussion on the day", starts=making.month(-800))
    return practice


def _audit(making: Making, partnership: Partnership, theme: str, **fields: Any) -> CaseAudit:
    return making.make(
        CaseAudit,
        board=partnership.board,
        reference=making.reference(partnership.board.pk, "CA"),
        theme=theme,
        group=partnership.groups["QA Sub Group"],
        priority=partnership.priorities.get(theme),
        **fields,
    )


def _held(making: Making, partnership: Partnership, theme: dict[str, Any], days: int, number: int) -> CaseAudit:
    round_ = number // len(making.words["practice"][partnership.remit])
    cases = making.rng.randint(6, 10)
    people = sum(making.rng.randint(1, 3) for _ in range(cases))
    children = partnership.board.counts_children
    state = AuditState.HELD if days > -100 else AuditState.REPORTED if days > -300 else AuditState.CLOSED
    slipped = number % 3 == 1
    audit = _audit(
        making,
        partnership,
        f"{theme['theme']} ({round_ + 1})" if round_ else theme["theme"],
        why=theme["why"],
        kind=KINDS[number % len(KINDS)],
        state=state,
        planned=making.month(days - 45 if slipped else days),
        expected=making.month(days),
        held=making.day(days),
        cases=cases,
        children=people if children else None,
        adults=None if children else cases,
    )
    if slipped:
        _slip(making, audit, "Two agencies could not release their auditors in that month")
    if state in COMPLETED - {AuditState.HELD}:
        _outputs(making, audit, days)
    return audit


def _slip(making: Making, audit: CaseAudit, reason: str) -> None:
    making.make(Reschedule, board=audit.board, audit=audit, was=audit.planned, becomes=audit.expected, reason=reason)


def _outputs(making: Making, audit: CaseAudit, days: int) -> None:
    discussed = making.rng.random() < 0.5
    for kind in (OutputKind.LEARNING_SUMMARY, OutputKind.BRIEFING):
        making.make(
            LearningOutput,
            board=audit.board,
            audit=audit,
            year=making.year(days),
            kind=kind,
            sent_to="All agencies of the board",
            published="Partnership website" if kind is OutputKind.BRIEFING else "",
            claim="Discussed in team meetings",
            evidence_held="Notes of eleven team meetings" if discussed else "",
        )


def _planned(making: Making, partnership: Partnership, theme: dict[str, Any], days: int) -> CaseAudit:
    moved = days > 100
    audit = _audit(
        making,
        partnership,
        f"{theme['theme']}: re-audit",
        why="To see whether what was recommended has changed practice.",
        kind=AuditKind.RE_AUDIT,
        planned=making.month(days - 60 if moved else days),
        expected=making.month(days),
    )
    if moved:
        _slip(making, audit, "Moved so that the new form has been in use for three months")
    return audit


def _cancelled(making: Making, partnership: Partnership, theme: dict[str, Any]) -> CaseAudit:
    title = f"{theme['theme']}: focus group"
    at = making.month(-200)
    return _audit(
        making, partnership, title, kind=AuditKind.FOCUS_GROUP, state=AuditState.CANCELLED, planned=at, expected=at
    )


def _of_one_agency(making: Making, partnership: Partnership, theme: dict[str, Any]) -> CaseAudit:
    """An agency's own audit, reported to the group."""
    at = making.month(-120)
    return _audit(
        making,
        partnership,
        f"{theme['theme']}: the police’s own audit",
        kind=AuditKind.SINGLE_AGENCY,
        agency=partnership.agencies["Police"],
        result="Sixteen of twenty records met the force’s own standard",
        state=AuditState.HELD,
        planned=at,
        expected=at,
        held=making.day(-120),
        cases=20,
    )


def _findings(
    making: Making, partnership: Partnership, practice: Practice, audit: CaseAudit, theme: dict[str, Any], days: int
) -> None:
    for text in theme["strengths"]:
        _finding(making, partnership, days, text, theme["theme"], FindingKind.STRENGTH, audit=audit)
    for point in theme["improvements"]:
        kind = FindingKind.IMPROVEMENT
        finding = _finding(making, partnership, days, point["finding"], theme["theme"], kind, audit=audit)
        practice.recommended.append(
            _recommend(making, partnership, finding, days, point["recommendation"], point["actions"], point["test"])
        )


def _finding(
    making: Making, partnership: Partnership, days: int, text: str, theme: str, kind: FindingKind, **source: Any
) -> Finding:
    return making.make(
        Finding,
        board=partnership.board,
        reference=making.reference(partnership.board.pk, "F"),
        kind=kind,
        text=text,
        theme=theme,
        **source,
        **_sign_off(making, partnership, days),
    )


def _sign_off(making: Making, partnership: Partnership, days: int) -> dict[str, Any]:
    """Findings are signed off about a month after; the latest are still waiting."""
    if days > -90:
        return {}
    return {"signed_off_at": making.moment(days + 30), "signed_off_by": partnership.cast["sub_group_chair"]}


def _recommend(
    making: Making, partnership: Partnership, finding: Finding, days: int, text: str, actions: list[str], test: str
) -> Recommended:
    record = making.make(
        Recommendation,
        board=partnership.board,
        reference=making.reference(partnership.board.pk, "R"),
        text=text,
        made=making.day(days + 21),
        **_sign_off(making, partnership, days),
    )
    making.make(Answer, board=partnership.board, recommendation=record, finding=finding)
    addressees = _addressees(making, partnership, record.reference)
    for agency in addressees:
        making.make(Addressee, board=partnership.board, recommendation=record, agency=agency)
    return Recommended(record, days, addressees, actions, test)


def _clocks(making: Making, review: Review, ago: int) -> None:
    """The clocks of the review's kind: the first was met, the last still runs or is late."""
    rules = clocks_of(review.kind)
    for place, rule in enumerate(rules):
        starts = making.date(-ago)
        due = rule.due(starts)
        met = None if place == len(rules) - 1 else due
        making.make(ReviewClock, board=review.board, review=review, key=rule.key, starts=starts, due=due, met=met)


def _addressees(making: Making, partnership: Partnership, reference: str) -> list[Agency]:
    """One to three agencies; the police, and one school, often enough that their leads have something to do."""
    number = int(reference.rpartition("-")[2])
    often = {0: "Police", 2: "School 1"}.get(number % 4)
    first = [partnership.agencies[often]] if often in partnership.agencies else []
    return [*first, *(one for one in making.some(partnership.bodies(), 1, 3) if one not in first)]


def _reviews(making: Making, partnership: Partnership, practice: Practice) -> None:
    board = partnership.board
    judgements = making.words["judgements"][partnership.remit]
    for number in range(len(making.words["reviews"][partnership.remit]) * making.scale):
        listed = making.words["reviews"][partnership.remit]
        kind, body, what, ago = listed[number % len(listed)]
        reference = making.reference(board.pk, "RV")
        review = making.make(
            Review, board=board, reference=reference, kind=kind, body=body, what=what, held=making.month(-ago)
        )
        _clocks(making, review, ago)
        for place, (text, advice, action) in enumerate(judgements, start=1):
            judgement = making.make(Judgement, board=board, review=review, reference=f"{reference}.{place}", text=text)
            sort = FindingKind.IMPROVEMENT
            finding = _finding(making, partnership, -ago, text, "Leadership", sort, judgement=judgement)
            asked = _recommend(making, partnership, finding, -ago, advice, [action], f"Is this so: {advice.lower()}?")
            practice.recommended.append(asked)
