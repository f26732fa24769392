"""The update round opens by itself before each group's next meeting, once."""

import datetime as dt

import pytest
from django.test import Client

from goldthread.foundation.access import Actor
from goldthread.improvement.models import Action, UpdateRound
from goldthread.kernel.partial_dates import PartialDate
from goldthread.meetings.duties import open_rounds
from goldthread.meetings.models import Meeting
from goldthread.partnership.models import Board, SubGroup
from tests import world

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("tests")
TODAY = dt.date.today()


def day(offset: int) -> dt.date:
    return TODAY + dt.timedelta(days=offset)


@pytest.fixture
def nscb() -> Board:
    return world.board()


@pytest.fixture
def group(nscb: Board) -> SubGroup:
    made = world.group(nscb)
    agency = world.agency(nscb)
    when = PartialDate.day(day(60))
    told = {"reference": "A-1", "text": "x", "state": "agreed", "owner_agency": agency, "overseen_by": made}
    world.save(Action(board=nscb, due=when, original_due=when, **told))
    return made


def meet(group: SubGroup, offset: int, *, cancelled: bool = False) -> Meeting:
    held = PartialDate.day(day(offset))
    made = Meeting(board=group.board, group=group, held=held, was_cancelled=cancelled)
    world.save(made)
    return made


def run(board: Board, offset: int = 0) -> int:
    return open_rounds(board=board.pk, today=day(offset), by=SYSTEM)


def test_the_round_of_the_next_meeting_opens_two_weeks_before_and_never_again(nscb: Board, group: SubGroup) -> None:
    meet(group, 14)
    meet(group, 20)
    assert [run(nscb), run(nscb)] == [1, 0]
    found = UpdateRound.objects.as_system("tests").get()
    assert (found.meets, found.papers_due, found.opens) == (day(14), day(7), TODAY)


def test_a_meeting_called_late_is_asked_about_at_once_with_a_deadline_that_can_be_met(
    nscb: Board, group: SubGroup
) -> None:
    meet(group, 3)
    assert run(nscb) == 1
    assert UpdateRound.objects.as_system("tests").get().papers_due == TODAY


@pytest.mark.parametrize("offset", [-1, 0, 15])
def test_too_early_or_too_late_nothing_opens(nscb: Board, group: SubGroup, offset: int) -> None:
    meet(group, offset)
    assert run(nscb) == 0


def test_no_round_for_a_meeting_that_is_cancelled_or_whose_day_is_not_known_or_with_nothing_to_ask(
    nscb: Board, group: SubGroup
) -> None:
    meet(group, 10, cancelled=True)
    soon = day(10)
    world.save(Meeting(board=nscb, group=group, held=PartialDate.month(soon.year + 1, soon.month)))
    idle = SubGroup(board=nscb, name="Idle", kind="sub_group")
    world.save(idle)
    meet(idle, 10)
    assert run(nscb) == 0


def test_the_meetings_page_tells_how_far_its_round_is_and_what_awaits_a_decision(nscb: Board, group: SubGroup) -> None:
    meeting = meet(group, 14)
    run(nscb)
    world.save(Action(board=nscb, reference="A-2", text="x", state="done", overseen_by=group))
    client = Client()
    client.force_login(world.person("qa_officer", nscb))
    page = client.get(f"/nscb/meetings/{meeting.pk}/").content.decode()
    assert "0 of 1 have answered" in page
    assert "1 proposed" in page
