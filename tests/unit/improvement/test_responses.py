"""Each addressed agency responds to a recommendation; what is missing is named."""

from __future__ import annotations

import pytest
from django.test import Client

from goldthread.findings.models import Addressee
from goldthread.findings.presenters import recommendation_href
from goldthread.findings.queries import recommendations_of
from goldthread.foundation.errors import Forbidden, Stale, Unseen
from goldthread.foundation.trail.tables import TrailEvent
from goldthread.improvement import queries, services
from goldthread.improvement.models import Response
from goldthread.improvement.presenters.responses import sentence
from goldthread.improvement.queries.responses import AskedAll
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Agency, Person
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor, signed_in
from tests.unit.improvement.test_pages import post, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Place:
    return making.place()


def asked(here: Place) -> Addressee:
    found: Addressee = Addressee.objects.as_system("tests").get(agency=here.police)
    return found


def say(here: Place, who: Person, answer: str = "in_part", version: int | None = None, **given: str) -> Response:
    given = {"reason": "We have no such staff", **given}
    return services.respond(addressee=asked(here).pk, version=version, answer=answer, by=actor(who), **given)


def also_asked(here: Place, name: str) -> Agency:
    one = world.agency(here.board, name=name, kind="health")
    world.save(Addressee(board=here.board, recommendation=here.recommendation, agency=one))
    return one


def test_an_agency_responds_for_itself_and_gives_its_reason(here: Place) -> None:
    with pytest.raises(Refused) as refusal:
        say(here, here.bob, reason=" ")
    assert refusal.value.field == "reason"
    made = say(here, here.bob)
    assert (made.answer, made.responded_by_id, made.entered_for_id) == ("in_part", here.bob.pk, None)


def test_a_changed_answer_replaces_the_old_which_the_trail_keeps(here: Place) -> None:
    made = say(here, here.bob)
    with pytest.raises(Stale):
        say(here, here.bob, "accept")
    again = say(here, here.bob, "accept", version=made.version, reason="")
    assert (again.pk, again.answer, again.reason) == (made.pk, "accept", "")
    last = TrailEvent.objects.filter(subject=made.pk).order_by("seq").last()
    assert last is not None
    assert last.detail["values"] == {"answer": ["in_part", "accept"]}


def test_the_business_unit_enters_it_and_the_agency_confirms(here: Place) -> None:
    with pytest.raises(Refused) as refusal:
        say(here, here.alice)
    assert refusal.value.field == "entered_from"
    made = say(here, here.alice, entered_from="an e-mail of 3 May")
    assert made.awaits_confirmation
    with pytest.raises(Forbidden):
        services.confirm_entry(kind="response", public_id=made.pk, by=actor(here.alice))
    confirmed = services.confirm_entry(kind="response", public_id=made.pk, by=actor(here.bob))
    assert confirmed.confirmed_by_id == here.bob.pk
    own = say(here, here.bob, "accept", version=confirmed.version)
    assert (own.entered_for_id, own.entered_from, own.confirmed_at) == (None, "", None)


def test_nobody_responds_for_another_agency_or_before_it_is_signed_off(here: Place) -> None:
    health = also_asked(here, "Health")
    stranger = world.person("agency_lead", here.board, at=world.agency(here.board, name="Probation"))
    nurse = world.person("agency_lead", here.board, at=health)
    for who in (stranger, nurse, here.charlie):
        with pytest.raises(Unseen):
            say(here, who)
    with pytest.raises(Forbidden):
        say(here, here.carol)
    here.recommendation.signed_off_at = None
    world.save(here.recommendation)
    with pytest.raises(Refused, match="not signed off yet"):
        say(here, here.bob)


def asked_by(here: Place, who: Person) -> AskedAll:
    """What a person's page tells of the agencies addressed."""
    reader = actor(who)
    recommendation = recommendations_of(reader, here.board.pk).get(pk=here.recommendation.pk)
    return queries.asked_of(reader, here.board, recommendation, queries.purposes_towards(reader, recommendation))


def test_who_has_responded_is_told_in_a_sentence(here: Place) -> None:
    def told(who: Person) -> str:
        return sentence(asked_by(here, who), here.recommendation)

    assert told(here.alice) == "The one agency asked has not responded."
    also_asked(here, "Health")
    assert told(here.alice) == "None of 2 agencies have responded."
    say(here, here.bob)
    assert told(here.alice) == "1 of 2 agencies has responded. Police accepts in part."
    assert told(here.bob) == "Police accepts in part."


def test_a_gap_names_who_owes_the_response_and_own_actions_are_counted(here: Place) -> None:
    making.purpose(making.action(here), recommendation=here.recommendation)
    found = asked_by(here, here.alice).agencies
    assert [(one.agency, one.owed_by, one.actions) for one in found] == [(here.police, ("Bob",), 1)]


def test_the_pages_lead_an_agency_from_the_gap_to_its_answer(here: Place) -> None:
    bob, page = signed_in(here.bob), recommendation_href(here.recommendation)
    opened = text(bob, page)
    assert "No response yet, asked on" in opened
    address = here.at("respond", asked(here).pk)
    assert address in opened
    assert post(here.bob, address, answer="not_accept") == 422
    assert post(here.bob, address, answer="not_accept", reason="The law forbids it") == 302
    assert "The law forbids it" in text(bob, page)
    assert "Change the response" in text(bob, page)
    assert post(here.alice, address, answer="accept") == 422
    assert post(here.alice, address, answer="accept", entered_from="a call of 4 May") == 302
    assert "Entered for Police from a call of 4 May; not confirmed yet" in text(bob, page)
    entry = Response.objects.as_system("tests").get()
    assert post(here.bob, here.at("confirm", "response", entry.pk)) == 302
    assert "confirmed on" in text(bob, page)
    ours = here.at("propose", here.recommendation.pk)
    assert ours in text(bob, page)
    assert ours not in text(signed_in(here.alice), page)


def test_a_reader_is_offered_no_answer(here: Place) -> None:
    reader: Client = signed_in(world.person("board_member", here.board))
    assert here.at("respond", asked(here).pk) not in text(reader, recommendation_href(here.recommendation))


def test_what_was_entered_waits_on_the_agencys_home_page(here: Place) -> None:
    say(here, here.alice, "accept", reason="", entered_from="a call of 4 May")
    page = text(signed_in(here.bob), "/nscb/")
    assert "Confirm: your response to a recommendation" in page
    assert "Entered for you from a call of 4 May" in page
