"""Who someone is today: memberships in force, seats on groups, and how far each grant reaches."""

import datetime as dt

import pytest
from django.db.models import Q

from goldthread.audits.models import CaseAudit
from goldthread.audits.permissions import MANAGE_AUDITS, SEE_AUDITS
from goldthread.foundation.access import AccessRule, Actor, Membership, Reach, Role, Verb, register, require
from goldthread.foundation.access.require import may_on
from goldthread.foundation.errors import Forbidden
from goldthread.kernel.partial_dates import PartialDate
from goldthread.meetings.models import Meeting
from goldthread.meetings.permissions import SEE_MEETINGS
from goldthread.partnership.identity import actor_for
from goldthread.partnership.models import Board, GroupRole, SubGroup
from goldthread.partnership.models import Membership as Held
from tests import world

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 4, 1)
DAY = dt.timedelta(days=1)
VERB = Verb("tests.see", "see what a test made")


@pytest.fixture
def nscb() -> Board:
    return world.board()


@pytest.mark.parametrize(
    ("starts", "ends", "in_force"),
    [
        (TODAY - DAY, None, True),
        (TODAY, None, True),
        (TODAY + DAY, None, False),
        (TODAY - DAY, TODAY, True),
        (TODAY - DAY, TODAY - DAY, False),
    ],
)
def test_a_membership_counts_from_its_first_day_to_its_last(
    nscb: Board, starts: dt.date, ends: dt.date | None, in_force: bool
) -> None:
    person = world.person("qa_officer", nscb, starts=starts, ends=ends)
    actor = actor_for(person, on=TODAY)
    assert actor.holds(SEE_AUDITS, board=nscb.pk) is in_force
    assert CaseAudit.objects.visible_to(actor).count() == 0
    assert (nscb.pk in actor.boards) is in_force


def test_a_person_may_hold_several_boards_and_agencies_at_once(nscb: Board) -> None:
    other = world.board("OTHER")
    police = world.agency(nscb, other)
    person = world.person("agency_lead", nscb, at=police)
    world.save(Held(person=person, board=other, role="board_member", starts=world.LONG_AGO))
    actor = actor_for(person, on=TODAY)
    assert actor.boards == {nscb.pk, other.pk}
    assert (actor.agencies(nscb.pk), actor.agencies(other.pk)) == ({police.pk}, frozenset())
    assert (actor.roles(nscb.pk), actor.roles(other.pk)) == ({"agency_lead"}, {"board_member"})


def test_a_role_on_one_board_gives_nothing_on_another(nscb: Board) -> None:
    actor = world.actor("qa_officer", nscb)
    assert not actor.holds(SEE_AUDITS, board=world.board("OTHER").pk)


def test_a_seat_counts_only_while_a_membership_of_its_board_does(nscb: Board) -> None:
    group = world.group(nscb)
    gone = world.person("board_member", nscb, ends=TODAY - DAY)
    elsewhere = world.person("board_member", world.board("OTHER"))
    stays = world.person("board_member", nscb)
    for person in (gone, elsewhere, stays):
        world.seat(person, group)
    assert [actor_for(one, on=TODAY).groups for one in (gone, elsewhere, stays)] == [set(), set(), {group.pk}]
    assert not actor_for(elsewhere, on=TODAY).holds(SEE_MEETINGS, board=nscb.pk)


@pytest.mark.parametrize(
    ("starts", "ends", "in_force"),
    [
        (None, None, True),
        ("2026-04", None, True),
        ("2026-05", None, False),
        (None, "2026-04", True),
        (None, "2026-03", False),
    ],
)
def test_a_seat_has_dates_as_precise_as_are_known(
    nscb: Board, starts: str | None, ends: str | None, in_force: bool
) -> None:
    group, person = world.group(nscb), world.person("board_member", nscb)
    dates = {"starts": PartialDate.parse(starts) if starts else None, "ends": PartialDate.parse(ends) if ends else None}
    world.save(GroupRole(board=nscb, group=group, person=person, post="member", **dates))
    assert (group.pk in actor_for(person, on=TODAY).groups) is in_force


def test_someone_not_signed_in_and_an_unknown_role_reach_nothing(nscb: Board) -> None:
    world.group(nscb)
    nobody = Actor(person=None)
    stranger = Actor(None, memberships=(Membership("sorcerer", nscb.pk),))
    for actor in (nobody, stranger):
        assert not actor.holds(SEE_AUDITS, board=nscb.pk)
        assert SubGroup.objects.visible_to(actor).count() == 0


def acting(monkeypatch: pytest.MonkeyPatch, reach: Reach, board: Board | None, **more: object) -> Actor:
    """An actor whose only role may do VERB at one reach."""
    role = Role("tester", "Tester", "Tests.", {VERB: frozenset({reach})})
    monkeypatch.setattr(register, "_ROLES", {"tester": role})
    agency = more.pop("agency", None)
    held = (Membership("tester", board.pk if board else None, agency),)  # type: ignore[arg-type]
    return Actor(more.pop("person", None), memberships=held, **more)  # type: ignore[arg-type]


def reached(actor: Actor, rule: AccessRule) -> set[str]:
    return {row.theme for row in CaseAudit._base_manager.filter(rule.scope(CaseAudit, actor))}


@pytest.fixture
def audits(nscb: Board) -> tuple[SubGroup, SubGroup]:
    """Audits of two groups of one board, one of them held, and one of another board."""
    ours, theirs = world.group(nscb), world.group(nscb, name="Another")
    elsewhere = world.group(world.board("OTHER"))
    for theme, group, state in (("a", ours, "planned"), ("b", theirs, "cancelled"), ("c", elsewhere, "planned")):
        made = CaseAudit(board=group.board, group=group, theme=theme, reference=f"CA-{theme}", state=state)
        world.save(made)
    return ours, theirs


RULE = AccessRule(see=VERB, group=("group",), agreed=Q(state="cancelled"))


def test_a_board_reaches_all_of_its_own(monkeypatch: pytest.MonkeyPatch, nscb: Board, audits: object) -> None:
    assert reached(acting(monkeypatch, Reach.BOARD, nscb), RULE) == {"a", "b"}


def test_what_is_agreed_is_reached_and_no_more(monkeypatch: pytest.MonkeyPatch, nscb: Board, audits: object) -> None:
    actor = acting(monkeypatch, Reach.AGREED, nscb)
    assert reached(actor, RULE) == {"b"}
    assert reached(actor, AccessRule(see=VERB)) == set()


def test_a_group_reaches_what_is_its_own(
    monkeypatch: pytest.MonkeyPatch, nscb: Board, audits: tuple[SubGroup, SubGroup]
) -> None:
    actor = acting(monkeypatch, Reach.GROUP, nscb, groups=frozenset({audits[0].pk}))
    assert reached(actor, RULE) == {"a"}
    assert reached(actor, AccessRule(see=VERB)) == set()
    assert reached(acting(monkeypatch, Reach.GROUP, nscb), RULE) == set()


def test_a_seat_elsewhere_does_not_reach_over_the_wall(
    monkeypatch: pytest.MonkeyPatch, nscb: Board, audits: object
) -> None:
    elsewhere = CaseAudit._base_manager.get(theme="c").group_id
    assert reached(acting(monkeypatch, Reach.GROUP, nscb, groups=frozenset({elsewhere})), RULE) == set()


def test_the_installation_reaches_everything(monkeypatch: pytest.MonkeyPatch, audits: object) -> None:
    assert reached(acting(monkeypatch, Reach.INSTALLATION, None), RULE) == {"a", "b", "c"}


def test_an_agency_reaches_what_concerns_it_and_acts_on_less(monkeypatch: pytest.MonkeyPatch, nscb: Board) -> None:
    police = world.agency(nscb)
    world.person("agency_lead", nscb, at=police)
    world.person("agency_lead", nscb, at=world.agency(nscb))
    actor = acting(monkeypatch, Reach.AGENCY, nscb, agency=police.pk)
    rule = AccessRule(see=VERB, agency=("agency",), agency_acts=())
    assert Held._base_manager.filter(rule.scope(Held, actor)).count() == 1
    assert Held._base_manager.filter(rule.scope(Held, actor, VERB)).count() == 0
    without = acting(monkeypatch, Reach.AGENCY, nscb)
    assert Held._base_manager.filter(rule.scope(Held, without)).count() == 0


def test_ones_own_is_reached_by_oneself(monkeypatch: pytest.MonkeyPatch, nscb: Board) -> None:
    mine = world.person("board_member", nscb)
    world.person("board_member", nscb)
    rule = AccessRule(see=VERB, own=("person",))
    actor = acting(monkeypatch, Reach.OWN, nscb, person=mine.pk)
    assert [one.person_id for one in Held._base_manager.filter(rule.scope(Held, actor))] == [mine.pk]
    assert not Held._base_manager.filter(rule.scope(Held, acting(monkeypatch, Reach.OWN, nscb))).exists()


def test_a_service_asks_about_the_record_or_about_the_board(nscb: Board) -> None:
    alice, reader = world.actor("qa_officer", nscb), world.actor("board_member", nscb)
    made = CaseAudit(board=nscb, theme="a", reference="CA-1")
    world.save(made)
    require(alice, MANAGE_AUDITS, on=made)
    require(alice, MANAGE_AUDITS, board=nscb.pk)
    assert may_on(alice, SEE_AUDITS, made)
    for asked in ({"on": made}, {"board": nscb.pk}):
        with pytest.raises(Forbidden, match="does not let you"):
            require(reader, MANAGE_AUDITS, **asked)
    with pytest.raises(Forbidden):
        require(alice, MANAGE_AUDITS, board=world.board("OTHER").pk)
    with pytest.raises(Forbidden):
        require(alice, MANAGE_AUDITS)


def test_a_reach_by_agency_needs_the_agency_named_to_be_ones_own(monkeypatch: pytest.MonkeyPatch, nscb: Board) -> None:
    police, health = world.agency(nscb), world.agency(nscb)
    actor = acting(monkeypatch, Reach.AGENCY, nscb, agency=police.pk)
    require(actor, VERB, board=nscb.pk, agency=police.pk)
    with pytest.raises(Forbidden):
        require(actor, VERB, board=nscb.pk, agency=health.pk)


def test_a_member_of_a_group_reads_its_meetings_alone(nscb: Board) -> None:
    ours, theirs = world.group(nscb), world.group(nscb, name="Another")
    for group in (ours, theirs):
        world.save(Meeting(board=nscb, group=group, held=PartialDate.parse("2016-05-10")))
    person = world.person("school_lead", nscb)
    world.seat(person, ours)
    assert [one.group_id for one in Meeting.objects.visible_to(world.acting(person))] == [ours.pk]
