"""Home: what each person finds there."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.audits.models import CaseAudit
from goldthread.findings.models import Finding
from goldthread.partnership.models import Membership, Person
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, read, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("goldthread.config.urls")]


@pytest.fixture
def here() -> Place:
    return making.place()


def home(here: Place, who: Person) -> str:
    page = signed_in(who).get(reverse("home:board", args=[here.board.short_name.lower()]))
    assert page.status_code == 200
    return page.content.decode()


def audit(here: Place, theme: str, planned: str) -> CaseAudit:
    when = read(planned)
    made = CaseAudit(board=here.board, reference=theme, theme=theme, planned=when, expected=when)
    world.save(made)
    return made


def unsigned(here: Place) -> Finding:
    made = Finding(
        board=here.board,
        reference="F-2",
        kind="strength",
        text="Toolkit is known",
        judgement=here.finding.judgement,
    )
    world.save(made)
    return made


def fill(here: Place) -> None:
    """Something of each kind that home tells of."""
    audit(here, "Neglect", "2026-03")
    audit(here, "Care leavers", "2026-06")
    audit(here, "Far away", "2026-12")
    unsigned(here)
    making.action(here, due="3 May 2026", text="Late action")
    making.action(here, due="14 June 2026", text="Coming action")
    making.action(here, owner_agency=None, due=None, text="Nobody's action")
    making.evidence(making.action(here, state="done", text="Done action"))
    making.evidence(
        making.action(here, state="agreed", due="1 June 2026", text="Other action"),
        text="Ten files",
        entered_for=here.police,
        entered_from="an e-mail of 3 May",
    )


@time_machine.travel("2026-05-20")
def test_the_officer_finds_what_to_do_and_whom_to_wait_for(here: Place) -> None:
    fill(here)
    page = home(here, here.alice)
    assert "What needs you today" in page
    assert page.index("reschedule it: Neglect") < page.index("Prepare the audit: Care leavers")
    assert "Far away</a>" not in page
    assert "to sign off" in page
    assert "Sign off F-2" not in page, "the chair signs off; the officer waits"
    assert "1 open action has no owner" in page
    assert "1 late action" in page
    assert "1 entry to confirm" in page
    assert "1 closure to accept or return" in page
    assert "Audits on the year line" in page
    assert "Start with the first" in page
    assert reverse("home:trail", args=["nscb"]) in page


@time_machine.travel("2026-05-20")
def test_the_agency_lead_finds_its_own_things_and_nothing_above_them(here: Place) -> None:
    fill(here)
    page = home(here, here.bob)
    assert "1 thing is late, 2 more by 14 June 2026" in page
    assert page.index("Late action") < page.index("Other action") < page.index("Coming action")
    assert "17 days late" in page
    assert "Entered for you from an e-mail of 3 May" in page
    assert "Nobody&#x27;s action" not in page
    assert page.index("Late action") < page.index("New to read")
    assert reverse("home:trail", args=["nscb"]) not in page


@time_machine.travel("2026-05-20")
def test_the_chair_finds_what_to_decide_and_what_is_stuck(here: Place) -> None:
    fill(here)
    page = home(here, here.carol)
    assert "What you must decide" in page
    assert "Accept or return A-4: Done action" in page
    assert "1 piece of evidence" in page
    assert "What is stuck" in page
    assert "Late since" in page


def test_a_chair_of_the_owning_agency_is_told_to_pass_it_on(here: Place) -> None:
    making.evidence(making.action(here, state="done"))
    page = home(here, world.person("sub_group_chair", here.board, at=here.police))
    assert "Not yours to accept" in page
    assert "pass it to the vice-chair" in page


def test_others_find_what_is_new_to_read(here: Place) -> None:
    page = home(here, world.person("scrutineer", here.board))
    assert "Who is stuck, and what is new" in page
    assert "Finding F-1: Too little is improved" in page


def test_a_school_lead_sees_no_more_than_its_own(here: Place) -> None:
    fill(here)
    school = world.agency(here.board, name="School", kind="school")
    page = home(here, world.person("school_lead", here.board, at=school))
    assert "Nothing is waiting for you" in page
    for hidden in ("Late action", "Neglect", "Too little is improved", "Ten files"):
        assert hidden not in page


def test_the_system_administrator_sees_no_content(here: Place) -> None:
    fill(here)
    page = home(here, world.person("system_administrator", None))
    for hidden in ("Late action", "Neglect", "Too little is improved", "Police"):
        assert hidden not in page


def test_an_empty_board_teaches_the_first_step() -> None:
    nscb = world.board()
    alice = world.person("qa_officer", nscb)
    page = signed_in(alice).get(reverse("home:board", args=["nscb"])).content.decode()
    assert "This board has no records yet" in page
    assert "Plan an audit" in page


def test_another_board_is_not_there(here: Place) -> None:
    address = reverse("home:board", args=[here.board.short_name.lower()])
    assert signed_in(here.charlie).get(address).status_code == 404


def test_someone_of_several_boards_chooses(here: Place) -> None:
    start = reverse("home:start")
    assert signed_in(here.alice).get(start).status_code == 302
    second = world.board("XSAB", remit="adults")
    world.save(Membership(person=here.alice, board=second, role="board_chair", starts=dt.date(2020, 1, 1)))
    page = signed_in(here.alice).get(start).content.decode()
    assert "XSAB Safeguarding Board" in page
    assert "You are here as: Board chair" in page
    nobody = world.person("qa_officer", second, ends=dt.date(2020, 1, 1))
    assert "You have no board yet" in signed_in(nobody).get(start).content.decode()


def test_who_looks_after_the_installation_begins_with_its_boards_even_before_there_is_one() -> None:
    admin = world.person("system_administrator", None)
    boards = reverse("partnership:boards")
    assert signed_in(admin).get(reverse("home:start")).headers["Location"] == boards
    menu = signed_in(admin).get(reverse("partnership:account")).content.decode()
    assert f'href="{boards}"' in menu
    assert f'href="{reverse("partnership:accounts")}"' in menu


@time_machine.travel("2026-05-20")
@pytest.mark.parametrize("who", ["alice", "bob", "carol", "everything"])
def test_home_asks_few_questions_however_many_rows(here: Place, who: str) -> None:
    person = getattr(here, who, here.alice)
    if who == "everything":
        for role in ("agency_lead", "board_chair"):
            world.save(
                Membership(person=person, board=here.board, agency=here.police, role=role, starts=world.LONG_AGO)
            )
    fill(here)
    client = signed_in(person)
    _count(client, here)
    few = _count(client, here)
    for _ in range(3):
        making.action(here, due="3 May 2026")
        making.evidence(making.action(here, state="done"))
    assert _count(client, here) == few
    assert few <= (24 if who == "everything" else 20)


def _count(client: Client, here: Place) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("home:board", args=[here.board.short_name.lower()]))
    return len(asked)
