"""A form is accepted once, however often it is sent."""

import uuid

import pytest
from django.test import Client

from goldthread.partnership.models import Board, Person
from goldthread.programme.models import Entry
from tests import world

pytestmark = pytest.mark.django_db
ADDRESS = "/nscb/programme/entries/new/"


@pytest.fixture
def nscb() -> Board:
    return world.board()


@pytest.fixture
def alice(nscb: Board) -> Person:
    return world.person("qa_officer", nscb)


def signed_in(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def form(title: str = "Section 11", token: str | None = None, **more: str) -> dict[str, str]:
    return {"year": "2016-17", "kind": "section_11", "title": title, "once": token or str(uuid.uuid4()), **more}


def entries() -> int:
    return Entry.objects.as_system("tests").count()


def test_the_same_form_sent_twice_saves_once_and_leads_to_the_same_place(alice: Person) -> None:
    client, given = signed_in(alice), form()
    first, second = client.post(ADDRESS, given), client.post(ADDRESS, given)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert entries() == 1


def test_a_token_with_other_contents_is_refused(alice: Person) -> None:
    client, given = signed_in(alice), form()
    client.post(ADDRESS, given)
    again = client.post(ADDRESS, {**given, "title": "Something else"})
    assert again.status_code == 409
    assert entries() == 1


def test_a_token_of_another_person_is_refused(nscb: Board, alice: Person) -> None:
    given = form()
    signed_in(alice).post(ADDRESS, given)
    other = signed_in(world.person("business_manager", nscb)).post(ADDRESS, given)
    assert other.status_code == 409
    assert entries() == 1


def test_two_forms_save_twice(alice: Person) -> None:
    client = signed_in(alice)
    client.post(ADDRESS, form("One"))
    client.post(ADDRESS, form("Two"))
    assert entries() == 2


def test_a_form_that_was_refused_may_be_mended_and_sent_again(alice: Person) -> None:
    client, token = signed_in(alice), str(uuid.uuid4())
    client.post(ADDRESS, form("Taken"))
    assert client.post(ADDRESS, form("Taken", token)).status_code == 422
    assert client.post(ADDRESS, form("", token)).status_code == 422
    assert client.post(ADDRESS, form("Free", token)).status_code == 302
    assert entries() == 2


@pytest.mark.parametrize("token", ["", "not a token", "0" * 65])
def test_a_form_without_a_token_is_still_saved(alice: Person, token: str) -> None:
    answer = signed_in(alice).post(ADDRESS, {**form(), "once": token})
    assert answer.status_code in {302, 422}
    assert entries() == (answer.status_code == 302)


def test_a_token_claimed_by_a_write_that_was_denied_is_free_again(nscb: Board, alice: Person) -> None:
    given = form()
    assert signed_in(world.person("board_member", nscb)).post(ADDRESS, given).status_code == 403
    assert signed_in(alice).post(ADDRESS, given).status_code == 302
