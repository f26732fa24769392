"""The pages of the programme, seen by those who may and hidden from those who may not."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from goldthread.audits.models import CaseAudit, Reschedule
from goldthread.foundation.errors import Forbidden, Stale, Unseen
from goldthread.foundation.trail.tables import TrailEvent
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board, Person, Priority
from goldthread.programme import queries, services
from goldthread.programme.models import Entry, EntryDate, Obstacle
from tests import world

pytestmark = pytest.mark.django_db
YEAR = FinancialYear(2016)
read = PartialDate.parse


@pytest.fixture
def nscb() -> Board:
    return world.board()


@pytest.fixture
def alice(nscb: Board) -> Person:
    return world.person("qa_officer", nscb, name="Alice")


def signed_in(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def audit(of: Board, theme: str, *, planned: str = "", expected: str = "", held: str = "") -> CaseAudit:
    dates = {"planned": planned, "expected": expected or planned, "held": held}
    known = {name: read(text) for name, text in dates.items() if text}
    number = CaseAudit.objects.as_system("tests").count() + 1
    state = {"state": "held", "cases": 6, "children": 6} if held else {}
    made = CaseAudit(board=of, reference=f"CA-{number}", theme=theme, **known, **state)
    world.save(made)
    return made


def entry(of: Board, title: str, *, year: str = "2016-17", kind: str = "other", **fields: object) -> Entry:
    made = Entry(board=of, title=title, year=year, kind=kind, **fields)
    world.save(made)
    return made


def at(name: str, of: Board, *parts: object) -> str:
    return reverse(f"programme:{name}", args=[of.short_name.lower(), *parts])


@pytest.fixture
def the_year(nscb: Board) -> Board:
    """Three audits held, one slipped, one return with a date, and a priority nobody planned for."""
    for theme, held in (
        ("CSE II", "2016-06-10"),
        ("Homelessness", "2016-09-23"),
        ("Domestic Violence II", "2016-12-12"),
    ):
        audit(nscb, theme, held=held)
    slipped = audit(nscb, "Out of county", planned="2017-03", expected="2017-05")
    moved = Reschedule(
        board=nscb, audit=slipped, was=read("2017-03"), becomes=read("2017-05"), reason="A learning review"
    )
    world.save(moved)
    entry(nscb, "Out of county", kind="case_audit", audit=slipped)
    section_11 = entry(nscb, "Section 11", kind="section_11")
    world.save(EntryDate(board=nscb, entry=section_11, what="Fieldwork", planned=read("2016-17 Q4")))
    world.save(Priority(board=nscb, year="2016-17", theme="EHE", aim="identify gaps"))
    return nscb


@time_machine.travel("2017-03-20")
def test_the_year_answers_whether_we_did_what_we_said(the_year: Board, alice: Person) -> None:
    page = signed_in(alice).get(at("year", the_year))
    text = page.content.decode()
    assert "The year 2016-17" in text
    assert "Three of four audits were held; one slipped to May 2017." in text
    assert "A learning review" in text
    assert "EHE: no audit or other work planned" in text
    assert "Case audits of the year outside its programme" in text
    assert "Plan the next thing" in text
    assert "<svg" in text


def test_an_entry_of_the_year_before_leads_back_to_its_year(the_year: Board, alice: Person) -> None:
    entry(the_year, "Neglect", year="2017-18")
    client = signed_in(alice)
    assert "The year 2017-18" in client.get(at("year", the_year)).content.decode()
    earlier = client.get(at("year", the_year), {"year": "2016-17", "kind": "section_11"}).content.decode()
    assert "Section 11" in earlier
    assert "year=2016-17" in earlier
    assert "The year 2017-18" in client.get(at("year", the_year), {"year": "nonsense"}).content.decode()


@time_machine.travel("2017-03-20")
def test_the_list_narrows_by_standing_and_is_exported(the_year: Board, alice: Person) -> None:
    address = {"year": "2016-17", "standing": "slipped", "format": "csv"}
    exported = signed_in(alice).get(at("year", the_year), address).content.decode("utf-8-sig")
    rows = exported.strip().splitlines()
    assert rows[0] == "What,Kind,Planned,Held,Standing,Why it moved"
    assert rows[1].startswith("Out of county,Case audit,March 2017,Not yet,Slipped,")
    assert len(rows) == 2


def test_an_empty_year_teaches(nscb: Board, alice: Person) -> None:
    assert "Nothing in the programme yet" in signed_in(alice).get(at("year", nscb)).content.decode()


def test_the_year_page_asks_the_same_few_questions_however_much_it_holds(
    the_year: Board, alice: Person, django_assert_max_num_queries: object
) -> None:
    client = signed_in(alice)
    client.get(at("year", the_year))
    for number in range(20):
        entry(the_year, f"Audit {number}", kind="case_audit", audit=audit(the_year, "More", planned="2016-08"))
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        client.get(at("year", the_year))


@pytest.mark.parametrize("name", ["new", "obstacles", "new_obstacle"])
def test_pages_open_for_the_qa_officer(nscb: Board, alice: Person, name: str) -> None:
    assert signed_in(alice).get(at(name, nscb)).status_code == 200


def test_an_entry_is_planned_dated_and_changed_in_the_browser(nscb: Board, alice: Person) -> None:
    client = signed_in(alice)
    given = {"year": "2017-18", "kind": "section_11", "title": "Section 11"}
    answer = client.post(at("new", nscb), given)
    made = Entry.objects.as_system("tests").get()
    assert answer["Location"] == at("entry", nscb, made.pk)
    client.post(at("add_date", nscb, made.pk), {"what": "Fieldwork", "planned": "2017-18 Q1"})
    date = EntryDate.objects.as_system("tests").get()
    assert "Fieldwork" in client.get(at("entry", nscb, made.pk)).content.decode()
    changed = {"what": "Fieldwork", "planned": "2017-18 Q1", "actual": "June 2017", "version": "1"}
    client.post(at("change_date", nscb, made.pk, date.pk), changed)
    shown = client.get(at("entry", nscb, made.pk)).content.decode()
    assert "June 2017" in shown
    assert "Held" in shown
    client.post(at("remove_date", nscb, made.pk, date.pk), {"version": "2"})
    assert not EntryDate.objects.as_system("tests").exists()
    client.post(at("change", nscb, made.pk), {**given, "title": "Section 11 returns", "version": "1"})
    made.refresh_from_db(from_queryset=Entry.objects.as_system("tests"))
    assert made.title == "Section 11 returns"


def test_a_year_that_is_none_is_refused_with_what_is_allowed(nscb: Board, alice: Person) -> None:
    answer = signed_in(alice).post(at("new", nscb), {"year": "2017", "kind": "other", "title": "X"})
    assert answer.status_code == 422
    assert "Give it as 2016-17" in answer.content.decode()


def test_a_case_audit_without_an_audit_offers_to_plan_one(nscb: Board, alice: Person) -> None:
    made = entry(nscb, "Neglect", kind="case_audit")
    shown = signed_in(alice).get(at("entry", nscb, made.pk)).content.decode()
    assert "Plan an audit" in shown
    assert "No case audit planned yet" in shown


def test_another_board_is_told_there_is_no_such_page(the_year: Board) -> None:
    charlie = signed_in(world.person("qa_officer", world.board("OTHER"), name="Charlie"))
    held = Entry.objects.as_system("tests").first()
    for address in (at("year", the_year), at("entry", the_year, held.pk), at("obstacles", the_year)):
        assert charlie.get(address).status_code == 404
    assert charlie.get(reverse("programme:entry", args=["other", held.pk])).status_code == 404


def test_a_reader_may_not_write(the_year: Board) -> None:
    reader = signed_in(world.person("panel_chair", the_year))
    assert "Plan the next thing" not in reader.get(at("year", the_year)).content.decode()
    assert reader.get(at("new", the_year)).status_code == 403
    assert reader.get(at("obstacles", the_year)).status_code == 404


def test_services_ask_first(nscb: Board) -> None:
    reader = world.actor("board_member", nscb)
    with pytest.raises(Forbidden):
        services.plan_entry(board=nscb, by=reader, year="2016-17", kind="other", title="X")
    made = entry(nscb, "X")
    with pytest.raises(Forbidden):
        services.change_entry(public_id=made.pk, version=1, by=reader, title="Y")
    charlie = world.actor("qa_officer", world.board("OTHER"))
    with pytest.raises(Unseen):
        services.change_entry(public_id=made.pk, version=1, by=charlie, title="Y")


def test_a_title_stands_once_in_a_year(nscb: Board) -> None:
    alice = world.actor("qa_officer", nscb)
    entry(nscb, "Neglect")
    with pytest.raises(Refused) as refusal:
        services.plan_entry(board=nscb, by=alice, year="2016-17", kind="other", title="Neglect")
    assert refusal.value.field == "title"
    services.plan_entry(board=nscb, by=alice, year="2017-18", kind="other", title="Neglect")


def test_an_audit_of_another_board_is_refused(nscb: Board) -> None:
    alice = world.actor("qa_officer", nscb)
    elsewhere = audit(world.board("OTHER"), "Neglect", planned="2016-08")
    with pytest.raises(Refused):
        services.plan_entry(board=nscb, by=alice, year="2016-17", kind="case_audit", title="X", audit=elsewhere)


def test_an_entry_has_its_audits_dates_or_its_own(nscb: Board) -> None:
    alice = world.actor("qa_officer", nscb)
    neglect = audit(nscb, "Neglect", planned="2016-08")
    held = entry(nscb, "Neglect", kind="case_audit", audit=neglect)
    with pytest.raises(Refused):
        services.add_date(entry=held.pk, what="Fieldwork", planned=read("2016-08"), by=alice)
    own = entry(nscb, "Return")
    services.add_date(entry=own.pk, what="Fieldwork", planned=read("2016-08"), by=alice)
    with pytest.raises(Refused):
        services.change_entry(public_id=own.pk, version=1, by=alice, audit=neglect)


def test_a_stale_entry_is_not_overwritten(nscb: Board) -> None:
    alice = world.actor("qa_officer", nscb)
    made = entry(nscb, "X")
    services.change_entry(public_id=made.pk, version=1, by=alice, title="Y")
    with pytest.raises(Stale):
        services.change_entry(public_id=made.pk, version=1, by=alice, title="Z")


def test_obstacles_are_recorded_and_answered(nscb: Board, alice: Person) -> None:
    client = signed_in(alice)
    client.post(at("new_obstacle", nscb), {"year": "2016-17", "text": "Monthly meetings left no time"})
    made = Obstacle.objects.as_system("tests").get()
    assert "No answer recorded" in client.get(at("obstacles", nscb)).content.decode()
    given = {"year": "2016-17", "text": made.text, "answer": "Six-weekly meetings", "version": "1"}
    client.post(at("change_obstacle", nscb, made.pk), given)
    assert "Six-weekly meetings" in client.get(at("obstacles", nscb)).content.decode()
    event = TrailEvent.objects.order_by("-pk").first()
    assert (event.kind, event.changed) == ("programme.obstacle_changed", ["answer"])
    assert queries.obstacles_by_year(world.acting(alice), nscb.pk) == [("2016-17", 1, 0)]


def test_a_priority_is_served_by_an_entry_by_its_audit_or_by_an_audit_outside_the_programme(nscb: Board) -> None:
    alice = world.actor("qa_officer", nscb)
    ehe, neglect, leavers = (Priority(board=nscb, year="2016-17", theme=one) for one in ("EHE", "N", "L"))
    for one in (ehe, neglect, leavers):
        world.save(one)
    entry(nscb, "Neglect", priority=neglect)
    by_audit = audit(nscb, "Leavers", planned="2016-08")
    by_audit.priority = leavers
    world.save(by_audit)
    entry(nscb, "Leavers", kind="case_audit", audit=by_audit)
    assert list(queries.unserved_priorities(alice, nscb.pk, YEAR)) == [ehe]
    outside = audit(nscb, "Home education", planned="2016-09")
    outside.priority = ehe
    world.save(outside)
    assert not queries.unserved_priorities(alice, nscb.pk, YEAR).exists()
    outside.state = "cancelled"
    world.save(outside)
    assert list(queries.unserved_priorities(alice, nscb.pk, YEAR)) == [ehe]
    assert len(queries.entries_of(alice, nscb.pk, YEAR)) == 2


def test_years_come_from_entries_and_from_audits(nscb: Board) -> None:
    alice = world.actor("qa_officer", nscb)
    entry(nscb, "X", year="2010-11")
    audit(nscb, "Planned", planned="2012-02")
    audit(nscb, "Held", held="2016-06-10")
    assert queries.years_of(alice, nscb.pk) == [FinancialYear(2010), FinancialYear(2011), FinancialYear(2016)]


def test_each_entry_stands_as_its_dates_say(the_year: Board) -> None:
    alice = world.actor("qa_officer", the_year)
    stands = {
        one.title: queries.standing_of(one, today=dt.date(2017, 3, 1))
        for one in queries.entries_of(alice, the_year.pk, YEAR)
    }
    assert stands == {"Out of county": "slipped", "Section 11": "to_come"}
