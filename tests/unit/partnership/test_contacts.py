"""Contacts from a spreadsheet: what is refused, what is told, all or nothing, and twice changes nothing."""

import io
import zipfile
from typing import Any

import pytest
import xlsxwriter
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldthread.foundation.models import TrailEvent
from goldthread.foundation.sheets import read_sheet
from goldthread.kernel.refusals import Refused
from goldthread.partnership.domain.contacts import Meaning
from goldthread.partnership.models import Agency, BoardAgency, ContactImport, Membership, Person
from goldthread.partnership.services import contacts as services
from tests import world

HEADINGS = ["Agency", "Short name", "Type", "Contact", "E-mail", "Position", "Role"]
ROWS = [
    ["Thames Valley Police", "TVP", "Police", "Pat Blue", "pat@example.org", "Superintendent", "Agency lead"],
    ["Thames Valley Police", "", "", "Sam Green", "sam@example.org", "", "Agency auditor"],
    ["Hill School", "", "School", "", "", "", ""],
]


def workbook(*rows: list[str]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(line, column, cell)
    book.close()
    return out.getvalue()


def csv_of(*rows: list[str]) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode("utf-8-sig")


class Desk:
    """Alice at her board, with a file in hand."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.board = world.board()
        self.alice = world.person("qa_officer", self.board, name="Alice")
        client.force_login(self.alice)

    def upload(self, content: bytes, name: str = "contacts.xlsx") -> object:
        file = SimpleUploadedFile(name, content)
        return self.client.post("/nscb/partnership/contacts/", {"file": file})

    def go_on(self, content: bytes, name: str = "contacts.xlsx", **chosen: str) -> str:
        """Upload, take the guessed columns, and return the address of the preview."""
        answer = self.upload(content, name)
        assert answer.status_code == 302, answer.content.decode()[-2500:]
        taken = ContactImport.objects.as_system("test").get(board=self.board)
        form = {**{key: str(place) for key, place in taken.columns.items()}, "version": taken.version, **chosen}
        answer = self.client.post(answer["Location"], form)
        assert answer.status_code == 302, answer.content.decode()[-2500:]
        return str(answer["Location"])

    def bring_in(self, address: str) -> Any:
        """Say yes to what the preview showed."""
        taken = ContactImport.objects.as_system("test").get(board=self.board)
        return self.client.post(address, {"version": taken.version})

    def preview(self, content: bytes, name: str = "contacts.xlsx", **chosen: str) -> str:
        return self.client.get(self.go_on(content, name, **chosen)).content.decode()


@pytest.fixture
def desk(client: Client, db: None) -> Desk:
    return Desk(client)


def test_a_sheet_comes_in_as_agencies_people_and_roles(desk: Desk) -> None:
    address = desk.go_on(workbook(HEADINGS, *ROWS))
    page = desk.client.get(address).content.decode()
    assert "It will add 2 agencies and 2 people." in page
    assert desk.bring_in(address).status_code == 302
    police = Agency.objects.as_system("test").get(name="Thames Valley Police")
    assert (police.short_name, police.kind) == ("TVP", "police")
    pat = Membership.objects.as_system("test").get(person__email="pat@example.org")
    assert (pat.role, pat.agency, pat.board) == ("agency_lead", police, desk.board)
    assert not ContactImport.objects.as_system("test").exists()


def test_the_same_sheet_twice_changes_nothing(desk: Desk) -> None:
    desk.bring_in(desk.go_on(workbook(HEADINGS, *ROWS)))
    before = (Person.objects.as_system("t").count(), Membership.objects.as_system("t").count())
    address = desk.go_on(workbook(HEADINGS, *ROWS))
    assert "nothing to add or change" in desk.client.get(address).content.decode()
    events = TrailEvent.objects.exclude(kind__startswith="partnership.contact").count()
    desk.bring_in(address)
    assert (Person.objects.as_system("t").count(), Membership.objects.as_system("t").count()) == before
    assert TrailEvent.objects.exclude(kind__startswith="partnership.contact").count() == events


def test_a_csv_is_read_as_well(desk: Desk) -> None:
    page = desk.preview(csv_of(HEADINGS, *ROWS), "contacts.csv")
    assert "It will add 2 agencies and 2 people." in page


def test_a_changed_sheet_changes_what_differs(desk: Desk) -> None:
    desk.bring_in(desk.go_on(workbook(HEADINGS, *ROWS)))
    changed = [[*ROWS[0][:5], "Chief Superintendent", ROWS[0][6]], ["Hill School", "Hill", "School", "", "", "", ""]]
    address = desk.go_on(workbook(HEADINGS, *changed))
    assert "change 1 agency and 1 person" in desk.client.get(address).content.decode()
    desk.bring_in(address)
    assert Person.objects.as_system("t").get(email="pat@example.org").position == "Chief Superintendent"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (["", "", "", "Pat", "p@example.org", "", "Agency lead"], "agency is missing"),
        (["New Agency", "", "", "", "", "", ""], "say what kind it is"),
        (["New Agency", "", "Wizards", "", "", "", ""], "not a kind of agency"),
        (["New Agency", "", "Police", "Pat", "not an e-mail", "", "Agency lead"], "not an e-mail address"),
        (["New Agency", "", "Police", "", "p@example.org", "", ""], "no name of a person"),
        (["New Agency", "", "Police", "Pat", "", "", ""], "has no role"),
        (["New Agency", "", "Police", "Pat", "", "", "System administrator"], "is not a role"),
        (["N" * 201, "", "Police", "", "", "", ""], "longer than 200"),
    ],
)
def test_every_fault_is_told_with_its_line_and_nothing_comes_in(desk: Desk, row: list[str], fault: str) -> None:
    address = desk.go_on(workbook(HEADINGS, ROWS[0], row))
    page = desk.client.get(address).content.decode()
    assert fault in page
    assert "Line 3" in page
    assert desk.bring_in(address).status_code == 422
    assert not Agency.objects.as_system("test").exists()


def test_a_role_for_everyone_without_one(desk: Desk) -> None:
    row = ["New Agency", "", "Police", "Pat", "p@example.org", "", ""]
    assert "add 1 agency and 1 person" in desk.preview(workbook(HEADINGS, row), usual_role="board_member")


def test_rows_that_contradict_each_other_are_told(desk: Desk) -> None:
    other = ["Thames Valley Police", "", "Health", "", "", "", ""]
    assert "Line 2 says something else" in desk.preview(workbook(HEADINGS, ROWS[0], other))


def test_one_does_not_give_oneself_a_role_by_spreadsheet(desk: Desk) -> None:
    row = ["New Agency", "", "Police", "Alice", desk.alice.email, "", "Board chair"]
    assert "cannot give a role to yourself" in desk.preview(workbook(HEADINGS, row))


def test_an_account_of_another_board_is_not_shown_nor_changed(desk: Desk) -> None:
    other = world.board("ZSAB")
    zoe = world.person("qa_officer", other, name="Zoe Elsewhere")
    row = ["New Agency", "", "Police", "Someone", zoe.email, "", "Agency lead"]
    page = desk.preview(workbook(HEADINGS, row))
    assert "an account here under another name" in page
    assert "Zoe" not in page


def test_an_agency_of_another_board_joins(desk: Desk) -> None:
    shared = world.agency(world.board("ZSAB"), name="Shared Health Trust", kind="health")
    address = desk.go_on(workbook(HEADINGS, ["shared health trust", "", "", "", "", "", ""]))
    assert "let join 1 agency" in desk.client.get(address).content.decode()
    desk.bring_in(address)
    assert BoardAgency.objects.as_system("t").filter(board=desk.board, agency=shared).exists()


def test_a_new_upload_takes_the_place_of_the_one_before(desk: Desk) -> None:
    desk.upload(workbook(HEADINGS, ROWS[0]))
    desk.upload(workbook(HEADINGS, ROWS[1]))
    assert ContactImport.objects.as_system("t").count() == 1


def test_nobody_else_opens_the_sheet(desk: Desk) -> None:
    address = desk.go_on(workbook(HEADINGS, *ROWS))
    desk.client.force_login(world.person("qa_officer", desk.board))
    assert desk.client.get(address).status_code == 404


def test_a_reader_brings_nothing_in(desk: Desk) -> None:
    sheet = read_sheet("a.csv", csv_of(HEADINGS, *ROWS))
    with pytest.raises(PermissionDenied):
        services.take_in_contacts(
            board=desk.board, file_name="a.csv", sheet=sheet, by=world.actor("board_member", desk.board)
        )


def test_one_column_holds_one_thing(desk: Desk) -> None:
    by = world.acting(desk.alice)
    sheet = read_sheet("a.csv", csv_of(HEADINGS, *ROWS))
    taken = services.take_in_contacts(board=desk.board, file_name="a.csv", sheet=sheet, by=by)
    for columns in ({Meaning.AGENCY: 0, Meaning.PERSON: 0}, {Meaning.PERSON: 0}):
        with pytest.raises(Refused):
            services.choose_columns(public_id=taken.pk, version=None, columns=columns, usual_role="", by=by)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"Agency,Type\nPolice,Police", "its content is not"),
        ("a.csv", b"\x00\x01\x02", "its content is not"),
        ("a.pdf", b"%PDF-1.7", "must be XLSX or CSV"),
        ("a.xlsx", b"PK\x03\x04 not really a zip", "not a workbook"),
        ("a.csv", b"Agency,Type", "no rows"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"Agency\n" + b"x\n" * 1001, "more than 1,000 rows"),
        ("a.csv", b",".join([b"h"] * 61) + b"\nx", "60 columns"),
    ],
)
def test_a_file_that_is_no_list_of_contacts_is_refused(desk: Desk, name: str, content: bytes, said: str) -> None:
    answer = desk.upload(content, name)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "bomb",
    [
        {"xl/worksheets/sheet1.xml": b"0" * 51 * 1024 * 1024},
        {"xl/worksheets/sheet1.xml": b"0" * 1024 * 1024},
        {f"x{number}": b"" for number in range(2001)},
    ],
)
def test_a_workbook_that_would_burst_is_refused_unparsed(bomb: dict[str, bytes]) -> None:
    with pytest.raises(Refused, match="far larger inside"):
        read_sheet("a.xlsx", archive(bomb))


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    content = bytearray(archive({"xl/sheet.xml": b"0123456789" * 3000}))
    where = content.rindex(b"PK\x01\x02")
    content[where + 24 : where + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Refused):
        read_sheet("a.xlsx", bytes(content))


def test_whole_numbers_stay_whole() -> None:
    sheet = read_sheet("a.xlsx", workbook(["Agency"], [12]))
    assert sheet.lines == [(2, ["12"])]


def test_a_small_workbook_that_names_the_last_cell_of_all_takes_nobody_along() -> None:
    whole = zipfile.ZipFile(io.BytesIO(workbook(["Agency"], ["Police"])))
    parts = {name: whole.read(name) for name in whole.namelist()}
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", far)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    with pytest.raises(Refused, match="not a workbook that can be read"):
        read_sheet("a.xlsx", content.getvalue())
    assert read_sheet("a.xlsx", workbook(["Agency"], ["Police"])).lines == [(2, ["Police"])]
