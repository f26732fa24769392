"""One action and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Prefetch, Q, QuerySet

from goldthread.foundation.access import Actor, Verb
from goldthread.improvement.models import Action, DueDateChange, Evidence, EvidenceFile, ProgressNote
from goldthread.improvement.queries.actions import OWNERS
from goldthread.partnership.models import Board


def for_page(actor: Actor, public_id: UUID, board: Board, verbs: Iterable[tuple[str, Verb]]) -> Action:
    """One action with what its page needs: owners, and each verb as a flag.

    `verbs` are (name of the flag, verb): true where the actor may do that with the action. Raises Unseen.
    """
    flags = {name: _flag(Action.access.scope(Action, actor, verb)) for name, verb in verbs}
    rows = Action.objects.select_related("board", "entered_for", "overseen_by", "passed_to", *OWNERS)
    found: Action = rows.annotate(**flags).seen_by(actor, public_id, board=board)
    return found


def _flag(scope: Q) -> ExpressionWrapper:
    return ExpressionWrapper(scope, output_field=BooleanField())


def evidence_of(actor: Actor, action: Action) -> QuerySet[Evidence]:
    """Its evidence, each with its files."""
    rows = Evidence.objects.visible_to(actor).filter(action=action)
    files = Prefetch("files", EvidenceFile.objects.visible_to(actor))
    return rows.select_related("added_by", "accepted_by", "entered_for").prefetch_related(files)


def evidence_file(actor: Actor, public_id: UUID, board: Board) -> EvidenceFile:
    """One file of a piece of evidence. Raises Unseen for whoever may not see the action."""
    rows = EvidenceFile.objects.select_related("board", "evidence__action")
    found: EvidenceFile = rows.seen_by(actor, public_id, board=board)
    return found


def place_among_files(actor: Actor, file: EvidenceFile) -> int:
    """Which of its action's files this is, the first being 1, in the order they came."""
    of_action = EvidenceFile.objects.visible_to(actor).filter(evidence__action=file.evidence.action_id)
    return 1 + of_action.filter(created_at__lt=file.created_at).count()


def notes_of(actor: Actor, action: Action) -> QuerySet[ProgressNote]:
    rows = ProgressNote.objects.visible_to(actor).filter(action=action)
    return rows.select_related("written_by", "entered_for")


def due_changes_of(actor: Actor, action: Action) -> QuerySet[DueDateChange]:
    return DueDateChange.objects.visible_to(actor).filter(action=action)
