"""What the room's services refuse, and to whom."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client

from goldthread.foundation.access import Actor
from goldthread.foundation.errors import Stale
from goldthread.foundation.models import TrailEvent
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Agency, Board, Membership, Person
from goldthread.partnership.services import agencies, boards, governance, groups, people
from tests import world

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 4, 1)


@pytest.fixture
def board() -> Board:
    return world.board()


@pytest.fixture
def manager(board: Board) -> Actor:
    return world.actor("business_manager", board)


def test_nobody_gives_a_role_to_themselves(board: Board, manager: Actor) -> None:
    with pytest.raises(Refused, match="yourself"):
        people.give_role(board=board, public_id=manager.person, role="board_chair", starts=TODAY, by=manager)


def test_nobody_ends_their_own_role(manager: Actor) -> None:
    own = Membership.objects.as_system("test").get(person=manager.person)
    with pytest.raises(Refused, match="someone else"):
        people.end_role(public_id=own.pk, version=1, ends=TODAY, by=manager)


@pytest.mark.parametrize("role", ["system_administrator", "group_member", "wizard"])
def test_a_board_gives_only_the_roles_that_are_its_to_give(board: Board, manager: Actor, role: str) -> None:
    bob = world.person("board_member", board)
    with pytest.raises(Refused) as refusal:
        people.give_role(board=board, public_id=bob.pk, role=role, starts=TODAY, by=manager)
    assert refusal.value.field == "role"


def test_an_agency_lead_leads_an_agency_of_the_board(board: Board, manager: Actor) -> None:
    bob = world.person("board_member", board)
    elsewhere = world.agency(world.board("ZSAB"))
    for agency in (None, elsewhere):
        with pytest.raises(Refused) as refusal:
            people.give_role(board=board, public_id=bob.pk, role="agency_lead", agency=agency, starts=TODAY, by=manager)
        assert refusal.value.field == "agency"


def test_a_role_is_not_held_twice_at_once_but_may_be_held_again(board: Board, manager: Actor) -> None:
    bob = world.person("scrutineer", board)
    given = people.give_role(board=board, public_id=bob.pk, role="board_member", starts=TODAY, by=manager)
    with pytest.raises(Refused, match="already hold"):
        people.give_role(board=board, public_id=bob.pk, role="board_member", starts=TODAY, by=manager)
    people.end_role(public_id=given.pk, version=1, ends=TODAY, by=manager)
    again = TODAY + dt.timedelta(days=30)
    people.give_role(board=board, public_id=bob.pk, role="board_member", starts=again, by=manager)


def test_an_administrator_holds_no_role_on_a_board(board: Board, manager: Actor) -> None:
    root = world.person("system_administrator", None, name="Root")
    with pytest.raises(Refused, match="administrator"):
        people.add_person(board=board, name="Root", email=root.email, role="board_member", by=manager)


def test_an_email_in_use_is_refused_and_told_only_to_those_who_may_know(board: Board, manager: Actor) -> None:
    here = world.person("board_member", board, name="Hana Here")
    there = world.person("board_member", world.board("ZSAB"), name="Theo There")
    with pytest.raises(Refused, match="Hana Here"):
        people.add_person(board=board, name="X", email=here.email, role="board_member", by=manager)
    with pytest.raises(Refused) as refusal:
        people.add_person(board=board, name="X", email=there.email, role="board_member", by=manager)
    assert "Theo" not in refusal.value.message


def test_someone_of_another_board_is_given_a_role_by_email_and_exact_name(board: Board, manager: Actor) -> None:
    there = world.person("board_member", world.board("ZSAB"), name="Theo There")
    found = people.add_person(board=board, name="theo there", email=there.email, role="board_member", by=manager)
    assert found.pk == there.pk
    with pytest.raises(Refused, match="your board alone"):
        people.change_person(
            board=board, public_id=there.pk, version=None, name="T", email="t@example.org", position="", by=manager
        )


@pytest.mark.parametrize("role", ["board_member", "agency_lead", "sub_group_chair", "scrutineer"])
def test_readers_change_nothing(board: Board, role: str) -> None:
    agency = world.agency(board)
    by = world.actor(role, board, at=agency if role == "agency_lead" else None)
    with pytest.raises(PermissionDenied):
        people.add_person(board=board, name="X", role="board_member", by=by)
    with pytest.raises(PermissionDenied):
        agencies.add_agency(board=board, name="X", kind="police", by=by)
    with pytest.raises(PermissionDenied):
        groups.add_group(board=board, name="X", kind="sub_group", by=by)
    with pytest.raises(PermissionDenied):
        governance.set_priority(board=board, year="2026-27", theme="X", aim="", by=by)


def test_charlie_of_another_board_changes_nothing_here(board: Board) -> None:
    charlie = world.actor("business_manager", world.board("ZSAB"))
    agency, group, bob = world.agency(board), world.group(board), world.person("board_member", board)
    with pytest.raises(Http404):
        agencies.change_agency(public_id=agency.pk, version=1, name="X", short_name="", kind="police", by=charlie)
    with pytest.raises(Http404):
        groups.change_group(public_id=group.pk, version=1, name="X", by=charlie)
    with pytest.raises(PermissionDenied):
        people.add_person(board=board, name="X", role="board_member", by=charlie)
    with pytest.raises(Http404):
        people.give_role(board=board, public_id=bob.pk, role="board_member", starts=TODAY, by=charlie)


def test_an_agency_keeps_its_name_to_itself(board: Board, manager: Actor) -> None:
    world.agency(board, name="The Police")
    other = world.agency(board, name="The Fire Service")
    with pytest.raises(Refused):
        agencies.add_agency(board=board, name="the police", kind="police", by=manager)
    with pytest.raises(Refused):
        agencies.change_agency(public_id=other.pk, version=1, name="The Police", short_name="", kind="fire", by=manager)


def test_an_agency_leaves_and_joins_again(board: Board, manager: Actor) -> None:
    police = agencies.add_agency(board=board, name="The Police", kind="police", by=manager)
    with pytest.raises(Refused, match="already has a place"):
        agencies.join_agency(board=board, name="The Police", by=manager)
    place = police.links.visible_to(manager).get()
    agencies.end_place(public_id=place.pk, version=1, ends=PartialDate.parse("March 2026"), by=manager)
    agencies.join_agency(board=board, name="THE POLICE", by=manager)
    assert police.links.visible_to(manager).get().ends is None
    with pytest.raises(Refused, match="exactly that name"):
        agencies.join_agency(board=board, name="The Pol", by=manager)


def test_meeting_patterns_do_not_overlap(board: Board, manager: Actor) -> None:
    group = world.group(board)
    groups.add_pattern(group=group.pk, starts=PartialDate.parse("April 2016"), frequency="monthly", by=manager)
    with pytest.raises(Refused, match="overlaps"):
        groups.add_pattern(group=group.pk, starts=PartialDate.parse("June 2016"), frequency="quarterly", by=manager)


def test_a_post_goes_to_a_person_or_to_a_name_not_both_nor_neither(board: Board, manager: Actor) -> None:
    group, bob = world.group(board), world.person("board_member", board)
    for who in ({}, {"person": bob, "name": "Someone"}):
        with pytest.raises(Refused):
            groups.give_post(group=group.pk, post="chair", by=manager, **who)
    old = groups.give_post(group=group.pk, post="chair", name="Carol of Old", by=manager)
    assert not old.person.has_usable_password()
    assert Person.objects.visible_to(manager).filter(pk=old.person_id).exists()


def test_a_mistyped_post_is_put_right_and_an_ended_one_reopened(board: Board, manager: Actor) -> None:
    april, march = PartialDate.parse("April 2016"), PartialDate.parse("March 2016")
    given = groups.give_post(group=world.group(board).pk, post="member", name="Carol", starts=april, by=manager)
    with pytest.raises(Refused, match="before it begins"):
        groups.change_post(public_id=given.pk, version=1, ends=march, by=manager)
    ended = groups.change_post(public_id=given.pk, version=1, post="chair", ends=april, by=manager)
    assert (ended.post, ended.starts, ended.ends) == ("chair", april, april)
    assert groups.change_post(public_id=given.pk, version=2, ends=None, by=manager).ends is None


@pytest.mark.parametrize(("accent", "said"), [("#ffcc00", "contrast of"), ("blue", "six digits")])
def test_an_accent_must_be_readable(board: Board, manager: Actor, accent: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        boards.change_settings(public_id=board.pk, version=1, name="B", area="", accent=accent, terms={}, by=manager)


def test_settings_keep_only_the_words_a_board_may_change(board: Board, manager: Actor) -> None:
    words = {"sub_group": "committee", "briefing": " ", "evil": "x"}
    changed = boards.change_settings(
        public_id=board.pk, version=1, name="B", area="", accent="#1F3A5F", terms=words, by=manager
    )
    assert changed.terms == {"sub_group": "committee"}
    with pytest.raises(Stale):
        boards.change_settings(public_id=board.pk, version=1, name="C", area="", accent="#1f3a5f", terms={}, by=manager)


@pytest.mark.parametrize("year", ["2026", "2026-28", "next year"])
def test_a_priority_belongs_to_a_real_year(board: Board, manager: Actor, year: str) -> None:
    with pytest.raises(Refused) as refusal:
        governance.set_priority(board=board, year=year, theme="Neglect", aim="", by=manager)
    assert refusal.value.field == "year"


def test_a_theme_is_a_priority_once_a_year(board: Board, manager: Actor) -> None:
    governance.set_priority(board=board, year="2026-27", theme="Neglect", aim="", by=manager)
    with pytest.raises(Refused):
        governance.set_priority(board=board, year="2026-27", theme="neglect", aim="", by=manager)


def test_pressing_twice_adds_one_agency(client: Client, board: Board) -> None:
    client.force_login(world.person("business_manager", board))
    form = {"name": "The Police", "kind": "police", "once": str(uuid.uuid4())}
    first = client.post("/nscb/partnership/agencies/new/", form)
    second = client.post("/nscb/partnership/agencies/new/", form)
    assert first["Location"] == second["Location"]
    assert Agency.objects.as_system("test").count() == 1
    assert TrailEvent.objects.filter(kind="partnership.agency_added").count() == 2  # the agency, and its place
