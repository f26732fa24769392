"""The trail of a board, for those who may read it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from goldthread.audits.models import CaseAudit
from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.foundation.trail.tables import TrailEvent
from goldthread.improvement.models import Action
from goldthread.partnership.models import Board, Person
from goldthread.reviews.models import Review

WHY = "the trail names who did and viewed what, to those who may read it"
REFERENCED = (Action, Finding, Recommendation, CaseAudit, Review)


def events_of(actor: Actor, board: Board) -> QuerySet[TrailEvent]:
    """The board's events, with who acted (`who`) and the reference of the record (`reference`) where it has one."""
    named = Person.objects.as_system(WHY).filter(pk=OuterRef("actor")).values("name")[:1]
    references = [
        Subquery(kind.objects.visible_to(actor).filter(pk=OuterRef("subject"), board=board).values("reference")[:1])
        for kind in REFERENCED
    ]
    rows = TrailEvent.objects.filter(chain=board.pk)
    return rows.annotate(who=Coalesce(Subquery(named), "actor_name"), reference=Coalesce(*references))


def kinds_of(board: Board) -> list[str]:
    """The kinds of event that have happened on this board."""
    rows = TrailEvent.objects.filter(chain=board.pk).order_by("kind")
    return list(rows.values_list("kind", flat=True).distinct())


def people_of(board: Board) -> list[tuple[UUID, str]]:
    """Everyone who has left an event on this board, by name."""
    acted = TrailEvent.objects.filter(chain=board.pk, actor__isnull=False).values("actor")
    rows = Person.objects.as_system(WHY).filter(pk__in=acted)
    return list(rows.order_by("name").values_list("pk", "name"))
