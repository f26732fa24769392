"""The QA officer narrows the plan, keeps and shares the view, and takes it away; another sees only what they may."""

from __future__ import annotations

from tests.journeys.journey import Journey


class TestTheCompositePlan(Journey):
    def test_a_view_is_narrowed_kept_shared_and_taken_to_a_meeting(self) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")
        self.when_following("Plan")
        self.then_the_heading_is("Composite plan")
        self.then_the_page_says("Open actions by age and rating", "State: Open")
        self.when_filling({"Rating": "Red"})
        self.when_pressing("Show")
        self.then_the_page_says("Rating: Red")
        self.when_following("Save what is chosen now")
        self.when_filling({"Name of the view": "Red for the chair"})
        self.page.get_by_label("Share it with everyone who sees the plan").check()
        self.when_pressing("Save the view")
        self.then_the_page_says("Red for the chair", "Rating: Red")
        self.then_the_file_comes("Excel", ".xlsx")
        self.then_the_file_comes("Word document", ".docx")
        address = self.page.url
        self.given_signed_in_as("Agency lead", of="WSCP")
        self.given_the_page(address)
        self.then_the_page_says("Red for the chair", "Rating: Red")
        self.then_there_is_no_button("Add an action")
        self.given_the_page("/wscp/plan/mine/")
        self.then_the_heading_is("My actions")

    def then_the_file_comes(self, link: str, ending: str) -> None:
        """Following the link downloads a file with this ending, named without any case content."""
        with self.page.expect_download() as coming:
            self.page.locator("main").get_by_text(link, exact=False).first.click()
        name = coming.value.suggested_filename
        assert name.startswith("wscp-plan-")
        assert name.endswith(ending)
