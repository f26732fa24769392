"""The old tracker comes in: mapped on screen, looked at first, all or nothing, and twice adds nothing."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
import xlsxwriter
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldthread.foundation.models import TrailEvent
from goldthread.foundation.sheets import read_sheets
from goldthread.improvement.models import Action, ImpactTest, ProgressNote, Purpose, TrackerImport
from goldthread.improvement.services import tracker as services
from tests import world
from tests.unit.improvement import making

HEADINGS = ["Ref", "Recommendation", "Action", "Lead agency", "Lead officer", "Deadline", "Status", "RAG", "Update"]
ROWS: list[list[Any]] = [
    ["1.1", "R-1", "Audit twenty files", "Police", "Bob", dt.date(2016, 11, 30), "Green", "G", "Ten are read"],
    ["1.2", "", "Brief every team", "Northants Police", "A Stranger", "June 2016", "Complete", "B", ""],
    ["2.1", "Another", "=cmd|' /C calc'!A0", "", "", "ongoing", "Not started", "", ""],
]


def workbook(*rows: list[Any], **sheets: list[list[Any]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "default_date_format": "dd/mm/yyyy"}) as book:
        for name, told in {**({"Plan": list(rows)} if rows else {}), **sheets}.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(told):
                sheet.write_row(line, 0, row)
    return out.getvalue()


class Desk:
    """Alice at her board, with the old tracker in hand."""

    def __init__(self, client: Client) -> None:
        self.here = making.place()
        self.client = client
        client.force_login(self.here.alice)

    def upload(self, content: bytes, name: str = "tracker.xlsx") -> Any:
        return self.client.post(self.here.at("tracker"), {"file": SimpleUploadedFile(name, content)})

    def taken(self) -> TrackerImport:
        found: TrackerImport = TrackerImport.objects.as_system("test").get()
        return found

    def post(self, page: str, **told: Any) -> Any:
        taken = self.taken()
        return self.client.post(self.here.at(page, taken.pk), {"version": taken.version, **told})

    def go_on(self, content: bytes, **words: str) -> str:
        """Upload, take what is guessed, and return the preview."""
        assert self.upload(content).status_code == 302
        taken = self.taken()
        columns = {meaning: str(place) for meaning, place in taken.columns.items()}
        answer = self.post("tracker_columns", **columns)
        assert answer.status_code == 302, answer.content.decode()
        if answer["Location"] == self.here.at("tracker_words", taken.pk):
            form = self.client.get(answer["Location"]).context["form"]
            guessed = {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}
            meant = {name: value for name, value in guessed.items() if name.rpartition("_")[2].isdigit()}
            assert self.post("tracker_words", **{**meant, **words}).status_code == 302
        return self.client.get(self.here.at("tracker_check", taken.pk)).content.decode()

    def bring_in(self, **told: str) -> Any:
        return self.post("tracker_check", **told)

    def actions(self) -> dict[str, Action]:
        rows = Action.objects.as_system("test").select_related("owner_agency", "owner_person", "overseen_by")
        return {action.former_reference: action for action in rows}


@pytest.fixture
def desk(client: Client, db: None) -> Desk:
    return Desk(client)


def test_a_tracker_comes_in_with_its_owners_dates_states_and_links(desk: Desk) -> None:
    group = world.group(desk.here.board)
    page = desk.go_on(workbook(HEADINGS, *ROWS))
    assert "It will add 3 actions" in page
    assert "Not brought in: RAG (column H)" in page
    assert desk.bring_in(with_gaps="on").status_code == 302
    first, second, third = (desk.actions()[key] for key in ("1.1", "1.2", "2.1"))
    assert (first.state, str(first.due), first.owner_agency, first.owner_person) == (
        "in_progress",
        "30 November 2016",
        desk.here.police,
        desk.here.bob,
    )
    assert (first.original_due, first.overseen_by, first.remit) == (first.due, group, desk.here.board.remit)
    assert [p.recommendation for p in Purpose.objects.as_system("t").filter(action=first)] == [desk.here.recommendation]
    assert [n.text for n in ProgressNote.objects.as_system("t")] == ["From the old tracker: Ten are read"]
    assert (second.state, second.owner_agency, str(second.due)) == ("closed_before", desk.here.police, "June 2016")
    assert "Person in the old tracker: A Stranger" in second.detail
    assert (third.text, third.state, third.due) == ("=cmd|' /C calc'!A0", "agreed", None)
    assert "Due in the old tracker: ongoing" in third.detail
    assert "Recommendation in the old tracker: Another" in third.detail
    assert not TrackerImport.objects.as_system("t").exists()


def test_an_action_takes_over_what_the_tests_of_its_recommendation_say(desk: Desk) -> None:
    told: dict[str, Any] = {
        "kind": "survey",
        "question": "Better?",
        "due": making.read("May 2016"),
        "result": "improved",
    }
    world.save(ImpactTest(board=desk.here.board, recommendation=desk.here.recommendation, **told))
    desk.go_on(workbook(HEADINGS, *ROWS[:2]))
    assert desk.bring_in().status_code == 302
    assert (desk.actions()["1.1"].impact, desk.actions()["1.2"].impact) == ("passed", "none")


def test_a_date_that_cannot_be_read_needs_leave_to_come_in_without(desk: Desk) -> None:
    page = desk.go_on(workbook(HEADINGS, *ROWS))
    assert "Due “ongoing”, which cannot be read as a date" in page
    answer = desk.bring_in()
    assert answer.status_code == 422
    assert "Tick to bring these rows in without a due date" in answer.content.decode()
    assert not desk.actions()


def test_the_same_tracker_twice_adds_nothing_even_after_work_on_it(desk: Desk) -> None:
    desk.go_on(workbook(HEADINGS, *ROWS))
    desk.bring_in(with_gaps="on")
    changed = desk.actions()["1.1"]
    changed.text = "Audit thirty files"
    world.save(changed)
    page = desk.go_on(workbook(HEADINGS, *ROWS, ["9", "", "One more", "", "", "", "", "", ""]))
    assert "It will add 1 action: 1 as “Proposed”" in page
    assert "3 rows brought in before" in page
    assert desk.bring_in().status_code == 302
    assert len(desk.actions()) == 4


def test_bringing_in_is_one_write_with_an_event_for_each_record(desk: Desk) -> None:
    desk.go_on(workbook(HEADINGS, *ROWS))
    desk.bring_in(with_gaps="on")
    told = TrailEvent.objects.filter(kind="improvement.tracker_brought_in").values_list("subject_type", flat=True)
    assert sorted(told) == [
        "improvement.action",
        "improvement.action",
        "improvement.action",
        "improvement.progressnote",
        "improvement.purpose",
        "improvement.trackerimport",
    ]


def test_a_fault_stops_everything_and_is_told_with_its_line(desk: Desk) -> None:
    page = desk.go_on(workbook(HEADINGS, ROWS[0], ["r" * 61, "", "Train", "", "", "", "", "", ""]))
    assert "1 row of 2 cannot come in" in page
    assert "longer than 60 characters" in page
    assert desk.bring_in().status_code == 422
    assert not desk.actions()


def test_a_workbook_of_several_sheets_asks_which(desk: Desk) -> None:
    content = workbook(Notes=[["Read me"]], Old=[HEADINGS, ROWS[0]], New=[HEADINGS, ROWS[1]])
    answer = desk.upload(content)
    assert answer["Location"] == desk.here.at("tracker_sheet", desk.taken().pk)
    page = desk.client.get(answer["Location"]).content.decode()
    assert "Old (1 rows)" in page
    assert "Notes" not in page
    assert desk.post("tracker_sheet", sheet="1").status_code == 302
    assert desk.taken().settings["sheet"] == 1


def test_a_title_above_merged_headings_is_passed_over(desk: Desk) -> None:
    desk.upload(workbook(["Serious case review", "", ""], [], HEADINGS, ROWS[0]))
    page = desk.client.get(desk.here.at("tracker_columns", desk.taken().pk)).content.decode()
    assert "What stands above line 3 is left out" in page
    assert desk.taken().columns["action"] == 2


def test_one_column_holds_one_thing_and_an_action_is_needed(desk: Desk) -> None:
    desk.upload(workbook(HEADINGS, ROWS[0]))
    assert "Choose action" in desk.post("tracker_columns", reference="0").content.decode()
    answer = desk.post("tracker_columns", action="0", reference="0")
    assert "One column is chosen twice" in answer.content.decode()


def test_a_column_of_too_many_words_is_not_asked_about(desk: Desk) -> None:
    desk.upload(workbook(["Action", "Status"], *[[f"Do {n}", f"Word {n}"] for n in range(81)]))
    answer = desk.post("tracker_columns", action="0", state="1")
    assert "81 different things" in answer.content.decode()


def test_a_word_nobody_knows_must_be_given_a_meaning(desk: Desk) -> None:
    desk.upload(workbook(["Action", "Status"], ["Audit", "Wombat"]))
    desk.post("tracker_columns", action="0", state="1")
    assert desk.post("tracker_words", state_0="").status_code == 422
    assert desk.post("tracker_words", state_0="closed").status_code == 422  # closed here is two decisions, never typed
    assert desk.post("tracker_words", state_0="closed_before").status_code == 302


def test_formulas_come_in_as_what_they_show(desk: Desk) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Ref", "Action"])
        sheet.write_formula(1, 0, "=1+1", value="2")
        sheet.write_string(1, 1, "Audit")
    desk.go_on(out.getvalue())
    assert desk.bring_in().status_code == 302
    assert list(desk.actions()) == ["2"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "must be XLSX or CSV"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "locked with a password"),
        ("a.csv", b"", "The file is empty"),
        ("a.csv", b"Action\n", "no rows beneath its headings"),
        ("a.csv", b"Action\n" + b"x\n" * 5_001, "more than 5,000 rows"),
        ("a.xlsx", b"PK\x03\x04 no archive", "not a workbook that can be read"),
    ],
)
def test_a_file_that_is_no_tracker_is_refused(desk: Desk, name: str, content: bytes, said: str) -> None:
    answer = desk.upload(content, name)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_nobody_else_opens_or_brings_in_the_tracker(desk: Desk) -> None:
    desk.go_on(workbook(HEADINGS, *ROWS))
    taken = desk.taken()
    desk.client.force_login(world.person("business_manager", desk.here.board))
    assert desk.client.get(desk.here.at("tracker_check", taken.pk)).status_code == 404
    assert desk.bring_in().status_code == 404


def test_a_reader_brings_nothing_in(desk: Desk) -> None:
    sheets = read_sheets("a.csv", b"Action\nAudit\n")
    with pytest.raises(PermissionDenied):
        services.take_in_tracker(
            board=desk.here.board, file_name="a.csv", sheets=sheets, by=world.acting(desk.here.bob)
        )


def test_an_owner_of_another_board_is_not_found_nor_chosen(desk: Desk) -> None:
    far = world.agency(world.board("ZSAB"), name="Far Agency")
    desk.upload(workbook(["Action", "Agency"], ["Audit", "Far Agency"]))
    desk.post("tracker_columns", action="0", owner="1")
    assert desk.post("tracker_words", owner_0=f"agency:{far.pk}").status_code == 422
    assert desk.post("tracker_words", owner_0="").status_code == 302
    assert desk.bring_in().status_code == 302
    [action] = desk.actions().values()
    assert (action.owner_agency, action.detail) == (None, "Owner in the old tracker: Far Agency")
