"""What an audit found becomes a recommendation and an action; the agency answers; a chair decides."""

from tests.journeys.journey import Journey

FOUND = "Chronologies were missing from half of the files"
RECOMMENDED = "Each agency keeps a chronology from the first contact"
AGREED = "Chronologies are started at the first contact, with a template of one page"
LOOKED_AT = "Practice looked at: an audit or a dip sample"
EVIDENCE = "A dip sample of 20 files: 19 hold a chronology"


class TestFromFindingToClosure(Journey):
    def test_a_finding_is_answered_evidenced_and_accepted(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_an_audit_that_was_held()
        self.when_a_finding_is_added()
        self.then_the_page_says(FOUND, "No recommendation yet")
        self.when_a_recommendation_answers_it()
        self.then_the_page_says(RECOMMENDED, "No action yet")
        self.when_an_action_of("Police", serves_it=True)
        self.then_the_page_says("Police", "No evidence yet")
        self.then_it_is_accessible()
        self.when_the_agency_says_it_is_done()
        self.when_the_chair_accepts()
        self.then_the_page_says("Closed", EVIDENCE, "Accepted")
        self.then_it_ends_well()

    def test_a_chair_is_refused_the_closure_of_an_action_of_the_chairs_own_agency(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/plan/new/")
        self.when_an_action_of("Health economy")
        self.when_the_business_unit_enters_evidence_and_proposes_closure()
        address = self.page.url
        self.given_signed_in_as("Sub group chair")
        self.given_the_page(address)
        self.then_the_page_says("awaits acceptance by someone outside the agency that owns it")
        self.then_there_is_no_button("Decide on the closure")
        self.given_the_page(f"{address}decide/")
        self.then_the_page_says("nobody decides on an action of their own agency")
        self.then_it_ends_well()

    def given_an_audit_that_was_held(self) -> None:
        self.given_the_page("/nscb/audits/?q=Homelessness")
        self.when_following("CA-", within="table")

    def when_a_finding_is_added(self) -> None:
        self.when_pressing("Add a finding")
        self.when_filling({"What was found": FOUND, "Strength or point to improve": "To improve"})
        self.when_pressing("Add the finding")

    def when_a_recommendation_answers_it(self) -> None:
        self.when_pressing("Recommend")
        self.when_filling({"What should be done": RECOMMENDED, "Agencies it is addressed to": "Police"})
        self.when_pressing("Add the recommendation")

    def when_an_action_of(self, agency: str, *, serves_it: bool = False) -> None:
        if serves_it:
            self.when_pressing("Add an action")
        self.when_filling({"What will be done": AGREED, "Agency that owns it": agency, "Due": "June 2017"})
        self.when_filling(
            {"How you will know it is done": "18 of 20 files", "How it will be evidenced": "A dip sample"}
        )
        self.when_pressing("Add the action")
        self.when_pressing("Agree the action")
        self.when_pressing("Agree the action")

    def when_the_agency_says_it_is_done(self) -> None:
        address = self.page.url
        self.given_signed_in_as("Agency lead")
        self.given_the_page(address)
        self.when_work_starts()
        self.when_progress_is_reported("The template is in use in both divisions")
        self.then_there_is_no_button("Propose closure")
        self.given_the_page(f"{address}closure/")
        self.when_pressing("Propose closure")
        self.then_the_refusal_is("evidence")
        self.given_the_page(address)
        self.when_evidence_is_added()
        self.when_closure_is_proposed()
        self.then_the_page_says(EVIDENCE, "Done")

    def when_the_business_unit_enters_evidence_and_proposes_closure(self) -> None:
        self.when_work_starts()
        self.when_evidence_is_added()
        self.when_closure_is_proposed()

    def when_work_starts(self) -> None:
        self.when_pressing("Start work")
        self.when_pressing("Start work")

    def when_progress_is_reported(self, text: str) -> None:
        self.when_pressing("Report progress")
        self.when_filling({"Progress": text})
        self.when_pressing("Report")

    def when_evidence_is_added(self) -> None:
        self.when_pressing("Add evidence")
        self.when_filling({"What kind of thing is it?": LOOKED_AT, "What it is, and what it shows": EVIDENCE})
        self.when_pressing("Add the evidence")

    def when_closure_is_proposed(self) -> None:
        self.when_pressing("Propose closure")
        self.when_pressing("Propose closure")

    def when_the_chair_accepts(self) -> None:
        address = self.page.url
        self.given_signed_in_as("Sub group chair")
        self.given_the_page(address)
        self.when_pressing("Decide on the closure")
        self.page.get_by_role("checkbox", name=EVIDENCE).check()
        self.page.get_by_label("Accept: it is done").check()
        self.when_pressing("Record the decision")
