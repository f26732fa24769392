"""The pages of meetings, seen by those who may and hidden from those who may not."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.urls import reverse

from goldthread.foundation.errors import Forbidden, Stale, Unseen
from goldthread.foundation.trail.tables import TrailEvent
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.years import FinancialYear
from goldthread.meetings import queries, services
from goldthread.meetings.domain.attendance import Attended, mark_of
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.panels import of_group
from goldthread.partnership.models import Agency, Board, MeetingPattern, Person, SubGroup
from tests import world

pytestmark = pytest.mark.django_db
YEAR, TODAY = FinancialYear(2016), dt.date(2017, 6, 1)
read = PartialDate.parse


@pytest.fixture
def nscb() -> Board:
    return world.board()


@pytest.fixture
def qa(nscb: Board) -> SubGroup:
    return world.group(nscb)


@pytest.fixture
def alice(nscb: Board) -> Person:
    return world.person("qa_officer", nscb, name="Alice")


@pytest.fixture
def police(nscb: Board) -> Agency:
    return world.agency(nscb, name="Police")


def signed_in(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def meeting(of: SubGroup, held: str, *, cancelled: bool = False) -> Meeting:
    made = Meeting(board=of.board, group=of, held=read(held), was_cancelled=cancelled)
    world.save(made)
    return made


def came(to: Meeting, agency: Agency, status: str) -> None:
    world.save(Attendance(board=to.board, meeting=to, agency=agency, status=status))


def at(name: str, of: Board, *parts: object) -> str:
    return reverse(f"meetings:{name}", args=[of.short_name.lower(), *parts])


@time_machine.travel(TODAY)
def test_the_list_opens_with_attendance_and_says_what_is_missing(
    nscb: Board, qa: SubGroup, alice: Person, police: Agency
) -> None:
    came(meeting(qa, "2016-05-10"), police, "present")
    for starts, ends in (("2016-04", "2016-08"), ("2016-09", "2016-10")):
        world.save(MeetingPattern(board=nscb, group=qa, starts=read(starts), ends=read(ends)))
    text = signed_in(alice).get(at("index", nscb)).content.decode()
    assert "10 May 2016" in text
    assert "Attendance in 2016-17" in text
    assert "no meeting is recorded between September and October 2016" in text
    assert "between April and August" not in text
    assert "1 of 1 recorded" in text


def test_an_empty_list_teaches(nscb: Board, alice: Person) -> None:
    assert "No meeting is recorded" in signed_in(alice).get(at("index", nscb)).content.decode()


def test_a_year_that_should_have_had_meetings_is_told_of(nscb: Board, qa: SubGroup, alice: Person) -> None:
    world.save(MeetingPattern(board=nscb, group=qa, starts=read("2016-09"), ends=read("2016-10")))
    text = signed_in(alice).get(at("index", nscb)).content.decode()
    assert "What is missing in 2016-17" in text
    assert "no meeting is recorded between September and October 2016" in text


def test_the_list_narrows_by_year_and_group(nscb: Board, qa: SubGroup, alice: Person) -> None:
    other = world.group(nscb, name="Other group")
    meeting(qa, "2016-05-10")
    meeting(other, "2017-05-10")
    client = signed_in(alice)
    narrowed = client.get(at("index", nscb), {"year": "2016-17", "format": "csv"}).content.decode()
    assert ("10 May 2016" in narrowed, "10 May 2017" in narrowed) == (True, False)
    narrowed = client.get(at("index", nscb), {"group": str(other.pk), "format": "csv"}).content.decode()
    assert ("10 May 2016" in narrowed, "10 May 2017" in narrowed) == (False, True)


@time_machine.travel(TODAY)
def test_the_list_asks_the_same_few_questions_however_much_it_holds(
    nscb: Board, qa: SubGroup, alice: Person, police: Agency, django_assert_max_num_queries: object
) -> None:
    for month in range(4, 13):
        came(meeting(qa, f"2016-{month:02d}-10"), police, "present")
    client = signed_in(alice)
    client.get(at("index", nscb))
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        client.get(at("index", nscb))


def test_attendance_is_of_the_meetings_due(nscb: Board, qa: SubGroup, police: Agency) -> None:
    health, silent = world.agency(nscb, name="Health"), world.agency(nscb, name="Silent")
    first, second, third = (meeting(qa, day) for day in ("2016-05-10", "2016-06-10", "2017-03-10"))
    meeting(qa, "2016-07-10", cancelled=True)
    came(meeting(qa, "2016-03-10"), silent, "present")
    meeting(world.group(nscb, name="Other"), "2016-05-11")
    came(first, police, "present")
    came(second, police, "deputy")
    came(third, police, "absent")
    came(first, health, "apologies")
    actor = world.actor("qa_officer", nscb)
    found = queries.attendance_by_agency(actor, nscb.pk, YEAR, today=TODAY)
    assert found == [Attended("Health", 3, apologies=1), Attended("Police", 3, present=1, deputy=1, absent=1)]
    assert [one.share for one in found] == ["0 of 3 (0%)", "2 of 3 (67%)"]
    early = queries.attendance_by_agency(actor, nscb.pk, YEAR, today=dt.date(2016, 6, 10))
    assert [one.due for one in early] == [2, 2]


@time_machine.travel(TODAY)
def test_attendance_by_agency_has_its_page(nscb: Board, qa: SubGroup, alice: Person, police: Agency) -> None:
    came(meeting(qa, "2016-05-10"), police, "present")
    text = signed_in(alice).get(at("by_agency", nscb)).content.decode()
    assert "1 of 1 (100%)" in text
    assert "2016-17" in text


def test_a_meeting_is_called_changed_and_attended_in_the_browser(
    nscb: Board, qa: SubGroup, alice: Person, police: Agency
) -> None:
    client = signed_in(alice)
    client.post(at("new", nscb), {"group": str(qa.pk), "held": "10 May 2016", "place": "Northampton"})
    made = Meeting.objects.as_system("tests").get()
    given = {"group": str(qa.pk), "held": "11 May 2016", "place": "", "summary": "Agreed the plan", "version": "1"}
    assert client.post(at("change", nscb, made.pk), given)["Location"] == at("show", nscb, made.pk)
    form = client.get(at("attendance", nscb, made.pk)).content.decode()
    assert "Police" in form
    mark = re.search(r'name="version" value="(\d+)"', form)
    assert mark
    name = f"agency_{police.pk.hex}"
    client.post(at("attendance", nscb, made.pk), {name: "deputy", "version": mark[1]})
    shown = client.get(at("show", nscb, made.pk)).content.decode()
    assert "Deputy" in shown
    assert "Agreed the plan" in shown
    stale = client.post(at("attendance", nscb, made.pk), {name: "absent", "version": mark[1]})
    assert stale.status_code == 409
    assert "Deputy" in stale.content.decode()


def test_single_schools_are_asked_about_when_wanted(nscb: Board, qa: SubGroup, alice: Person) -> None:
    world.agency(nscb, name="Hilltop School", kind="school")
    made, client = meeting(qa, "2016-05-10"), signed_in(alice)
    assert "Hilltop" not in client.get(at("attendance", nscb, made.pk)).content.decode()
    assert "Hilltop" in client.get(at("attendance", nscb, made.pk), {"schools": "yes"}).content.decode()


def test_looking_at_a_meeting_is_in_the_trail(nscb: Board, qa: SubGroup, alice: Person) -> None:
    made = meeting(qa, "2016-05-10")
    signed_in(alice).get(at("show", nscb, made.pk))
    event = TrailEvent.objects.order_by("-pk").first()
    assert event is not None
    assert (event.kind, event.subject, event.actor) == ("viewed", made.pk, alice.pk)


def test_a_cancelled_meeting_stays_and_is_attended_by_nobody(nscb: Board, qa: SubGroup, alice: Person) -> None:
    made, client = meeting(qa, "2016-05-10"), signed_in(alice)
    client.post(at("cancel", nscb, made.pk), {"version": "1"})
    assert "Cancelled" in client.get(at("index", nscb)).content.decode()
    with pytest.raises(Refused):
        services.record_attendance(public_id=made.pk, mark=None, statuses={}, by=world.acting(alice))
    with pytest.raises(Refused):
        services.cancel_meeting(public_id=made.pk, version=None, by=world.acting(alice))


def test_a_meeting_that_was_attended_is_not_cancelled(nscb: Board, qa: SubGroup, police: Agency) -> None:
    made = meeting(qa, "2016-05-10")
    came(made, police, "present")
    with pytest.raises(Refused):
        services.cancel_meeting(public_id=made.pk, version=None, by=world.actor("minute_taker", nscb))


def test_a_group_meets_once_a_day(nscb: Board, qa: SubGroup) -> None:
    actor = world.actor("minute_taker", nscb)
    services.call_meeting(board=nscb, group=qa, held=read("2016-05-10"), by=actor)
    with pytest.raises(Refused) as refusal:
        services.call_meeting(board=nscb, group=qa, held=read("2016-05-10"), by=actor)
    assert refusal.value.field == "held"


def test_attendance_is_kept_taken_away_and_left_alone(nscb: Board, qa: SubGroup, police: Agency) -> None:
    actor, made, health = world.actor("minute_taker", nscb), meeting(qa, "2016-05-10"), world.agency(nscb)
    services.record_attendance(public_id=made.pk, mark=mark_of({}), statuses={police.pk: "present"}, by=actor)
    services.record_attendance(public_id=made.pk, mark=None, statuses={health.pk: "absent"}, by=actor)
    assert queries.attendance_of(actor, made).count() == 2
    with pytest.raises(Stale):
        services.record_attendance(public_id=made.pk, mark=mark_of({}), statuses={police.pk: ""}, by=actor)
    services.record_attendance(public_id=made.pk, mark=None, statuses={police.pk: "", health.pk: ""}, by=actor)
    assert queries.attendance_of(actor, made).count() == 0
    assert TrailEvent.objects.filter(changed=["deleted"]).count() == 2


def test_an_agency_of_another_board_is_refused(nscb: Board, qa: SubGroup) -> None:
    elsewhere = world.agency(world.board("OTHER"))
    made, actor = meeting(qa, "2016-05-10"), world.actor("minute_taker", nscb)
    with pytest.raises(Refused):
        services.record_attendance(public_id=made.pk, mark=None, statuses={elsewhere.pk: "present"}, by=actor)


def test_services_ask_first(nscb: Board, qa: SubGroup) -> None:
    made, chair = meeting(qa, "2016-05-10"), world.actor("board_chair", nscb)
    with pytest.raises(Forbidden):
        services.call_meeting(board=nscb, group=qa, held=read("2016-06"), by=chair)
    with pytest.raises(Forbidden):
        services.record_attendance(public_id=made.pk, mark=None, statuses={}, by=chair)
    charlie = world.actor("qa_officer", world.board("OTHER"))
    with pytest.raises(Unseen):
        services.cancel_meeting(public_id=made.pk, version=None, by=charlie)


def test_another_board_is_told_there_is_no_such_page(nscb: Board, qa: SubGroup) -> None:
    made = meeting(qa, "2016-05-10")
    charlie = signed_in(world.person("qa_officer", world.board("OTHER"), name="Charlie"))
    for address in (at("index", nscb), at("show", nscb, made.pk), reverse("meetings:show", args=["other", made.pk])):
        assert charlie.get(address).status_code == 404


def test_a_member_of_a_group_sees_its_meetings_and_no_others(nscb: Board, qa: SubGroup, police: Agency) -> None:
    bob = world.person("agency_lead", nscb, at=police, name="Bob")
    world.seat(bob, qa)
    other = world.group(nscb, name="Other group")
    ours, theirs = meeting(qa, "2016-05-10"), meeting(other, "2016-06-20")
    world.save(MeetingPattern(board=nscb, group=other, starts=read("2016-04"), ends=read("2016-05")))
    client = signed_in(bob)
    listed = client.get(at("index", nscb), {"year": "2016-17"}).content.decode()
    assert "10 May 2016" in listed
    assert "20 June 2016" not in listed
    assert "Other group" not in listed
    assert client.get(at("show", nscb, ours.pk)).status_code == 200
    assert client.get(at("show", nscb, theirs.pk)).status_code == 404
    assert client.get(at("change", nscb, ours.pk)).status_code == 403


@time_machine.travel(TODAY)
def test_a_groups_page_shows_its_last_and_next_meetings(nscb: Board, qa: SubGroup, police: Agency) -> None:
    request = RequestFactory().get("/")
    request.actor = world.actor("minute_taker", nscb)  # type: ignore[attr-defined]
    for day in ("2017-05-10", "2017-04-10", "2017-07-10", "2017-08-10"):
        meeting(qa, day)
    meeting(qa, "2017-06-10", cancelled=True)
    panel = of_group(request, qa)
    assert panel is not None
    assert [row.content.text for row in panel.context["rows"]] == ["10 May 2017", "10 July 2017"]
    request.actor = world.actor("agency_lead", nscb, at=police)  # type: ignore[attr-defined]
    assert of_group(request, qa) is None
