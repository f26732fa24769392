"""A template goes out, is filled in offline and comes back: what changes, what is refused, and nothing in between."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.foundation.sheets import Limits, Sheet, read_sheets
from goldthread.improvement.domain.template import HEADINGS, KEY_HEADING, LONGEST, SHEET, Filled, Told
from goldthread.improvement.models import Action, DueDateChange, Evidence, ProgressNote, TrackerImport
from goldthread.partnership.models import Person
from tests import world
from tests.unit.improvement import making

WHOLE = Limits(rows=5_000, columns=40, letters=LONGEST + 1)
PAYLOADS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "|calc", "%0A=1", "＝1+1", "'=1", "_x003D_1+1", "\ufeff=1"]


class Desk:
    """A board with an action of the Police; a template downloaded by someone, changed cell by cell, and returned."""

    def __init__(self, client: Client) -> None:
        self.here = making.place()
        self.client = client
        self.action = making.action(self.here, owner_person=self.here.bob, measure="Files read")
        self.action.reference = "A-70"  # as if numbered here, so that the next number is free
        world.save(self.action)

    def download(self, who: Person) -> Sheet:
        self.client.force_login(who)
        content = self.client.get(self.here.at("template")).content
        return next(one for one in read_sheets("t.xlsx", content, WHOLE) if one.name == SHEET)

    def returned(self, sheet: Sheet, who: Person, changes: Mapping[tuple[int, Any], str] | None = None) -> Any:
        """The answer to bringing back the sheet with cells changed: (row beneath the headings, column) to text."""
        rows = [[*cells, *[""] * (len(sheet.headings) - len(cells))] for _, cells in sheet.lines]
        for (row, name), text in (changes or {}).items():
            while row >= len(rows):
                rows.append([""] * len(sheet.headings))
            rows[row][sheet.headings.index(HEADINGS.get(name, name))] = text
        self.client.force_login(who)
        file = SimpleUploadedFile("t.xlsx", book({SHEET: [sheet.headings, *rows]}))
        return self.client.post(self.here.at("template_return"), {"file": file})

    def preview(self, sheet: Sheet, who: Person, changes: Mapping[tuple[int, Any], str] | None = None) -> str:
        answer = self.returned(sheet, who, changes)
        assert answer.status_code == 302, answer.content.decode()
        return self.client.get(answer["Location"]).content.decode()

    def bring_in(self, **told: str) -> Any:
        taken = TrackerImport.objects.as_system("test").get()
        return self.client.post(self.here.at("template_check", taken.pk), {"version": taken.version, **told})


def book(sheets: dict[str, list[list[str]]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for line, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(line, column, cell)
    return out.getvalue()


@pytest.fixture
def desk(client: Client, db: None) -> Desk:
    return Desk(client)


def now(action: Action) -> Action:
    return making.again(action)


def test_an_agency_lead_is_given_their_own_open_actions_and_no_others(desk: Desk) -> None:
    making.action(desk.here, owner_agency=world.agency(desk.here.board, name="Health"), text="Somebody else’s")
    making.action(desk.here, state="closed", text="Done long ago")
    sheet = desk.download(desk.here.bob)
    assert [cells[1] for _, cells in sheet.lines] == [desk.action.reference]
    assert HEADINGS[Told.OWNER] not in sheet.headings
    assert desk.download(desk.here.alice).headings == [KEY_HEADING, *HEADINGS.values()]


def test_what_is_known_is_locked_and_the_key_hidden(desk: Desk) -> None:
    desk.client.force_login(desk.here.bob)
    whole = zipfile.ZipFile(io.BytesIO(desk.client.get(desk.here.at("template")).content))
    sheet = whole.read("xl/worksheets/sheet1.xml").decode()
    assert "<sheetProtection" in sheet
    assert 'hidden="1"' in sheet.partition("</cols>")[0]
    assert "dataValidation " in sheet
    assert "Alice" not in whole.read("xl/sharedStrings.xml").decode()


def test_progress_evidence_and_closure_come_back_as_one_write(desk: Desk) -> None:
    sheet = desk.download(desk.here.bob)
    told = {Filled.PROGRESS: "All are read", Filled.EVIDENCE: "Dip sample of May", Filled.DONE: "Yes"}
    kind = "Practice looked at: an audit or a dip sample"
    page = desk.preview(sheet, desk.here.bob, {(0, name): text for name, text in {**told, Filled.KIND: kind}.items()})
    assert "It will change 1 action." in page
    assert all(text in page for text in ("All are read", "Dip sample of May", "Done, awaiting acceptance"))
    assert desk.bring_in().status_code == 302
    changed = now(desk.action)
    assert (changed.state, changed.evidence_held, changed.strength) == ("done", 1, 3)
    note = ProgressNote.objects.as_system("t").get()
    assert (note.text, note.written_by, note.entered_for) == ("All are read", desk.here.bob, None)
    assert Evidence.objects.as_system("t").get().kind == "audit"


def test_the_same_template_twice_says_nothing_new(desk: Desk) -> None:
    sheet = desk.download(desk.here.bob)
    told = {(0, Filled.PROGRESS): "All are read"}
    desk.preview(sheet, desk.here.bob, told)
    desk.bring_in()
    assert "there is nothing to change" in desk.preview(sheet, desk.here.bob, told)


def test_what_the_business_unit_brings_in_is_marked_as_entered_for_the_agency(desk: Desk) -> None:
    desk.preview(desk.download(desk.here.alice), desk.here.alice, {(0, Filled.PROGRESS): "All are read"})
    desk.bring_in()
    note = ProgressNote.objects.as_system("t").get()
    assert note.entered_for == desk.here.police
    assert note.entered_from.startswith("a filled-in template, ")


def test_the_business_unit_changes_owner_date_and_priority_and_adds_actions(desk: Desk) -> None:
    health = world.agency(desk.here.board, name="Health Trust")
    sheet = desk.download(desk.here.alice)
    told = {
        (0, Told.OWNER): "health trust",
        (0, Told.PERSON): "",
        (0, Told.DUE): "1 March 2017",
        (0, Filled.REASON): "The audit starts later",
        (0, Told.PRIORITY): "High",
        (1, Told.TEXT): "Brief every team by spring",
        (1, Told.OWNER): "Police",
        (1, Told.DUE): "June 2017",
    }
    page = desk.preview(sheet, desk.here.alice, told)
    assert "It will change 1 action and add 1 action." in page
    assert "November 2016" in page
    assert desk.bring_in().status_code == 302
    changed = now(desk.action)
    assert (changed.owner_agency, changed.owner_person, str(changed.due), changed.priority) == (
        health,
        None,
        "1 March 2017",
        "high",
    )
    assert str(changed.original_due) == "November 2016"
    assert DueDateChange.objects.as_system("t").get().reason == "The audit starts later"
    added = Action.objects.as_system("t").get(text="Brief every team by spring")
    assert (added.state, added.owner_agency, str(added.due)) == ("proposed", desk.here.police, "June 2017")
    assert "brought in before" in desk.preview(sheet, desk.here.alice, {(1, Told.TEXT): "Brief every team by spring"})


def test_what_changed_here_meanwhile_is_shown_beside_what_was_written(desk: Desk) -> None:
    sheet = desk.download(desk.here.alice)
    desk.action.text = "Audit thirty case files"
    world.save(desk.action)
    page = desk.preview(sheet, desk.here.alice, {(0, Told.TEXT): "Audit forty case files"})
    assert "Audit thirty case files" in page
    assert "Audit forty case files" in page
    assert desk.bring_in().status_code == 422
    assert now(desk.action).text == "Audit thirty case files"
    assert desk.bring_in(overwrite="on").status_code == 302
    assert now(desk.action).text == "Audit forty case files"


def test_what_only_others_changed_meanwhile_stays(desk: Desk) -> None:
    sheet = desk.download(desk.here.alice)
    desk.action.text = "Audit thirty case files"
    world.save(desk.action)
    desk.preview(sheet, desk.here.alice, {(0, Filled.PROGRESS): "Half way"})
    assert desk.bring_in().status_code == 302
    assert now(desk.action).text == "Audit thirty case files"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({Told.DUE: "soon", Filled.REASON: "x"}, "“soon” cannot be read as a date"),
        ({Told.DUE: "May 2017"}, "say why the due date moves"),
        ({Told.DUE: "", Filled.REASON: "x"}, "a due date can be moved, not taken away"),
        ({Told.OWNER: "Wizards"}, "“Wizards” is no agency or group of this board"),
        ({Told.PERSON: "Merlin"}, "“Merlin” is nobody of this board"),
        ({Told.PRIORITY: "Utmost"}, "“Utmost” is none of High, Medium and Low"),
        ({Told.TEXT: ""}, "an action cannot be without words"),
        ({Told.STATE: "Closed"}, "The state follows from what is proposed and decided"),
        ({Told.LAST: "Never said"}, "What was reported stays as it was"),
        ({Filled.EVIDENCE: "Minutes"}, "choose one from the list"),
        ({Filled.KIND: "Figures"}, "say what the evidence is"),
        ({Filled.DONE: "Yes"}, "add the evidence first"),
        ({Filled.DONE: "Perhaps"}, "write Yes or No"),
        ({Filled.PROGRESS: "x" * 20_001}, "longer than 20,000 characters"),
        ({"reference": "A-99"}, "not about an action on your list"),
        ({KEY_HEADING: "tampered"}, "hidden column of this row"),
        ({KEY_HEADING: ""}, "hidden column of this row"),
    ],
)
def test_every_fault_is_told_with_its_line_and_nothing_is_changed(desk: Desk, told: dict[str, str], said: str) -> None:
    sheet = desk.download(desk.here.alice)
    page = desk.preview(sheet, desk.here.alice, {(0, name): text for name, text in told.items()})
    assert said in page
    assert "1 row of 1 cannot come in" in page
    assert desk.bring_in().status_code == 422
    assert now(desk.action).version == desk.action.version


def test_an_agency_lead_cannot_change_what_is_locked(desk: Desk) -> None:
    sheet = desk.download(desk.here.bob)
    page = desk.preview(sheet, desk.here.bob, {(0, Told.DUE): "May 2030"})
    assert "Due: it cannot be changed here. Put back “November 2016”." in page


def test_an_action_one_may_not_see_and_one_that_is_not_there_are_refused_alike(desk: Desk) -> None:
    other = making.action(desk.here, owner_agency=world.agency(desk.here.board, name="Health"), text="Not yours")
    sheet = desk.download(desk.here.bob)
    for key in (str(other.pk), "00000000-0000-4000-8000-000000000000"):
        told = {(0, KEY_HEADING): key, (0, "reference"): other.reference, (0, Filled.PROGRESS): "Mine now"}
        page = desk.preview(sheet, desk.here.bob, told)
        assert "not about an action on your list" in page
        assert "Not yours" not in page


def test_a_template_of_another_board_is_refused(desk: Desk) -> None:
    sheet = desk.download(desk.here.alice)
    desk.client.force_login(desk.here.charlie)
    rows = [cells for _, cells in sheet.lines]
    file = SimpleUploadedFile("t.xlsx", book({SHEET: [sheet.headings, *rows]}))
    answer = desk.client.post("/nsab/plan/template/return/", {"file": file})
    page = desk.client.get(answer["Location"]).content.decode()
    assert "not about an action on your list" in page


@pytest.mark.parametrize("sheets", [{"Sheet1": [["A"], ["b"]]}, {SHEET: [["Reference", "Action"], ["A-1", "b"]]}])
def test_a_workbook_that_is_no_template_is_refused(desk: Desk, sheets: dict[str, list[list[str]]]) -> None:
    desk.client.force_login(desk.here.bob)
    file = SimpleUploadedFile("t.xlsx", book(sheets))
    answer = desk.client.post(desk.here.at("template_return"), {"file": file})
    assert answer.status_code == 422
    assert "This is not a template from Goldthread" in answer.content.decode()


def test_nobody_else_opens_or_brings_in_the_template(desk: Desk) -> None:
    desk.preview(desk.download(desk.here.bob), desk.here.bob, {(0, Filled.PROGRESS): "Half way"})
    taken = TrackerImport.objects.as_system("t").get()
    desk.client.force_login(desk.here.alice)
    assert desk.client.get(desk.here.at("template_check", taken.pk)).status_code == 404
    assert desk.bring_in().status_code == 404


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=40)), min_size=3, max_size=3))
def test_what_nobody_changed_changes_nothing(desk: Desk, texts: list[str]) -> None:
    for name, text in zip(("text", "measure", "evidenced_by"), texts, strict=True):
        setattr(desk.action, name, text.replace("\x00", "") or "Something")
    world.save(desk.action)
    page = desk.preview(desk.download(desk.here.alice), desk.here.alice)
    assert "there is nothing to change" in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_cell_goes_out_as_text_and_comes_back_as_it_was(desk: Desk, payload: str) -> None:
    desk.action.text = payload
    world.save(desk.action)
    desk.client.force_login(desk.here.alice)
    content = desk.client.get(desk.here.at("template")).content
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    sheet = desk.download(desk.here.alice)
    desk.preview(sheet, desk.here.alice, {(0, Filled.PROGRESS): payload})
    assert desk.bring_in().status_code == 302
    assert ProgressNote.objects.as_system("t").get().text == payload.strip()
