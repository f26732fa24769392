"""Everything one annual report reads: the records of a board's year, fetched once, and how they hang together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from goldthread.audits.domain.states import COMPLETED
from goldthread.audits.models import AuditMethod, CaseAudit, LearningOutput, Reschedule
from goldthread.findings.models import Answer, Finding, Recommendation
from goldthread.improvement.models import Action, DueDateChange, ImpactTest, ProgressNote, Purpose, Untested
from goldthread.improvement.models import Response as AgencyResponse
from goldthread.kernel.years import FinancialYear
from goldthread.meetings.models import Attendance, Meeting
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
from goldthread.programme.models import Entry, Obstacle
from goldthread.reviews.models import Judgement, JudgementFigure


@dataclass(frozen=True)
class Governance:
    """How the board governed itself."""

    agencies: Sequence[Agency] = ()
    duties: Sequence[LegalDuty] = ()
    groups: Sequence[SubGroup] = ()
    chairs: Sequence[GroupRole] = ()
    patterns: Sequence[MeetingPattern] = ()
    terms: Sequence[TermsOfReference] = ()
    changes: Sequence[GovernanceChange] = ()
    meetings: Sequence[Meeting] = ()
    attendance: Sequence[Attendance] = ()


@dataclass(frozen=True)
class AuditWork:
    """The audits of the year and the next, how they were done, and what went out after them."""

    audits: Sequence[CaseAudit] = ()
    reschedules: Sequence[Reschedule] = ()
    methods: Sequence[AuditMethod] = ()
    outputs: Sequence[LearningOutput] = ()


@dataclass(frozen=True)
class Improvement:
    """What was judged and found, and what is done. `hidden` findings are not for this reader until signed off.

    `asked_before` are the recommendations of the year before, `hidden_before` how many more this reader may not see.
    """

    judgements: Sequence[Judgement] = ()
    figures: Sequence[JudgementFigure] = ()
    findings: Sequence[Finding] = ()
    hidden: Sequence[Finding] = ()
    answers: Sequence[Answer] = ()
    purposes: Sequence[Purpose] = ()
    actions: Sequence[Action] = ()
    due_changes: Sequence[DueDateChange] = ()
    impact_tests: Sequence[ImpactTest] = ()
    untested: Sequence[Untested] = ()
    asked_before: Sequence[Recommendation] = ()
    hidden_before: int = 0
    agency_responses: Sequence[AgencyResponse] = ()
    notes: Sequence[ProgressNote] = ()


@dataclass(frozen=True)
class Planned:
    """The programme of the year and of the next, the priorities, and the obstacles of the year."""

    entries: Sequence[Entry] = ()
    priorities: Sequence[Priority] = ()
    obstacles: Sequence[Obstacle] = ()


@dataclass(frozen=True)
class Response:
    """An action that answers a finding; `is_reading` when the partnership infers that it does."""

    action: Action
    is_reading: bool


@dataclass(frozen=True)
class YearRecords:
    """A board's year as its records stood on `as_of`."""

    board: Board
    year: FinancialYear
    as_of: dt.date
    governance: Governance = field(default_factory=Governance)
    work: AuditWork = field(default_factory=AuditWork)
    improvement: Improvement = field(default_factory=Improvement)
    planned: Planned = field(default_factory=Planned)

    @property
    def people(self) -> str:
        """Whom an audit's cases are counted in, besides cases: children, or adults."""
        return "child" if self.board.counts_children else "adult"

    def people_in(self, audit: CaseAudit) -> int | None:
        """The children (or adults) an audit reviewed; None when that is not recorded."""
        return audit.children if self.board.counts_children else audit.adults

    @cached_property
    def completed(self) -> list[CaseAudit]:
        """Audits held in the year, in the order they were held."""
        held = [a for a in self.work.audits if a.state in COMPLETED and a.held and a.held.start in self.year]
        return sorted(held, key=lambda audit: (audit.held, audit.reference))

    @cached_property
    def moved(self) -> list[Reschedule]:
        """Dates of the year's audits that moved."""
        return [moved for moved in self.work.reschedules if moved.was.start in self.year]

    @cached_property
    def not_held(self) -> list[CaseAudit]:
        """Audits that still stand in the year's plan and were neither held nor moved on."""
        completed = {audit.pk for audit in self.completed}
        waiting = [audit for audit in self.work.audits if audit.pk not in completed]
        return [audit for audit in waiting if audit.expected and audit.expected.start in self.year]

    @cached_property
    def next_audits(self) -> list[CaseAudit]:
        """Audits expected in the year that follows, in the order of their dates."""
        following = self.year.next()
        found = [a for a in self.work.audits if a.expected and a.expected.start in following]
        return sorted(found, key=lambda audit: (audit.expected, audit.reference))

    @cached_property
    def _recommendations_of(self) -> dict[UUID, list[Answer]]:
        return _by(self.improvement.answers, "finding_id")

    @cached_property
    def _purposes_by_recommendation(self) -> dict[UUID, list[Purpose]]:
        return _by(self.improvement.purposes, "recommendation_id")

    @cached_property
    def _purposes_by_finding(self) -> dict[UUID, list[Purpose]]:
        return _by(self.improvement.purposes, "finding_id")

    @cached_property
    def _actions(self) -> dict[UUID, Action]:
        return {action.pk: action for action in self.improvement.actions}

    @cached_property
    def recommendations(self) -> list[Recommendation]:
        """The recommendations that answer the findings of this report, each once."""
        found = {answer.recommendation_id: answer.recommendation for answer in self.improvement.answers}
        return sorted(found.values(), key=lambda each: each.reference)

    @cached_property
    def advice(self) -> list[Recommendation]:
        """The recommendations of this report and those of the year before, each once."""
        found = {each.pk: each for each in [*self.recommendations, *self.improvement.asked_before]}
        return sorted(found.values(), key=lambda each: each.reference)

    def findings_of(self, *, audit: CaseAudit | None = None, judgement: Judgement | None = None) -> list[Finding]:
        """The findings from one source."""
        if audit is not None:
            return [finding for finding in self.improvement.findings if finding.audit_id == audit.pk]
        wanted = judgement.pk if judgement else None
        return [finding for finding in self.improvement.findings if finding.judgement_id == wanted]

    def responses_to(self, findings: Iterable[Finding]) -> list[Response]:
        """The actions that answer these findings, directly or through a recommendation, each once."""
        found: dict[UUID, Response] = {}
        for finding in findings:
            for purpose, is_reading in self._purposes_of(finding):
                action = self._actions.get(purpose.action_id)
                known = found.get(purpose.action_id)
                if action and (known is None or known.is_reading):
                    found[action.pk] = Response(action, is_reading)
        return sorted(found.values(), key=lambda response: _in_order(response.action))

    def _purposes_of(self, finding: Finding) -> list[tuple[Purpose, bool]]:
        direct = [(purpose, bool(purpose.readings)) for purpose in self._purposes_by_finding.get(finding.pk, [])]
        for answer in self._recommendations_of.get(finding.pk, []):
            through = self._purposes_by_recommendation.get(answer.recommendation_id, [])
            direct += [(purpose, bool(purpose.readings or answer.readings)) for purpose in through]
        return direct

    @cached_property
    def actions(self) -> list[Action]:
        """Every action of the report, in the order of its references."""
        return sorted(self.improvement.actions, key=_in_order)

    def actions_towards(self, recommendation: Recommendation) -> list[Action]:
        """The actions that serve a recommendation, in the order of their references."""
        purposes = self._purposes_by_recommendation.get(recommendation.pk, [])
        found = {purpose.action_id: self._actions.get(purpose.action_id) for purpose in purposes}
        return sorted((action for action in found.values() if action), key=_in_order)

    def tests_of(self, recommendation: Recommendation) -> list[ImpactTest]:
        """The impact tests of a recommendation and of the actions that serve it."""
        serving = {action.pk for action in self.actions_towards(recommendation)}
        tests = self.improvement.impact_tests
        return [test for test in tests if test.recommendation_id == recommendation.pk or test.action_id in serving]

    def agencies_said(self, recommendation: Recommendation) -> list[AgencyResponse]:
        """What each agency answered to a recommendation."""
        return [each for each in self.improvement.agency_responses if each.recommendation_id == recommendation.pk]

    @cached_property
    def last_notes(self) -> dict[UUID, ProgressNote]:
        """The latest progress reported of each action."""
        return {note.action_id: note for note in sorted(self.improvement.notes, key=lambda note: note.created_at)}

    @cached_property
    def unlinked_actions(self) -> list[Action]:
        """Actions that answer no finding of this report, nor a recommendation of the year before."""
        linked = {response.action.pk for response in self.responses_to(self.improvement.findings)}
        linked |= {action.pk for each in self.improvement.asked_before for action in self.actions_towards(each)}
        return [action for action in self.actions if action.pk not in linked]


def _by(rows: Iterable, name: str) -> dict[UUID, list]:
    grouped: dict[UUID, list] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, name)].append(row)
    return grouped


def _in_order(action: Action) -> tuple[str, int, str]:
    """A-2 before A-10."""
    prefix, _, number = action.reference.rpartition("-")
    return prefix, int(number) if number.isdigit() else 0, action.reference
