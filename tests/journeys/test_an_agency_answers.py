"""An agency lead comes to see what is wanted of the agency, and by when."""

from tests.journeys.journey import Journey

WANTED = ("Name a lead for private fostering", "Report the number of escalations")


class TestAnAgencyAnswers(Journey):
    def test_an_agency_lead_sees_two_things_and_starts_the_first(self) -> None:
        self.given_signed_in_as("QA officer")
        for text in WANTED:
            self.given_an_action_of_the_police(text)
        self.given_signed_in_as("Agency lead")
        self.then_the_heading_is("2 things")
        self.then_the_page_says(*WANTED)
        self.then_it_is_accessible()
        self.when_following(WANTED[0], within="main")
        self.when_pressing("Report progress")
        self.when_filling({"Progress": "A sergeant in each division is named"})
        self.when_pressing("Report")
        self.then_the_page_says("A sergeant in each division is named", "No evidence yet")
        self.then_it_ends_well()

    def given_an_action_of_the_police(self, text: str) -> None:
        self.given_the_page("/nscb/plan/new/")
        self.when_filling({"What will be done": text, "Agency that owns it": "Police", "Due": "2099-06-14"})
        self.when_filling({"How you will know it is done": "A rota names them", "How it will be evidenced": "The rota"})
        self.when_pressing("Add the action")
        self.when_pressing("Agree the action")
        self.when_pressing("Agree the action")
