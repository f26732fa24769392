"""The counts that several sections state: each the same fact wherever it is printed."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.audits.models import CaseAudit
from goldthread.documents.model import Fact, Inlines
from goldthread.improvement.domain.states import CLOSED, ActionState
from goldthread.improvement.models import Action
from goldthread.reports.facts import Facts, counted, joined
from goldthread.reports.year_records import YearRecords


def completed(year: YearRecords, facts: Facts) -> Fact:
    """How many audits were completed in the year, of whatever kind."""
    return facts.count("audits-completed", len(year.completed), year.completed)


def cases(facts: Facts, key: str, audits: list[CaseAudit]) -> Fact:
    """The cases these audits reviewed."""
    return facts.count(key, sum(audit.cases or 0 for audit in audits), audits)


def people(year: YearRecords, facts: Facts, key: str, audits: list[CaseAudit]) -> Fact:
    """The children (or adults) in those cases. None recorded for any audit is not nought."""
    known = [number for audit in audits if (number := year.people_in(audit)) is not None]
    if audits and not known:
        return facts.missing(key, "an unrecorded number of", audits)
    return facts.count(key, sum(known), audits)


def totals(year: YearRecords, facts: Facts) -> Inlines:
    """“18 cases and 45 children” over every audit of the year."""
    who = "children" if year.people == "child" else "adults"
    found = people(year, facts, f"{who}-reviewed", year.completed)
    return joined([counted(cases(facts, "cases-reviewed", year.completed), "case"), counted(found, year.people)])


def actions(year: YearRecords, facts: Facts) -> Fact:
    return facts.count("actions", len(year.actions), year.actions)


def ownerless(year: YearRecords, facts: Facts) -> Fact:
    """Actions that no agency, group or person is recorded to own."""
    found = [action for action in year.actions if not has_owner(action)]
    return facts.count("actions-without-owner", len(found), found)


def has_owner(action: Action) -> bool:
    return bool(action.owner_agency_id or action.owner_group_id or action.owner_person_id)


def in_state(year: YearRecords, states: Iterable[ActionState]) -> list[Action]:
    wanted = set(states)
    return [action for action in year.actions if action.state in wanted]


def closed(year: YearRecords, facts: Facts) -> Fact:
    found = in_state(year, CLOSED)
    return facts.count("actions-closed-or-embedded", len(found), found)


def recommendations(year: YearRecords, facts: Facts) -> Fact:
    return facts.count("recommendations", len(year.recommendations), year.recommendations)


def tested(year: YearRecords, facts: Facts) -> Fact:
    """Recommendations with an impact test, whatever it found."""
    have = {test.recommendation_id for test in year.improvement.impact_tests}
    found = [each for each in year.recommendations if each.pk in have]
    return facts.count("recommendations-with-impact-test", len(found), found or year.recommendations)
