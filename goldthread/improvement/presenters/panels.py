"""What this room puts on the pages of earlier rooms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.foundation.slots import Panel
from goldthread.improvement import queries
from goldthread.improvement.choices import ACTION_STATE, IMPACT_KIND, IMPACT_RESULT
from goldthread.improvement.models import Action, ImpactTest, Purpose
from goldthread.improvement.permissions import SEE_ACTIONS, WRITE_ACTIONS
from goldthread.improvement.presenters.addresses import href, impact_href, new_action_href, plan_impact_href
from goldthread.improvement.presenters.plan import due, owner
from goldthread.partnership.models import Agency, Board, Person, SubGroup
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Content, Link, Reading
from goldthread.ui.parts import Button, Empty
from goldthread.ui.records import RecordTable

TEMPLATE = "improvement/panel.html"
HEADINGS = ["Reference", "Action", "Owner", "Due", "State"]


def towards(request: HttpRequest, served: Finding | Recommendation) -> Panel | None:
    """Under a finding or a recommendation: the actions that serve it, and how it will be known what they changed."""
    asking = cast(BoardRequest, request)
    actor, board = asking.actor, asking.board
    if not actor.holds(SEE_ACTIONS, board=board.pk):
        return None
    may_write = actor.holds(WRITE_ACTIONS, board=board.pk)
    actions = _serving(queries.purposes_towards(actor, served), board, served, may_write)
    tests = _tests(queries.impact_tests_towards(actor, served), board, served, may_write)
    return Panel(TEMPLATE, {"tables": [actions, tests]})


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


def _tests(tests: Iterable[ImpactTest], board: Board, served: Finding | Recommendation, may_write: bool) -> RecordTable:
    rows = [_test_row(test, board, may_write) for test in tests]
    button = None
    if may_write and isinstance(served, Recommendation):
        button = Button("Plan an impact test", plan_impact_href(board, served), secondary=True)
    empty = Empty("No impact test planned", "Nobody will know whether this made a difference until it is tested.")
    return RecordTable("Impact tests", ["Question", "How", "When", "What it found"], rows, empty, button)


def _test_row(test: ImpactTest, board: Board, may_write: bool) -> list[Content]:
    question: Content = Link(test.question, impact_href(board, test)) if may_write else test.question
    return [question, IMPACT_KIND.text(test.kind), test.tested or test.due, IMPACT_RESULT.tag(test.result)]


def of_agency(request: HttpRequest, agency: Agency) -> Panel | None:
    """On an agency's page: our actions."""
    return _owned(request, Q(owner_agency=agency), "Our actions")


def of_person(request: HttpRequest, person: Person) -> Panel | None:
    """On a person's page: the open actions they answer for."""
    return _owned(request, Q(owner_person=person), "Open actions they answer for")


def of_group(request: HttpRequest, group: SubGroup) -> Panel | None:
    """On a group's page: the open actions it owns."""
    return _owned(request, Q(owner_group=group), "Open actions the group owns")


def _owned(request: HttpRequest, owned: Q, caption: str) -> Panel | None:
    asking = cast(BoardRequest, request)
    board = getattr(asking, "board", None)
    if board is None or not asking.actor.holds(SEE_ACTIONS, board=board.pk):
        return None
    rows = _owned_rows(asking.actor, board, owned)
    empty = Empty("No open actions", "Actions of the plan that are still to be done are listed here.")
    return Panel(TEMPLATE, {"tables": [RecordTable(caption, HEADINGS, rows, empty)]})


def _owned_rows(actor: Actor, board: Board, owned: Q) -> Sequence[Sequence[Content]]:
    return [_row(action) for action in queries.open_actions_of(actor, board.pk).filter(owned)]
