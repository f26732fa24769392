"""Every page of the room: it opens for who may, and is not there for others."""

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.foundation.models import TrailEvent
from goldthread.kernel.partial_dates import PartialDate
from goldthread.partnership.models import (
    Agency,
    Board,
    GovernanceChange,
    GroupRole,
    LegalDuty,
    MeetingPattern,
    Membership,
    Person,
    Priority,
    SubGroup,
    TermsOfReference,
)
from tests import world

pytestmark = pytest.mark.django_db


class Place:
    """One board with something of everything."""

    def __init__(self) -> None:
        self.board: Board = world.board()
        self.alice: Person = world.person("business_manager", self.board, name="Alice")
        self.police: Agency = world.agency(self.board, name="The Police")
        self.bob: Person = world.person("agency_lead", self.board, at=self.police, name="Bob")
        self.group: SubGroup = world.group(self.board)
        self.seat: GroupRole = world.seat(self.bob, self.group, post="chair")
        self.role: Membership = Membership.objects.as_system("test").get(person=self.bob)
        april = PartialDate.parse("April 2016")
        self.pattern = world.save(
            MeetingPattern(board=self.board, group=self.group, starts=april, ends=PartialDate.parse("August 2016"))
        )
        world.save(
            MeetingPattern(
                board=self.board, group=self.group, starts=PartialDate.parse("November 2016"), frequency="monthly"
            )
        )
        self.terms = world.save(TermsOfReference(board=self.board, group=self.group, why="To be sure", adopted=april))
        self.priority = world.save(Priority(board=self.board, year="2016-17", theme="Neglect"))
        self.change = world.save(GovernanceChange(board=self.board, what="A new chair", changed=april))
        self.duty = world.save(LegalDuty(board=self.board, instrument="Children Act 2004", duty="Scrutinise"))

    def pages(self) -> dict[str, list[object]]:
        """Each page's name and what its address asks for."""
        group, bob = self.group.pk, self.bob.pk
        return {
            "show": [],
            "settings": [],
            "agencies": [],
            "agency_new": [],
            "agency_join": [],
            "agency": [self.police.pk],
            "agency_change": [self.police.pk],
            "agency_leave": [self.police.pk],
            "people": [],
            "person_new": [],
            "person": [bob],
            "person_change": [bob],
            "person_password": [bob],
            "role_new": [bob],
            "role_end": [bob, self.role.pk],
            "groups": [],
            "group_new": [],
            "group": [group],
            "group_change": [group],
            "post_new": [group],
            "post_change": [group, self.seat.pk],
            "pattern_new": [group],
            "pattern_change": [group, self.pattern.pk],
            "terms_new": [group],
            "priorities": [],
            "priority_new": [],
            "priority_change": [self.priority.pk],
            "change_new": [],
            "change_correct": [self.change.pk],
            "duty_new": [],
            "duty_change": [self.duty.pk],
        }

    def address(self, name: str) -> str:
        return reverse(f"partnership:{name}", args=[self.board.short_name.lower(), *self.pages()[name]])


@pytest.fixture
def place() -> Place:
    return Place()


def statuses(client: Client, place: Place, who: Person) -> dict[str, int]:
    client.force_login(who)
    return {name: client.get(place.address(name)).status_code for name in place.pages()}


def test_the_business_manager_opens_every_page(client: Client, place: Place) -> None:
    assert set(statuses(client, place, place.alice).values()) == {200}


def test_charlie_of_another_board_finds_none_of_them(client: Client, place: Place) -> None:
    charlie = world.person("business_manager", world.board("ZSAB"))
    assert set(statuses(client, place, charlie).values()) == {404}


def test_a_board_member_reads_the_partnership_and_no_people(client: Client, place: Place) -> None:
    seen = statuses(client, place, world.person("board_member", place.board))
    assert {name for name, status in seen.items() if status == 200} == {
        "show",
        "agencies",
        "agency",
        "groups",
        "group",
        "priorities",
    }
    assert {seen[name] for name in ("people", "person", "person_change", "role_new")} == {404}
    assert seen["agency_change"] == seen["settings"] == 403


def test_an_agency_lead_sees_people_of_their_own_agency_only(client: Client, place: Place) -> None:
    other = world.person("agency_lead", place.board, at=world.agency(place.board), name="Olga")
    client.force_login(place.bob)
    listed = client.get(place.address("people")).content.decode()
    assert "Bob" in listed
    assert "Olga" not in listed
    address = reverse("partnership:person", args=["nscb", other.pk])
    assert client.get(address).status_code == 404
    assert client.get(place.address("person_change")).status_code == 403


def test_looking_at_a_person_is_in_the_trail(client: Client, place: Place) -> None:
    client.force_login(place.alice)
    client.get(place.address("person"))
    assert TrailEvent.objects.filter(kind="viewed", subject=place.bob.pk, actor=place.alice.pk).exists()


def test_a_person_of_another_board_is_not_found_on_this_one(client: Client, place: Place) -> None:
    other = world.board("OTHR")
    world.save(Membership(person=place.alice, board=other, role="qa_officer", starts=world.LONG_AGO))
    client.force_login(place.alice)
    assert client.get(reverse("partnership:person", args=["othr", place.bob.pk])).status_code == 404


def test_the_months_nobody_covered_are_drawn_as_a_gap(client: Client, place: Place) -> None:
    client.force_login(place.alice)
    page = client.get(place.address("group")).content.decode()
    assert "September 2016 to October 2016" in page
    assert "stroke-dasharray" in page


@pytest.mark.parametrize("name", ["show", "agencies", "agency", "people", "person", "groups", "group", "priorities"])
def test_no_page_asks_the_database_more_than_fifteen_times(
    client: Client, place: Place, name: str, django_assert_max_num_queries: object
) -> None:
    for number in range(3):
        agency = world.agency(place.board)
        world.person("agency_lead", place.board, at=agency)
        world.seat(place.bob, world.group(place.board, name=f"Group {number}"), post="chair")
    client.force_login(place.alice)
    client.get(place.address(name))
    with django_assert_max_num_queries(15):
        client.get(place.address(name))


def test_the_lists_are_exported(client: Client, place: Place) -> None:
    client.force_login(place.alice)
    assert "The Police" in client.get(place.address("agencies") + "?format=csv").content.decode()
    assert client.get(place.address("agencies") + "?kind=health").content.decode().count("The Police") == 0


FORMS = {
    "agency_new": {"name": "Fire Service", "kind": "fire"},
    "person_new": {
        "name": "Nora New",
        "email": "nora@example.org",
        "role": "board_member",
        "starts_day": "1",
        "starts_month": "4",
        "starts_year": "2026",
    },
    "group_new": {"name": "Executive", "kind": "executive"},
    "post_new": {"name": "Carol of Old", "post": "chair", "starts": "2014"[:4] + "-15"},
    "pattern_new": {"starts": "January 2015", "ends": "March 2016", "frequency": "quarterly"},
    "terms_new": {"why": "To be surer"},
    "priority_new": {"year": "2026-27", "theme": "Exploitation"},
    "priority_change": {"year": "2016-17", "theme": "Neglect of babies", "version": "1"},
    "change_new": {"what": "Merged with adults"},
    "duty_new": {"instrument": "Care Act 2014", "duty": "Report yearly"},
    "agency_change": {"name": "Thames Police", "kind": "police", "version": "1"},
    "agency_leave": {"ends": "2026-04-01", "version": "1"},
    "person_change": {"name": "Robert", "email": "rob@example.org", "version": "1"},
    "settings": {"name": "The Partnership", "accent": "#123456", "word_sub_group": "committee", "version": "1"},
    "group_change": {"name": "QA Committee", "kind": "sub_group", "version": "1"},
    "pattern_change": {"starts": "April 2016", "ends": "July 2016", "frequency": "bi_monthly", "version": "1"},
    "post_change": {"post": "vice_chair", "starts": "April 2016", "ends": "March 2017", "version": "1"},
    "role_new": {"role": "board_member", "starts_day": "1", "starts_month": "5", "starts_year": "2026"},
    "role_end": {"ends_day": "1", "ends_month": "6", "ends_year": "2026", "version": "1"},
    "change_correct": {"what": "Another chair", "version": "1"},
    "duty_change": {"instrument": "Children Act 2004", "duty": "Scrutinise well", "version": "1"},
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_saves_and_shows_what_it_saved(client: Client, place: Place, name: str) -> None:
    client.force_login(place.alice)
    before = TrailEvent.objects.count()
    answer = client.post(place.address(name), FORMS[name])
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert TrailEvent.objects.count() > before
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("name", [name for name in FORMS if "version" in FORMS[name]])
def test_a_stale_save_is_told(client: Client, place: Place, name: str) -> None:
    client.force_login(place.alice)
    answer = client.post(place.address(name), {**FORMS[name], "version": "7"})
    assert answer.status_code == 409


def test_the_temporary_password_is_shown_once_and_works(client: Client, place: Place) -> None:
    client.force_login(place.alice)
    shown = client.post(place.address("person_password"), {"version": "1"})
    words = shown.content.decode().split('govuk-!-font-size-27">')[1].split("<")[0]
    door = Client()
    assert door.post("/sign-in/", {"email": place.bob.email, "password": words}).status_code == 302
    assert door.get("/account/")["Location"] == "/account/password/"


def test_the_administrator_creates_a_board_with_its_first_officer(client: Client, place: Place) -> None:
    client.force_login(world.person("system_administrator", None))
    form = {"name": "New Board", "short_name": "NEWB", "remit": "adults"}
    form |= {"officer_name": "Quinn", "officer_email": "quinn@example.org"}
    assert client.post("/installation/boards/new/", form).status_code == 302
    assert "New Board" in client.get("/installation/boards/").content.decode()
    assert "Quinn" in client.get("/installation/accounts/?q=quinn").content.decode()
    quinn = Person.objects.as_system("test").get(name="Quinn")
    assert world.acting(quinn).roles(Board.objects.as_system("test").get(short_name="NEWB").pk) == {"qa_officer"}
    for version, name in enumerate(("account_suspend", "account_password"), start=quinn.version):
        sent = client.post(reverse(f"partnership:{name}", args=[quinn.pk]), {"version": version})
        assert sent.status_code in (200, 302)
    assert client.get(reverse("partnership:account_restore", args=[quinn.pk])).status_code == 200


@pytest.mark.parametrize("taken", ["sign-in", "gallery", "Account", "static", "installation", "NSCB", "a b", "é", "x"])
def test_a_board_is_never_called_as_a_page_is(client: Client, place: Place, taken: str) -> None:
    client.force_login(world.person("system_administrator", None))
    form = {"name": "New Board", "short_name": taken, "remit": "adults"}
    form |= {"officer_name": "Quinn", "officer_email": "quinn@example.org"}
    assert client.post("/installation/boards/new/", form).status_code == 422


def test_the_installation_is_the_administrators_alone(client: Client, place: Place) -> None:
    client.force_login(place.alice)
    assert client.get("/installation/boards/").status_code == 404
    assert client.get("/installation/accounts/").status_code == 404
