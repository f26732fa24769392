"""One action and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from goldthread.foundation.access import Actor, Verb
from goldthread.improvement.models import Action, DueDateChange, Evidence, ProgressNote
from goldthread.improvement.queries.actions import OWNERS
from goldthread.partnership.models import Board


def for_page(actor: Actor, public_id: UUID, board: Board, verbs: Iterable[tuple[str, Verb]]) -> Action:
    """One action with what its page needs: owners, and each verb as a flag.

    `verbs` are (name of the flag, verb): true where the actor may do that with the action. Raises Unseen.
    """
    flags = {name: _flag(Action.access.scope(Action, actor, verb)) for name, verb in verbs}
    rows = Action.objects.select_related("board", "entered_for", *OWNERS)
    found: Action = rows.annotate(**flags).seen_by(actor, public_id, board=board)
    return found


def _flag(scope: Q) -> ExpressionWrapper:
    return ExpressionWrapper(scope, output_field=BooleanField())


def evidence_of(actor: Actor, action: Action) -> QuerySet[Evidence]:
    rows = Evidence.objects.visible_to(actor).filter(action=action)
    return rows.select_related("added_by", "accepted_by", "entered_for")


def notes_of(actor: Actor, action: Action) -> QuerySet[ProgressNote]:
    rows = ProgressNote.objects.visible_to(actor).filter(action=action)
    return rows.select_related("written_by", "entered_for")


def due_changes_of(actor: Actor, action: Action) -> QuerySet[DueDateChange]:
    return DueDateChange.objects.visible_to(actor).filter(action=action)
