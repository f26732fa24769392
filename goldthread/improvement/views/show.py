"""One action."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from goldthread.foundation.access import Actor
from goldthread.improvement import queries
from goldthread.improvement.choices import ACTION_STATE
from goldthread.improvement.domain.smart import hints
from goldthread.improvement.domain.states import AT_WORK, ActionState
from goldthread.improvement.models import Action
from goldthread.improvement.presenters import action as presenter
from goldthread.improvement.presenters.addresses import slug
from goldthread.improvement.presenters.deciding import decisions_table
from goldthread.improvement.presenters.rights import FLAGS, Rights
from goldthread.improvement.queries.deciding import Deciders, deciders_of, decisions_of
from goldthread.improvement.queries.settings import plan_settings
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.downloads import download
from goldthread.ui.records import RecordTable, record_page


def show(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """What will be done, by whom and when; what it serves; what shows it was done; the next step."""
    actor, today = request.actor, timezone.localdate()
    action = queries.for_page(actor, public_id, request.board, FLAGS)
    evidence = list(queries.evidence_of(actor, action))
    is_done = action.state == ActionState.DONE
    deciders = deciders_of(action) if is_done else Deciders()
    rights = Rights.of(actor, action, has_evidence=bool(evidence), deciders=deciders)
    moved = queries.due_changes_of(actor, action) if action.due != action.original_due else []
    return record_page(
        request,
        action,
        title=presenter.title(action),
        caption=action.reference,
        state=ACTION_STATE.tag(action.state),
        lead=presenter.lead(action, rights, deciders),
        rows=presenter.summary(action, rights, plan_settings(actor, action.board_id), today),
        buttons=presenter.buttons(action, rights),
        tables=[
            presenter.served_table(action, queries.purposes_of(actor, action), rights),
            presenter.evidence_table(action, evidence, rights),
            *_decisions(actor, action),
            presenter.notes_table(action, queries.notes_of(actor, action), rights),
        ],
        events=presenter.events(action, moved),
        back=Link("The plan", reverse("improvement:index", args=[slug(request.board)])),
        slot="improvement:action",
        template="improvement/action.html",
        hints=_hints(action) if rights.write and rights.is_open else [],
    )


def evidence_file(request: BoardRequest, public_id: UUID) -> HttpResponseBase:
    """A file of a piece of evidence, to be saved under a name that says only whose evidence it is."""
    file = queries.evidence_file(request.actor, public_id, request.board)
    place = queries.place_among_files(request.actor, file)
    return download(request, file, name=f"{file.evidence.action.reference}-evidence-{place}")


def _decisions(actor: Actor, action: Action) -> list[RecordTable]:
    """What was decided of its closure; nothing until its owner has said that it is done."""
    if (action.state in AT_WORK and not action.state_reason) or action.state == ActionState.PROPOSED:
        return []
    decisions = list(decisions_of(actor, action))
    return [decisions_table(decisions)] if decisions or action.state == ActionState.DONE else []


def _hints(action: Action) -> list[str]:
    is_owned = bool(action.owner_agency_id or action.owner_group_id)
    return hints(
        text=action.text, measure=action.measure, evidenced_by=action.evidenced_by, is_owned=is_owned, due=action.due
    )
