"""A review comes in from outside: it is recorded, its clock started, its report kept, its first finding written."""

from pathlib import Path

from tests.journeys.journey import Journey

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
REVIEW = {
    "Kind of review": "Rapid review",
    "Who carried it out": "The safeguarding partners",
    "What they reviewed": "An incident in spring 2026",
    "When it was held": "May 2026",
    "Overall judgement": "Local learning, no national review",
}


class TestAReviewComesIn(Journey):
    def test_a_qa_officer_records_it_and_starts_its_thread(self, tmp_path: Path) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")
        self.given_the_page("/wscp/reviews/new/")
        self.when_filling({**REVIEW, "When it was published": "April 2026"})
        self.when_pressing("Record the review")
        self.then_the_error_is("cannot be published", at="When it was published")
        self.when_filling({"When it was published": ""})
        self.when_pressing("Record the review")
        self.then_the_page_says("Notify the national panel of the incident", "Not started")
        self.when_its_first_clock_is_set_wrongly_and_then_right()
        self.then_the_page_says("Done 2 days late", "The police led the first days")
        self.when_its_report_is_kept(tmp_path)
        self.then_the_page_says("The rapid review report", "PDF")
        self.when_a_judgement_is_added()
        self.when_following("The review")
        self.then_the_page_says("What became of it")
        self.then_it_ends_well()
        self.when_pressing("Write the finding from SP-1")
        self.when_filling({"Strength or point to improve": "To improve", "Theme": "Neglect"})
        self.when_pressing("Add the finding")
        self.then_the_page_says("Rapid review", "Neglect")
        self.then_it_ends_well()

    def when_its_first_clock_is_set_wrongly_and_then_right(self) -> None:
        self.when_following("Notify the national panel", within="table")
        self.when_filling({"Day the clock started": "1 6 2026", "Day it was done": "29 5 2026"})
        self.when_pressing("Save")
        self.then_the_refusal_is("before the clock started")
        self.when_filling({"Day it was done": "10 6 2026", "Why it was late": "The police led the first days"})
        self.when_pressing("Save")

    def when_its_report_is_kept(self, folder: Path) -> None:
        file = folder / "report.pdf"
        file.write_bytes(PDF)
        self.when_pressing("Add a document")
        self.when_filling({"What it is": "The rapid review report"})
        self.page.get_by_label("File").set_input_files(file)
        self.when_pressing("Add the document")

    def when_a_judgement_is_added(self) -> None:
        self.when_pressing("Add a judgement")
        self.when_filling({"Reference": "SP-1", "What was judged": "Neglect was not named early enough"})
        self.when_pressing("Add the judgement")


class TestThemes(Journey):
    def test_what_comes_back_can_be_seen_and_a_theme_renamed(self) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")
        self.given_the_page("/wscp/findings/")
        self.when_pressing("See what comes back")
        self.then_the_heading_is("Themes")
        self.then_it_ends_well()
        self.page.locator("main table a").first.click()
        self.then_the_page_says("Findings of this theme")
        self.then_it_ends_well()
        self.when_pressing("Rename the theme")
        self.when_filling({"New name of the theme": "A theme of another name"})
        self.when_pressing("See what would change")
        self.then_the_page_says("What was signed off stays signed off.")
        self.then_it_ends_well()
        self.when_pressing("Rename the theme")
        self.then_the_heading_is("A theme of another name")
