"""Parts of the plan with their own page, saved views, and the plan as a paper."""

import io

import pytest
from django.test import Client
from docx import Document as read_word
from docx.enum.section import WD_ORIENT
from pypdf import PdfReader

from goldthread.foundation.models import TrailEvent
from goldthread.improvement.models import SavedView
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, signed_in
from tests.unit.improvement.test_pages import post, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Place:
    made = making.place()
    health = world.agency(made.board, name="Health")
    making.action(made, text="Audit twenty case files", owner_person=made.bob)
    making.action(made, text="Train the nurses", owner_agency=health)
    made.finding.theme = "Neglect"
    world.save(made.finding)
    served = making.action(made, text="Visit each home", owner_agency=health)
    making.purpose(served, recommendation=made.recommendation)
    return made


def test_an_agency_has_its_own_page(here: Place) -> None:
    address = here.at("agency", here.police.pk)
    ours, theirs = text(signed_in(here.bob), address), text(signed_in(here.alice), address)
    assert "Our actions" in ours
    assert "Actions of Police" in theirs
    for page in (ours, theirs):
        assert "Audit twenty case files" in page
        assert "Train the nurses" not in page
        assert 'name="agency"' not in page
    text(signed_in(here.charlie), address, 404)


def test_a_person_finds_their_own_actions_at_one_address(here: Place) -> None:
    client = signed_in(here.bob)
    answer = client.get(here.at("mine"))
    assert answer.status_code == 302
    page = text(client, answer["Location"])
    assert "My actions" in page
    assert "Audit twenty case files" in page
    assert "Visit each home" not in page


def test_who_answers_for_an_agency_is_led_from_the_plan_to_their_part(here: Place) -> None:
    ours = here.at("agency", here.police.pk)
    lead, office = (signed_in(who) for who in (here.bob, here.alice))
    assert f'href="{ours}"' in lead.get(here.at("index")).content.decode()
    assert f'href="{here.at("mine")}"' in lead.get(ours).content.decode()
    assert "Our actions" not in office.get(here.at("index")).content.decode()


def test_a_theme_has_its_own_page_and_keeps_it_in_every_link(here: Place) -> None:
    page = text(signed_in(here.alice), here.at("theme") + "?theme=Neglect")
    assert "Actions on Neglect" in page
    assert "Visit each home" in page
    assert "Train the nurses" not in page
    assert "?theme=Neglect&amp;format=csv" in page
    text(signed_in(here.alice), here.at("theme") + "?theme=Nonsense", 404)


def test_a_view_is_saved_opened_and_removed(here: Place) -> None:
    address = here.at("save_view") + f"?agency={here.police.pk}&q=Smith&page=2&evil=1"
    assert post(here.alice, address, name="Police") == 302
    view = SavedView.objects.as_system("tests").get()
    assert view.query == f"agency={here.police.pk}"
    index = text(signed_in(here.alice), here.at("index"))
    assert f'href="{here.at("index")}?{view.query}"' in index
    assert ">Police</a>" not in text(signed_in(here.carol), here.at("index")).replace("\n", "")
    text(signed_in(here.carol), here.at("drop_view", view.pk), 404)
    assert post(here.alice, here.at("drop_view", view.pk)) == 302
    assert not SavedView.objects.as_system("tests").exists()


def test_a_shared_view_is_listed_for_others_who_may_not_remove_it_and_tells_nothing(here: Place) -> None:
    health = world.agency(here.board, name="Ambulance")
    making.action(here, text="Secret of another", owner_agency=health, state="proposed")
    address = here.at("save_view") + "?state=proposed"
    assert post(here.alice, address, name="All proposed", is_shared="on") == 302
    view = SavedView.objects.as_system("tests").get()
    client = signed_in(here.bob)
    assert "All proposed" in text(client, here.at("index"))
    assert "Secret of another" not in text(client, f"{here.at('index')}?{view.query}")
    text(client, here.at("drop_view", view.pk), 403)
    text(signed_in(here.charlie), here.at("drop_view", view.pk), 404)


@pytest.mark.parametrize(("query", "name"), [("", "Everything"), ("?state=all", "Twice")])
def test_nothing_chosen_and_a_name_in_use_are_refused(here: Place, query: str, name: str) -> None:
    assert post(here.alice, here.at("save_view") + "?state=all", name="Twice") == 302
    assert post(here.alice, here.at("save_view") + query, name=name) == 422


def test_the_paper_lies_across_and_holds_every_action(here: Place) -> None:
    making.action(here, text="Closed long ago", state="closed_before")
    client = signed_in(here.alice)
    answer = client.get(here.at("document") + "?state=all")
    assert "nscb-plan-" in answer["Content-Disposition"]
    paper = read_word(io.BytesIO(answer.content))
    page = paper.sections[0]
    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert page.page_width > page.page_height
    actions, before, key = paper.tables
    assert [cell.text for cell in actions.rows[0].cells][:3] == ["Reference", "Action", "Source"]
    assert actions.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert {row.cells[1].text for row in actions.rows[1:]} == {
        "Audit twenty case files",
        "Train the nurses",
        "Visit each home",
    }
    assert [row.cells[1].text for row in before.rows[1:]] == ["Closed long ago"]
    assert len(key.rows) == 8
    said = "\n".join(one.text for one in paper.paragraphs)
    assert here.board.name in said
    assert "version" not in said
    assert TrailEvent.objects.get(kind="plan.downloaded").detail["rows"] == 4


def test_the_paper_is_narrowed_as_the_plan_is_and_comes_as_pdf(here: Place) -> None:
    client: Client = signed_in(here.alice)
    answer = client.get(here.at("document") + f"?agency={here.police.pk}&as=pdf")
    reader = PdfReader(io.BytesIO(answer.content))
    told = " ".join(page.extract_text() for page in reader.pages)
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height
    assert "Audit twenty case files" in told
    assert "Train the nurses" not in told
    assert "Agency: Police" in told


def test_too_many_for_a_paper_is_said_and_the_filters_are_kept(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldthread.improvement.views.document.MOST", 1)
    answer = signed_in(here.alice).get(here.at("document") + "?state=all", follow=True)
    assert "a paper holds at most 1" in answer.content.decode()
    assert answer.request["QUERY_STRING"] == "state=all"


def test_the_pages_of_an_agency_a_person_and_a_theme_lead_to_their_part_of_the_plan(here: Place) -> None:
    client = signed_in(here.alice)
    for address, part in (
        (f"/nscb/partnership/agencies/{here.police.pk}/", here.at("agency", here.police.pk)),
        (f"/nscb/partnership/people/{here.bob.pk}/", here.at("person", here.bob.pk)),
        ("/nscb/findings/themes/one/?theme=Neglect", here.at("theme") + "?theme=Neglect"),
    ):
        assert part in text(client, address)
    assert "Visit each home" in text(client, "/nscb/findings/themes/one/?theme=Neglect")
