"""Where update rounds and chasing are tried: a group and those whose actions it oversees."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldthread.foundation.access import Actor
from goldthread.foundation.outbox.tables import Message
from goldthread.improvement import services
from goldthread.improvement.domain.rounds import Answer
from goldthread.improvement.models import Action, UpdateRequest, UpdateRound
from goldthread.kernel.partial_dates import PartialDate
from goldthread.partnership.models import Agency, Person, SubGroup
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor

SYSTEM = Actor.system("tests")
CANARY = "canaryinatext"


@dataclass
class Stage:
    """A group that oversees actions of the police, of a person of theirs, of health without a lead, of nobody."""

    here: Place
    group: SubGroup
    health: Agency
    police: Action
    second: Action
    bobs: Action
    healths: Action
    groups: Action
    nobodys: Action
    lead: Person


def today() -> dt.date:
    return timezone.localdate()


def day(offset: int) -> dt.date:
    return today() + dt.timedelta(days=offset)


def due(offset: int) -> PartialDate:
    return PartialDate.day(day(offset))


def set_stage() -> Stage:
    here = making.place()
    group = world.group(here.board, name=f"{CANARY} group")
    world.seat(here.carol, group, post="chair")
    lead = world.person("agency_lead", here.board, at=here.police, name="Abel")
    health = world.agency(here.board, name=f"{CANARY} Health", kind="health")
    when = due(90)

    def made(**fields: Any) -> Action:
        told = {"due": when, "original_due": when, "overseen_by": group, "text": f"{CANARY} text", **fields}
        told |= {name: CANARY for name in ("detail", "measure", "evidenced_by", "caveat", "state_reason")}
        number = Action.objects.as_system("tests").count() + 1
        action = Action(board=here.board, reference=f"A-{number}", **{"state": "in_progress", **told})
        world.save(action)
        return action

    return Stage(
        here=here,
        group=group,
        health=health,
        police=made(owner_agency=here.police),
        second=made(owner_agency=here.police, state="agreed"),
        bobs=made(owner_agency=here.police, owner_person=here.bob),
        healths=made(owner_agency=health, overseen_by=None),
        groups=made(owner_group=group),
        nobodys=made(),
        lead=lead,
    )


def opened(stage: Stage, **told: Any) -> UpdateRound:
    days = {"meets": day(14), "papers_due": day(7), **told}
    return services.open_round(group=stage.group, by=actor(stage.here.alice), **days)


def request_to(person: Person) -> UpdateRequest:
    found: UpdateRequest = UpdateRequest.objects.as_system("tests").get(person=person)
    return found


def messages(kind: str = "") -> list[Message]:
    rows = Message.objects.as_system("tests").order_by("created_at")
    return list(rows.filter(kind=f"improvement.{kind}") if kind else rows)


def nothing_new(*actions: Action) -> dict[Any, Answer]:
    return {action.pk: Answer(is_nothing_new=True) for action in actions}


def answer(stage: Stage, answers: dict[Any, Answer], by: Person | None = None, **told: Any) -> UpdateRequest:
    request = request_to(stage.lead)
    given = {"public_id": request.pk, "version": request.version, "answers": answers, **told}
    return services.answer_request(by=actor(by or stage.lead), **given)


# Opening
