"""Signing in, waiting, idling out, changing a password, and the demo's own door."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from goldthread.foundation.models import TrailEvent
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Person
from goldthread.partnership.services import accounts
from tests import world

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


@pytest.fixture
def alice() -> Person:
    return world.person("qa_officer", world.board())


def sign_in(client: Client, email: str, password: str = PASSWORD, to: str = "/sign-in/") -> object:
    return client.post(to, {"email": email, "password": password})


def events(kind: str) -> list[TrailEvent]:
    return list(TrailEvent.objects.filter(kind=kind))


def test_alice_signs_in_and_goes_on_to_where_she_was_heading(client: Client, alice: Person) -> None:
    client.get("/sign-in/")
    answer = sign_in(client, alice.email.upper(), to="/sign-in/?next=/account/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert client.session["verified_at"]
    assert [event.actor for event in events("partnership.signed_in")] == [alice.pk]


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil"])
def test_signing_in_never_leads_elsewhere(client: Client, alice: Person, elsewhere: str) -> None:
    answer = client.post(f"/sign-in/?next={elsewhere}", {"email": alice.email, "password": PASSWORD})
    assert answer["Location"] == "/"


def test_the_session_key_is_new_after_signing_in(client: Client, alice: Person) -> None:
    session = client.session
    session["kept"] = "before"
    session.save()
    before = session.session_key
    sign_in(client, alice.email)
    assert client.session.session_key != before


def test_a_wrong_password_and_an_unknown_email_are_answered_alike(client: Client, alice: Person) -> None:
    wrong = sign_in(client, alice.email, "wrong")
    unknown = sign_in(client, "nobody@example.org", "wrong")
    assert wrong.status_code == unknown.status_code == 422
    assert b"do not match an account" in wrong.content
    assert b"do not match an account" in unknown.content


def test_a_failed_sign_in_leaves_an_event_without_the_email(client: Client, alice: Person) -> None:
    sign_in(client, alice.email, "wrong")
    (event,) = events("partnership.sign_in_failed")
    assert alice.email not in str(event.detail)
    assert event.actor is None


@pytest.mark.parametrize("known", [True, False])
def test_after_five_failures_one_is_asked_to_wait(client: Client, alice: Person, known: bool) -> None:
    email = alice.email if known else "nobody@example.org"
    for _ in range(5):
        sign_in(client, email, "wrong")
    answer = sign_in(client, email)
    assert b"Wait 1 minute" in answer.content
    assert len(events("partnership.sign_in_failed")) == 5


def test_the_wait_ends_by_itself(client: Client, alice: Person, time_machine: object) -> None:
    time_machine.move_to(dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC), tick=False)
    for _ in range(5):
        sign_in(client, alice.email, "wrong")
    time_machine.shift(61)
    assert sign_in(client, alice.email).status_code == 302


def test_a_closed_account_does_not_open(client: Client, alice: Person) -> None:
    admin = world.actor("system_administrator", None)
    client.force_login(alice)
    assert client.get("/account/").status_code == 200
    accounts.suspend_account(public_id=alice.pk, version=None, by=admin)
    assert client.get("/account/").status_code == 302
    assert sign_in(client, alice.email).status_code == 422
    accounts.restore_account(public_id=alice.pk, version=None, by=admin)
    assert sign_in(client, alice.email).status_code == 302


def test_only_an_administrator_suspends_and_never_themselves(alice: Person) -> None:
    admin = world.person("system_administrator", None)
    with pytest.raises(PermissionDenied):
        accounts.suspend_account(public_id=alice.pk, version=None, by=world.acting(alice))
    with pytest.raises(Refused):
        accounts.suspend_account(public_id=admin.pk, version=None, by=world.acting(admin))


def test_half_an_hour_away_ends_the_session(client: Client, alice: Person, time_machine: object) -> None:
    time_machine.move_to(dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC), tick=False)
    sign_in(client, alice.email)
    time_machine.shift(29 * 60)
    assert client.get("/account/").status_code == 200
    time_machine.shift(31 * 60)
    answer = client.get("/account/")
    assert answer["Location"] == "/sign-in/?next=%2Faccount%2F&ended=idle"
    assert client.get("/account/").status_code == 302


def test_a_working_day_ends_the_session_however_busy(client: Client, alice: Person, time_machine: object) -> None:
    time_machine.move_to(dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC), tick=False)
    sign_in(client, alice.email)
    for _ in range(24):
        time_machine.shift(20 * 60)
        assert client.get("/account/").status_code == 200
    time_machine.shift(20 * 60)
    assert client.get("/account/").status_code == 302


def test_the_account_page_says_who_you_are_and_what_you_may_do(client: Client, alice: Person) -> None:
    client.force_login(alice)
    page = client.get("/account/").content.decode()
    assert alice.name in page
    assert "Runs the quality-assurance year" in page
    assert "NSCB Safeguarding Board" in page


NEW = {"current": PASSWORD, "new": "eleven purple trams", "again": "eleven purple trams"}


def test_changing_the_password_ends_the_other_sessions(client: Client, alice: Person) -> None:
    other = Client()
    other.force_login(alice)
    client.force_login(alice)
    assert client.post("/account/password/", NEW).status_code == 302
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    assert sign_in(Client(), alice.email, "eleven purple trams").status_code == 302


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"current": "no"}, "not your password now"),
        ({"again": "another"}, "not the same"),
        ({"new": "short", "again": "short"}, "at least 12"),
        ({"new": PASSWORD, "again": PASSWORD}, "must differ"),
    ],
)
def test_a_password_is_not_changed_to_a_bad_one(client: Client, alice: Person, wrong: dict, said: str) -> None:
    client.force_login(alice)
    answer = client.post("/account/password/", {**NEW, **wrong})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_temporary_password_must_be_changed_before_anything_else(client: Client, alice: Person) -> None:
    admin = world.actor("system_administrator", None)
    words = accounts.set_temporary_password(public_id=alice.pk, version=None, by=admin)
    sign_in(client, alice.email, words)
    assert client.get("/account/")["Location"] == "/account/password/"
    assert client.post("/account/password/", {**NEW, "current": words}).status_code == 302
    assert client.get("/account/").status_code == 200


def test_a_temporary_password_lapses(client: Client, alice: Person, time_machine: object) -> None:
    admin = world.actor("system_administrator", None)
    time_machine.move_to(dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC), tick=False)
    words = accounts.set_temporary_password(public_id=alice.pk, version=None, by=admin)
    time_machine.shift(8 * 24 * 3600)
    assert sign_in(client, alice.email, words).status_code == 422


def test_no_board_sets_a_password_for_someone_who_serves_another_too(alice: Person) -> None:
    first, second = world.board("AAA"), world.board("BBB")
    manager = world.actor("business_manager", first)
    both = world.person("agency_lead", first)
    assert accounts.set_temporary_password(public_id=both.pk, version=None, by=manager)
    world.save(world.Membership(person=both, board=second, role="qa_officer", starts=world.LONG_AGO))
    with pytest.raises(Refused):
        accounts.set_temporary_password(public_id=both.pk, version=None, by=manager)


def test_the_sign_in_page_says_nothing_of_a_demo_elsewhere(client: Client, alice: Person) -> None:
    assert client.get("/sign-in-as/").status_code == 404
    assert client.post("/sign-in-as/", {"person": str(alice.pk)}).status_code == 404
    assert b"sign-in-as" not in client.get("/sign-in/").content


def test_in_the_demo_one_signs_in_as_invented_people_only(client: Client, alice: Person) -> None:
    accounts.mark_as_demo(by=world.SYSTEM)
    accounts.mark_as_demo(by=world.SYSTEM)
    bob = world.person("agency_lead", world.board("INV"), name="Bob Invented")
    bob.is_invented = True
    world.save(bob)
    page = client.get("/sign-in-as/").content.decode()
    assert "Bob Invented" in page
    assert "Answers for one agency" in page
    assert alice.name not in page
    assert client.post("/sign-in-as/", {"person": str(alice.pk)}).status_code == 404
    assert client.post("/sign-in-as/", {"person": str(bob.pk)}).status_code == 302
    assert b"Bob Invented" in client.get("/account/").content


def test_production_has_no_demo_door_whatever_the_database_says(client: Client, settings: object) -> None:
    accounts.mark_as_demo(by=world.SYSTEM)
    settings.PRODUCTION = True
    assert client.get("/sign-in-as/").status_code == 404


def test_nobody_marks_a_database_as_the_demos() -> None:
    with pytest.raises(PermissionDenied):
        accounts.mark_as_demo(by=world.actor("system_administrator", None))
