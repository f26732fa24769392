"""What the tests of this room stand on: a board, its people, an agency, a recommendation, an action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.findings.models import Addressee, Answer, Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.foundation.writes import service
from goldthread.improvement.models import Action, Evidence, Purpose
from goldthread.improvement.services.standing import restate_one
from goldthread.kernel.partial_dates import PartialDate
from goldthread.partnership.models import Agency, Board, Person
from goldthread.reviews.models import Judgement, Review
from tests import world

read = PartialDate.parse


@dataclass
class Place:
    """Alice runs the board; Bob answers for Police; Carol chairs; Charlie runs another board."""

    board: Board
    police: Agency
    alice: Person
    bob: Person
    carol: Person
    charlie: Person
    finding: Finding
    recommendation: Recommendation

    def at(self, name: str, *parts: object) -> str:
        return reverse(f"improvement:{name}", args=[self.board.short_name.lower(), *parts])


def place() -> Place:
    nscb, other = world.board(), world.board("NSAB", remit="adults")
    police = world.agency(nscb, name="Police")
    finding, recommendation = served(nscb, police)
    return Place(
        board=nscb,
        police=police,
        alice=world.person("qa_officer", nscb, name="Alice"),
        bob=world.person("agency_lead", nscb, at=police, name="Bob"),
        carol=world.person("sub_group_chair", nscb, name="Carol"),
        charlie=world.person("qa_officer", other, name="Charlie"),
        finding=finding,
        recommendation=recommendation,
    )


def served(of: Board, addressed: Agency) -> tuple[Finding, Recommendation]:
    """A finding of an inspection, and the recommendation that answers it, signed off and addressed to an agency."""
    review = Review(board=of, reference="V-1", kind="inspection", body="Ofsted", what="Review", held=read("March 2016"))
    world.save(review)
    judgement = Judgement(board=of, review=review, reference="OFS-1", text="Too little is improved")
    world.save(judgement)
    now = timezone.now()
    told = {"kind": "improvement", "text": "Too little is improved"}
    finding = Finding(board=of, reference="F-1", judgement=judgement, signed_off_at=now, **told)
    world.save(finding)
    recommendation = Recommendation(
        board=of, reference="R-1", text="Improve more", made=read("April 2016"), signed_off_at=now
    )
    world.save(recommendation)
    world.save(Answer(board=of, recommendation=recommendation, finding=finding))
    world.save(Addressee(board=of, recommendation=recommendation, agency=addressed))
    return finding, recommendation


def action(here: Place, *, state: str = "in_progress", due: str | None = "November 2016", **fields: Any) -> Action:
    """An action owned by Police, unless told otherwise."""
    fields = {"owner_agency": here.police, "text": "Audit twenty case files", **fields}
    number = Action.objects.as_system("tests").count() + 1
    when = read(due) if due else None
    made = Action(board=here.board, reference=f"A-{number}", state=state, due=when, original_due=when, **fields)
    world.save(made)
    return made


def evidence(of: Action, **fields: Any) -> Evidence:
    made = Evidence(board=of.board, action=of, **{"text": "Minutes of 3 May", **fields})
    world.save(made)
    _restated(of=of, by=world.SYSTEM)
    return made


def held_by(of: Action) -> list[UUID]:
    """The evidence of an action, as a chair who accepts all of it would choose it."""
    return list(Evidence.objects.as_system("tests").filter(action=of).values_list("pk", flat=True))


def purpose(of: Action, recommendation: Recommendation | None = None, finding: Finding | None = None) -> Purpose:
    made = Purpose(board=of.board, action=of, recommendation=recommendation, finding=finding)
    world.save(made)
    return made


@service("tests.restated")
def _restated(*, of: Action, by: Actor) -> None:
    """Keep true what an action repeats, as the services do, without moving its version on."""
    restate_one(of)
    kept = {"strength": of.strength, "evidence_held": of.evidence_held, "impact": of.impact}
    Action._base_manager.filter(pk=of.pk).update(**kept)


def actor(person: Person) -> Actor:
    return world.acting(person)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def again(one: Action) -> Action:
    found: Action = Action.objects.as_system("tests").get(pk=one.pk)
    return found
