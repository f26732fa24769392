"""An agency proposes its own action; the office gives actions whose owner has left to someone else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.findings.models import Addressee, Recommendation
from goldthread.foundation.errors import Forbidden
from goldthread.improvement import queries, services
from goldthread.improvement.forms.actions import ProposedActionForm, ReassignForm
from goldthread.improvement.permissions import ANSWER_ACTIONS
from goldthread.improvement.presenters.addresses import href, served_href, slug
from goldthread.improvement.queries.deciding import agencies_answered_for
from goldthread.partnership.models import Agency
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.pages import form_page


def propose(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """An agency proposes its own action for a recommendation addressed to it. Forbidden to everyone else."""
    actor, board = request.actor, request.board
    served = Recommendation.objects.select_related("board").seen_by(actor, public_id, board=board)
    agencies = _addressed(request, served)
    if not agencies:
        raise Forbidden(verb=ANSWER_ACTIONS.key, sentence="propose an action of another agency")

    def save(data: Mapping[str, Any], version: int | None) -> str:
        given = {"agency": agencies[0], **data}
        return href(services.propose_action(recommendation=public_id, by=actor, **given))

    named = " or ".join(agency.short_name for agency in agencies)
    return form_page(
        request,
        ProposedActionForm,
        title=f"Propose an action of {named}",
        submit="Propose the action",
        lead=f"For {served.reference}: {served.text} The business unit agrees it with you before it is in the plan.",
        back=Link("Back to the recommendation", served_href(board, served)),
        form_kwargs={"actor": actor, "board": board, "agencies": [agency.pk for agency in agencies]},
        save=save,
    )


def _addressed(request: BoardRequest, served: Recommendation) -> list[Agency]:
    """The agencies this person answers for that the recommendation is addressed to."""
    ours = agencies_answered_for(request.actor, request.board.pk)
    addressed = Addressee.objects.visible_to(request.actor).filter(recommendation=served, agency__in=sorted(ours))
    return list(Agency.objects.visible_to(request.actor).filter(pk__in=addressed.values("agency")))


def reassign(request: BoardRequest) -> HttpResponse:
    """Give the actions of people who have left to one person, several at once."""
    actor, board = request.actor, request.board
    plan = reverse("improvement:index", args=[slug(board)])
    left = queries.left_by(queries.actions_of(actor, board.pk), timezone.localdate())

    def save(data: Mapping[str, Any], version: int | None) -> str:
        chosen = [action.pk for action in data["actions"]]
        services.reassign_actions(public_ids=chosen, to=data["to"], by=actor)
        return request.path if left.exists() else plan

    return form_page(
        request,
        ReassignForm,
        title="Reassign actions whose owner has left",
        submit="Reassign",
        lead="Whoever answered for these no longer holds a role on the board, or their account is suspended.",
        back=Link("The plan", plan),
        form_kwargs={"actor": actor, "board": board, "actions": left},
        save=save,
    )
