"""What this room puts on the pages of earlier rooms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from goldthread.findings.domain.themes import Theme
from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.foundation.slots import Panel
from goldthread.improvement import queries
from goldthread.improvement.choices import ACTION_STATE, Priority
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.models import Action, ImpactTest, Purpose
from goldthread.improvement.permissions import ANSWER_ACTIONS, SEE_ACTIONS, WRITE_ACTIONS
from goldthread.improvement.presenters import impact, responses
from goldthread.improvement.presenters.addresses import at, href, new_action_href
from goldthread.improvement.presenters.impact import May
from goldthread.improvement.presenters.plan import due, owner
from goldthread.improvement.queries.plan import of_theme as theme_actions
from goldthread.improvement.queries.responses import AskedAll
from goldthread.partnership.models import Agency, Board, Person, SubGroup
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Content, Link, Reading
from goldthread.ui.parts import Button, Empty
from goldthread.ui.records import RecordTable

TEMPLATE = "improvement/panel.html"
HEADINGS = ["Reference", "Action", "Owner", "Due", "State"]


def towards(request: HttpRequest, served: Finding | Recommendation) -> Panel | None:
    """Under a finding or a recommendation: what agencies said, the actions that serve it, and what they changed."""
    asking = cast(BoardRequest, request)
    actor, board = asking.actor, asking.board
    if not actor.holds(SEE_ACTIONS, board=board.pk):
        return None
    may = May.of(actor, board)
    purposes = list(queries.purposes_towards(actor, served))
    actions = _serving(purposes, board, served, may.write)
    tests = list(queries.impact_tests_towards(actor, served))
    if isinstance(served, Finding):
        return Panel(TEMPLATE, {"tables": [actions, _tests_of_finding(tests, board, may)]})
    asked = queries.asked_of(actor, board, served, purposes)
    return _of_recommendation(actor, board, served, actions, tests, asked)


def _of_recommendation(
    actor: Actor, board: Board, served: Recommendation, actions: RecordTable, tests: list[ImpactTest], asked: AskedAll
) -> Panel:
    may = May.of(actor, board)
    untested = None if tests else queries.reason_for_none(actor, served)
    may_enter = actor.holds(WRITE_ACTIONS, board=board.pk)
    own = actor.agencies(board.pk) if actor.holds(ANSWER_ACTIONS, board=board.pk) else frozenset()
    said = responses.responses_table(asked, served, board, may_enter=may_enter, own=own)
    return Panel(TEMPLATE, {"tables": [said, actions, impact.tests_table(tests, board, served, untested, may)]})


def of_action(request: HttpRequest, action: Action) -> Panel | None:
    """On an action's page: the tests that bear on it; of a priority action, the way to plan its own."""
    asking = cast(BoardRequest, request)
    actor, board = asking.actor, asking.board
    is_untested = action.impact in (Impact.NONE, Impact.REASON)
    may, tests = May.of(actor, board), [] if is_untested else list(queries.tests_of_action(actor, action))
    is_priority = action.priority == Priority.HIGH
    if not is_priority and not tests:
        return None
    untested = queries.reason_for_none(actor, action) if is_priority and not tests else None
    table = impact.tests_table(tests, board, action, untested, may)
    if not is_priority:
        table = replace(table, button=None)
    if action.state == ActionState.EMBEDDED and action.impact != Impact.PASSED and may.decide:
        table = replace(table, link=Link("Record that it is no longer embedded", href(action, "unembed")))
    return Panel(TEMPLATE, {"tables": [table]})


def _serving(
    purposes: Iterable[Purpose], board: Board, served: Finding | Recommendation, may_write: bool
) -> RecordTable:
    firsts: dict[UUID, Purpose] = {}
    for purpose in purposes:
        firsts.setdefault(purpose.action_id, purpose)
    rows = [_row(purpose.action, is_reading=bool(purpose.readings)) for purpose in firsts.values()]
    button = Button("Add an action", new_action_href(board, served), secondary=True) if may_write else None
    empty = Empty("No action yet", "Nothing in the plan answers this.")
    return RecordTable("Actions that serve it", HEADINGS, rows, empty, button)


def _row(action: Action, *, is_reading: bool = False) -> list[Content]:
    said: Content = Reading(action.text) if is_reading else action.text
    state = ACTION_STATE.tag(action.state)
    return [Link(action.reference, href(action)), said, owner(action), due(action, timezone.localdate()), state]


def _tests_of_finding(tests: Iterable[ImpactTest], board: Board, may: May) -> RecordTable:
    rows = [impact.test_row(test, board, may) for test in tests]
    return RecordTable("Impact tests", impact.HEADINGS, rows, impact.NOTHING)


def of_agency(request: HttpRequest, agency: Agency) -> Panel | None:
    """On an agency's page: our actions."""
    return _owned(request, Q(owner_agency=agency), "Our actions", ("agency", agency.pk))


def of_person(request: HttpRequest, person: Person) -> Panel | None:
    """On a person's page: the open actions they answer for."""
    return _owned(request, Q(owner_person=person), "Open actions they answer for", ("person", person.pk))


def of_group(request: HttpRequest, group: SubGroup) -> Panel | None:
    """On a group's page: the open actions it owns."""
    return _owned(request, Q(owner_group=group), "Open actions the group owns")


def of_theme(request: HttpRequest, theme: Theme) -> Panel | None:
    """On the page of a theme: what is being done about it."""
    asking = cast(BoardRequest, request)
    board, actor = asking.board, asking.actor
    if not actor.holds(SEE_ACTIONS, board=board.pk):
        return None
    found = [_row(action) for action in theme_actions(actor, queries.open_actions_of(actor, board.pk), theme.name)]
    empty = Empty("No open actions", "Nothing open in the plan answers a finding of this theme.")
    whole = Button("See them in the plan", f"{at(board, 'theme')}?{urlencode({'theme': theme.name})}", secondary=True)
    return Panel(TEMPLATE, {"tables": [RecordTable("What is being done about it", HEADINGS, found, empty, whole)]})


def _owned(request: HttpRequest, owned: Q, caption: str, page: tuple[str, UUID] | None = None) -> Panel | None:
    asking = cast(BoardRequest, request)
    board = getattr(asking, "board", None)
    if board is None or not asking.actor.holds(SEE_ACTIONS, board=board.pk):
        return None
    rows = _owned_rows(asking.actor, board, owned)
    empty = Empty("No open actions", "Actions of the plan that are still to be done are listed here.")
    whole = Button("See them in the plan", at(board, *page), secondary=True) if page else None
    return Panel(TEMPLATE, {"tables": [RecordTable(caption, HEADINGS, rows, empty, whole)]})


def _owned_rows(actor: Actor, board: Board, owned: Q) -> Sequence[Sequence[Content]]:
    return [_row(action) for action in queries.open_actions_of(actor, board.pk).filter(owned)]
