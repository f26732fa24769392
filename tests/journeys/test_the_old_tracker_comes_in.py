"""A business manager brings the old tracker in; an agency lead fills in a template offline and brings it back."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl  # type: ignore[import-untyped]

from tests.journeys.journey import Journey

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload

TRACKER = """Serious case review action plan,,,,,,,
,,,,,,,
Ref,Recommendation,Action,Agency,Timescale,Status,RAG,Update
1.1,R-1,Read forty case files of neglect,Northants Police,30/11/2026,Green,G,Ten are read
1.2,,Brief every team on the new pathway,Northants Police,ongoing,Complete,B,
2.1,,Meet with the school heads,Nobody in particular,TBC,Wombat,R,
"""
HOME = "/nscb/plan/"


class TestTheOldTrackerComesIn(Journey):
    def test_the_tracker_is_mapped_looked_at_and_brought_in_once(self) -> None:
        self.given_signed_in_as("Business manager")
        self.given_the_page(HOME)
        self.when_pressing("Bring in a spreadsheet")
        self.when_uploading("tracker.csv", TRACKER.encode())
        self.then_the_heading_is("Which column holds what?")
        self.then_the_page_says("What stands above line 3 is left out")
        self.then_it_is_accessible()
        self.when_pressing("Go on")
        self.then_the_heading_is("What do its words mean here?")
        self.when_filling({"State: “Wombat” (1 row)": "Proposed"})
        self.then_it_is_accessible()
        self.when_pressing("Go on")
        self.then_the_page_says("It will add 3 actions", "Not brought in: RAG (column G)", "“TBC”")
        self.then_it_is_accessible()
        self.when_pressing("Bring it in")
        self.then_the_refusal_is("Tick to bring these rows in without a due date")
        self.page.get_by_label("without a due date").check()
        self.when_pressing("Bring it in")
        self.then_the_page_says("3 actions were added from tracker.csv")
        self.given_the_page(f"{HOME}tracker/")
        self.when_uploading("tracker.csv", TRACKER.encode())
        self.when_pressing("Go on")
        self.when_filling({"State: “Wombat” (1 row)": "Proposed"})
        self.when_pressing("Go on")
        self.then_the_page_says("Every action of this tracker is here already")
        self.then_it_ends_well()

    def test_a_template_is_filled_in_offline_and_comes_back(self) -> None:
        self.given_signed_in_as("Agency lead", of="WSCP")
        self.given_the_page("/wscp/plan/template/return/")
        self.then_it_is_accessible()
        with self.page.expect_download() as downloading:
            self.when_following("Download the Excel template")
        book = openpyxl.load_workbook(io.BytesIO(Path(downloading.value.path()).read_bytes()))
        sheet = book["Actions"]
        headings = [cell.value for cell in sheet[1]]
        sheet.cell(2, headings.index("Progress since last time") + 1).value = "All forty files are read"
        sheet.cell(2, headings.index("Proposed as done") + 1).value = "Perhaps"
        self.when_uploading("filled.xlsx", saved(book))
        self.then_the_page_says("Proposed as done: write Yes or No.")
        self.then_it_is_accessible()
        self.when_pressing("Upload the mended file")
        sheet.cell(2, headings.index("Proposed as done") + 1).value = None
        self.when_uploading("filled.xlsx", saved(book))
        self.then_the_page_says("It will change 1 action.", "All forty files are read")
        self.then_it_is_accessible()
        self.when_pressing("Bring it in")
        self.then_the_page_says("1 action changed as the sheet said")
        self.then_it_ends_well()

    def when_uploading(self, name: str, content: bytes) -> None:
        file: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.page.locator("input[type=file]").set_input_files([file])
        self.when_pressing("Upload and go on")


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
