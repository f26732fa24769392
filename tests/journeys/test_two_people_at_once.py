"""Two people, or one impatient one: nothing is lost and nothing is made twice."""

from tests.journeys.journey import Journey

FIRST = "The inspection asked for it"
SECOND = "Three cases came to the panel in one month"


class TestTwoPeopleAtOnce(Journey):
    def test_the_second_to_save_sees_both_texts_and_loses_neither(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/audits/?q=Homelessness")
        self.when_following("CA-", within="table")
        self.when_following("Change")
        colleague = self.given_a_colleague_on_the_same_form()
        colleague.when_filling({"Why this theme": FIRST})
        colleague.when_pressing("Save")
        self.when_filling({"Why this theme": SECOND})
        self.when_pressing("Save")
        self.then_the_page_says("Someone saved this after you opened it", FIRST)
        self.then_the_form_keeps({"Why this theme": SECOND})
        self.then_it_ends_well()
        self.when_pressing("Save over what is there now")
        self.then_the_page_says(SECOND)

    def given_a_colleague_on_the_same_form(self) -> Journey:
        colleague = Journey()
        colleague.page = self.windows.open()
        colleague.given_signed_in_as("Business manager")
        colleague.given_the_page(self.page.url)
        return colleague


class TestAnImpatientPress(Journey):
    options = {"java_script_enabled": False}  # with scripts the button already ignores the second press

    def test_a_form_sent_twice_makes_one_record(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/audits/new/")
        self.when_filling({"Theme": "Elective home education", "Planned for": "May 2018"})
        self.when_pressing_twice("Plan the audit")
        self.then_the_heading_is("Elective home education")
        self.given_the_page("/nscb/audits/?q=Elective")
        self.then_the_page_says("1 in all")
        self.then_it_ends_well()

    def when_pressing_twice(self, button: str) -> None:
        self.page.get_by_role("button", name=button).dblclick()
