"""The annual report of the real year: drafted, explained, issued, kept."""

from tests.journeys.journey import Journey

EXPLAINED = "In all 16 actions stand in the plan."
WITH_A_FACT = "In all [[actions]] actions stand in the plan."
FORMATS = {"HTML": b"<!", "Word": b"PK", "PDF": b"%PDF", "Markdown": b"#"}


class TestTheAnnualReport(Journey):
    def test_a_report_is_drafted_issued_and_stands_when_a_record_changes(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_a_draft_of_the_year("2016-17")
        self.then_the_page_says("Three", "case audits were completed, reviewing 18", "45", "unexplained")
        self.when_writing_in_section("4", EXPLAINED)
        self.then_the_page_says("cannot be issued yet", "[[")
        self.then_the_form_keeps({"Your words": EXPLAINED})
        self.then_it_is_accessible()
        self.when_the_words_become(WITH_A_FACT)
        self.then_the_page_says("In all 13")
        self.when_the_chair_signs_off_and_issues()
        self.then_the_page_says("Issued on")
        self.when_the_qa_officer_adds_an_action()
        self.then_the_page_says("In all 13", "What has changed since it was issued", "14")
        self.then_it_can_be_taken_away()
        self.then_it_ends_well()

    def given_a_draft_of_the_year(self, year: str) -> None:
        self.when_following("Reports", within="nav")
        self.when_pressing("Start a report")
        self.when_filling({"Year": year})
        self.when_pressing("Start the report")
        self.report = self.page.url

    def when_writing_in_section(self, number: str, words: str) -> None:
        self.when_following(f"Write in section {number}")
        self.when_the_words_become(words)

    def when_the_words_become(self, words: str) -> None:
        self.when_filling({"Your words": words})
        self.when_pressing("Save")

    def when_the_chair_signs_off_and_issues(self) -> None:
        self.given_signed_in_as("Board chair")
        for reference in ("F-4", "F-5", "F-6"):
            self.given_the_page("/nscb/findings/")
            self.when_following(reference, within="table")
            self.when_pressing("Sign it off")
            self.when_pressing("Sign it off")
        self.given_the_page(self.report)
        self.when_pressing("Issue the report")
        self.when_pressing("Issue the report")

    def when_the_qa_officer_adds_an_action(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/plan/new/")
        self.when_filling({"What will be done": "Publish the report on the board's web site"})
        self.when_pressing("Add the action")
        self.given_the_page(self.report)

    def then_it_can_be_taken_away(self) -> None:
        for name, beginning in FORMATS.items():
            address = self.page.locator("main").get_by_role("link", name=name, exact=True).get_attribute("href")
            answer = self.page.request.get(address or "")
            assert answer.ok
            assert answer.body().startswith(beginning), name
            assert answer.headers["content-disposition"].startswith("attachment")
