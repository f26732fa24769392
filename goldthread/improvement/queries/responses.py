"""Responses read: each agency addressed, what it said, who owes an answer, and its own actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.findings.models import Addressee, Recommendation
from goldthread.findings.permissions import SEE_FINDINGS
from goldthread.foundation.access import Actor, Reach
from goldthread.improvement.models import Purpose, Response
from goldthread.partnership.models import Agency, Board, Membership

ANSWERS_FOR_AGENCY = ("agency_lead", "school_lead")


@dataclass(frozen=True)
class Asked:
    """One agency a recommendation is addressed to, and what came of asking it."""

    agency: Agency
    addressee: Addressee | None = None
    response: Response | None = None
    owed_by: tuple[str, ...] = ()
    actions: int = 0


@dataclass(frozen=True)
class AskedAll:
    """Every agency asked, as far as the actor may see; `sees_all` where nothing is hidden from this actor."""

    agencies: list[Asked] = field(default_factory=list)
    sees_all: bool = False


def responses_to(actor: Actor, recommendations: Q) -> QuerySet[Response]:
    """Responses whose agency this actor may know of. `recommendations` narrows by recommendation."""
    known = Q(agency__in=Agency.objects.visible_to(actor).values("pk"))
    return Response.objects.visible_to(actor).filter(recommendations, known).select_related("agency", "entered_for")


def asked_of(actor: Actor, board: Board, recommendation: Recommendation, purposes: Iterable[Purpose]) -> AskedAll:
    """Each agency addressed with its response, who owes one, and how many of its own actions serve it.

    The recommendation comes with the addressees the actor may see (`findings.queries.recommendations_of`), and
    `purposes` with its actions.
    """
    asked = list(recommendation.addressees.all())
    said = {one.agency_id: one for one in responses_to(actor, Q(recommendation=recommendation))}
    owing = _owing(actor, board, [one.agency_id for one in asked if one.agency_id not in said])
    own = Counter(purpose.action.owner_agency_id for purpose in purposes)
    found = [
        Asked(one.agency, one, said.pop(one.agency_id, None), owing.get(one.agency_id, ()), own[one.agency_id])
        for one in asked
    ]
    found += [Asked(one.agency, None, one, (), own[agency]) for agency, one in said.items()]
    return AskedAll(found, sees_all(actor, board.pk))


def sees_all(actor: Actor, board: UUID) -> bool:
    """Whether the actor reads beyond one agency, so that what is not seen is not there."""
    wide = {Reach.BOARD, Reach.AGREED}
    return any(held.board == board and reach in wide for held, reach in actor.grants(SEE_FINDINGS))


def _owing(actor: Actor, board: Board, agencies: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    if not agencies:
        return {}
    today = timezone.localdate()
    rows = Membership.objects.visible_to(actor).filter(board=board, agency__in=agencies, role__in=ANSWERS_FOR_AGENCY)
    rows = rows.filter(Q(ends=None) | Q(ends__gte=today), starts__lte=today).select_related("person")
    owing: dict[UUID, tuple[str, ...]] = {}
    for held in rows:
        if held.agency_id is not None:
            owing[held.agency_id] = (*owing.get(held.agency_id, ()), held.person.name)
    return owing
