"""What a QA officer sees of a year: what needs doing, what was planned and held, what became of a finding."""

from tests.journeys.journey import Journey


class TestTheYear(Journey):
    def test_a_qa_officer_goes_from_what_needs_doing_to_the_year_and_its_audits(self) -> None:
        self.given_signed_in_as("QA officer")
        self.then_the_heading_is("What needs you today")
        self.then_the_page_says("Record that it was held", "Name an owner")
        self.when_following("Year", within="nav")
        self.when_following("2016-17")
        self.then_the_heading_is("2016-17")
        self.then_the_page_says("Child Sexual Exploitation II", "Homelessness", "Domestic Violence II")
        self.then_it_is_accessible()
        self.when_following("Audits", within="nav")
        self.then_the_page_says("10 June 2016", "23 September 2016", "12 December 2016")
        self.then_it_ends_well()

    def test_the_thread_of_a_finding_shows_its_gaps(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/findings/?q=eviction")
        self.when_following("F-", within="table")
        self.then_the_page_says("Planning is not robust enough", "our reading")
        self.when_pressing("See the whole thread")
        self.then_the_page_says("Homelessness", "No recommendation", "No evidence yet")
        self.then_it_ends_well()

    def test_a_list_is_filtered_and_the_filter_taken_away(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/audits/")
        self.when_filling({"State": "Held"})
        self.when_pressing("Show")
        self.then_the_page_says("3 in all", "State: Held")
        self.then_the_list_does_not_hold("Toxic Trio")
        self.when_following("Remove State: Held")
        self.then_the_page_says("Toxic Trio")
        self.then_it_ends_well()

    def then_the_list_does_not_hold(self, text: str) -> None:
        assert text not in self.page.locator("main table").last.inner_text()
