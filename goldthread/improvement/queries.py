"""Named reads of this room, always for an actor. Counting is done in SQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, Substr

from goldthread.findings.models import Answer, Finding, Recommendation
from goldthread.foundation.access import Actor, Verb
from goldthread.improvement.choices import ImpactResult
from goldthread.improvement.domain.due_dates import UNFINISHED
from goldthread.improvement.domain.states import OPEN
from goldthread.improvement.models import Action, DueDateChange, Evidence, ImpactTest, ProgressNote, Purpose
from goldthread.kernel.partial_dates import PartialDate
from goldthread.partnership.models import Agency, Board

OWNERS = ("owner_agency", "owner_group", "owner_person")
NO_OWNER = Q(owner_agency=None, owner_group=None, owner_person=None)
Made = list[tuple[str, PartialDate | None]]


def actions_of(actor: Actor, board: UUID) -> QuerySet[Action]:
    """The board's actions this actor may see, each once."""
    return Action.objects.visible_to(actor).filter(board=board)


def agencies_of(actor: Actor, board: UUID) -> QuerySet[Agency]:
    """Agencies that have, or had, a place on the board."""
    return Agency.objects.visible_to(actor).filter(links__board=board)


def open_actions_of(actor: Actor, board: UUID) -> QuerySet[Action]:
    """Actions not yet closed or cancelled, with their owners, the earliest due first and those without a date last."""
    rows = actions_of(actor, board).filter(state__in=sorted(OPEN))
    soonest = F("due").asc(nulls_last=True)
    return with_evidence(actor, rows).select_related("board", *OWNERS).order_by(soonest, "reference")


def overdue(rows: QuerySet[Action], today: dt.date) -> QuerySet[Action]:
    """Those that are late: the SQL of domain.due_dates.is_overdue."""
    return with_due_end(rows).filter(_late(today))


def due_between(rows: QuerySet[Action], first: dt.date, last: dt.date) -> QuerySet[Action]:
    """Unfinished actions whose due date is over within these days."""
    within = Q(due_end__gte=first.isoformat(), due_end__lte=last.isoformat(), state__in=sorted(UNFINISHED))
    return with_due_end(rows).filter(within)


def late_by_owner(actor: Actor, board: UUID, today: dt.date) -> list[dict[str, Any]]:
    """For each owning agency, or none: how many actions are late (`n`) and the earliest date among them (`since`)."""
    rows = overdue(actions_of(actor, board), today).order_by()
    counted: QuerySet[Any, Any] = rows.values("owner_agency", "owner_agency__short_name").annotate(
        n=Count("pk"), since=Min("due_end")
    )
    return list(counted.order_by("since"))


def with_due_end(rows: QuerySet[Action]) -> QuerySet[Action]:
    """Each with the last day its due date could mean; a stored partial date is `start/end`."""
    return rows.alias(due_end=Substr("due", 12, 10))


def _late(today: dt.date) -> Q:
    return Q(due_end__lt=today.isoformat(), state__in=sorted(UNFINISHED))


def with_evidence(actor: Actor, rows: QuerySet[Action]) -> QuerySet[Action]:
    """Each with how many pieces of evidence are held (`evidence_count`)."""
    held = Evidence.objects.visible_to(actor).filter(action=OuterRef("pk")).order_by().values("action")
    counted = Subquery(held.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return rows.annotate(evidence_count=Coalesce(counted, 0))


def without_evidence(actor: Actor, rows: QuerySet[Action]) -> QuerySet[Action]:
    """Those for which no evidence is held."""
    return rows.exclude(Exists(Evidence.objects.visible_to(actor).filter(action=OuterRef("pk"))))


def from_source(actor: Actor, rows: QuerySet[Action], source: str) -> QuerySet[Action]:
    """Those that serve a finding from an `audit` or a `judgement` of a review, or `none`: no finding at all.

    What the actor may not see is as if it were not there, so that the filter tells nothing the page does not.
    """
    served = Purpose.objects.visible_to(actor).filter(_seen(actor), action=OuterRef("pk"))
    if source == "none":
        return rows.exclude(Exists(served))
    found = Finding.objects.visible_to(actor).filter(**{f"{source}__isnull": False}).values("pk")
    answered = Answer.objects.visible_to(actor).filter(finding__in=found).values("recommendation")
    return rows.filter(Exists(served.filter(Q(finding__in=found) | Q(recommendation__in=answered))))


def counts_by_state(actor: Actor, board: UUID, today: dt.date) -> list[dict[str, Any]]:
    """For each state and whether evidence is held: how many actions (`n`), and how many late, undated and unowned."""
    held = Exists(Evidence.objects.visible_to(actor).filter(action=OuterRef("pk")))
    rows = with_due_end(actions_of(actor, board)).annotate(has_evidence=held).order_by()
    counted: QuerySet[Any, Any] = rows.values("state", "has_evidence").annotate(
        n=Count("pk"),
        late=Count("pk", filter=_late(today)),
        undated=Count("pk", filter=Q(due=None)),
        unowned=Count("pk", filter=NO_OWNER),
    )
    return list(counted)


def for_page(actor: Actor, public_id: UUID, board: Board, verbs: Iterable[tuple[str, Verb]]) -> Action:
    """One action with what its page needs: owners, whether a test was passed, and each verb as a flag.

    `verbs` are (name of the flag, verb): true where the actor may do that with the action. Raises Unseen.
    """
    passed = ImpactTest.objects.visible_to(actor).filter(
        recommendation__served_by__action=OuterRef("pk"), result=ImpactResult.IMPROVED
    )
    flags = {name: _flag(Action.access.scope(Action, actor, verb)) for name, verb in verbs}
    rows = Action.objects.select_related("board", "entered_for", *OWNERS)
    found: Action = rows.annotate(has_passed_test=Exists(passed), **flags).seen_by(actor, public_id, board=board)
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


def purposes_of(actor: Actor, action: Action) -> QuerySet[Purpose]:
    """What the action serves, as far as this actor may see it."""
    rows = Purpose.objects.visible_to(actor).filter(action=action)
    return rows.filter(_seen(actor)).select_related("finding", "recommendation").order_by("created_at")


def _seen(actor: Actor) -> Q:
    """Purposes whose finding or recommendation the actor may see."""
    findings, recommendations = (kind.objects.visible_to(actor).values("pk") for kind in (Finding, Recommendation))
    return Q(finding__in=findings) | Q(recommendation__in=recommendations)


def purposes_towards(actor: Actor, served: Finding | Recommendation) -> QuerySet[Purpose]:
    """The links from actions to a recommendation, or to a finding and the recommendations that answer it."""
    towards = Q(recommendation=served)
    if isinstance(served, Finding):
        answering = Recommendation.objects.visible_to(actor).filter(answers__finding=served).values("pk")
        towards = Q(finding=served) | Q(recommendation__in=answering)
    seen = Q(action__in=Action.objects.visible_to(actor).values("pk"))
    owners = [f"action__{owner}" for owner in OWNERS]
    rows = Purpose.objects.visible_to(actor).filter(towards & seen).order_by("action__due", "created_at")
    return rows.select_related("action", "action__board", "recommendation", *owners)


def impact_tests_towards(actor: Actor, served: Finding | Recommendation) -> QuerySet[ImpactTest]:
    """The impact tests of a recommendation, or of every recommendation that answers a finding."""
    rows = ImpactTest.objects.visible_to(actor).select_related("recommendation", "board")
    if isinstance(served, Finding):
        answering = Recommendation.objects.visible_to(actor).filter(answers__finding=served).values("pk")
        return rows.filter(recommendation__in=answering)
    return rows.filter(recommendation=served)


def passed_tests_of(actor: Actor, action: Action) -> QuerySet[ImpactTest]:
    """Impact tests with the result “improved” of the recommendations an action serves."""
    rows = ImpactTest.objects.visible_to(actor).filter(recommendation__served_by__action=action)
    return rows.filter(result=ImpactResult.IMPROVED)


def serves(actor: Actor, action: Action, served: Finding | Recommendation) -> bool:
    """True if the action is already linked to it."""
    name = "finding" if isinstance(served, Finding) else "recommendation"
    return bool(Purpose.objects.visible_to(actor).filter(action=action, **{name: served}).exists())


def made_of(recommendation: Recommendation | None, finding: Finding | None) -> Made:
    """When a recommendation was made, and when the source of a finding was held or published."""
    made: Made = []
    if recommendation is not None:
        made.append((recommendation.reference, recommendation.made))
    if finding is not None:
        source = finding.audit or (finding.judgement.review if finding.judgement else None)
        made.append((finding.reference, source.held if source else None))
    return made


def made_of_served(actor: Actor, action: Action) -> Made:
    """The same for everything an action serves."""
    purposes = purposes_of(actor, action).select_related(
        "recommendation", "finding__audit", "finding__judgement__review"
    )
    return [made for purpose in purposes for made in made_of(purpose.recommendation, purpose.finding)]
