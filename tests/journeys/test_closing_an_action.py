"""A chair of the owning agency passes a closure on; the vice-chair returns it once, then accepts one of two pieces."""

from __future__ import annotations

import re

from tests.journeys.journey import Journey

TEXT = "Read twenty files again for the child’s voice"
FIRST, SECOND = "Twenty files were read again", "The form was changed"
LOOKED_AT = "Practice looked at: an audit or a dip sample"
MISSING = "Say what the twenty files showed"


class TestClosingAnAction(Journey):
    def test_it_is_decided_outside_the_owning_agency_on_the_evidence_chosen(self) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")
        self.when_an_action_of_the_chairs_agency_is_said_to_be_done()
        address = self.page.url
        self.given_signed_in_as("Sub group chair", of="WSCP")
        self.then_the_chair_is_told_to_pass_it_on(address)
        self.given_the_vice_chair()
        self.then_the_page_says("Passed to you", TEXT)
        self.when_following(TEXT)
        self.then_it_is_accessible()
        self.when_returning_it(MISSING)
        self.then_the_page_says("In progress", MISSING)
        self.given_signed_in_as("QA officer", of="WSCP")
        self.when_it_is_proposed_at(address)
        self.given_the_vice_chair()
        self.given_the_page(f"{address}decide/")
        self.when_accepting_on(None)
        self.then_the_refusal_is("Choose the evidence you accept")
        self.when_accepting_on(FIRST)
        self.then_the_page_says("Closed", "Not accepted", MISSING)
        self.then_it_ends_well()

    def when_an_action_of_the_chairs_agency_is_said_to_be_done(self) -> None:
        self.given_the_page("/wscp/plan/new/")
        self.when_filling({"What will be done": TEXT, "Agency that owns it": "ICB", "Due": "June 2027"})
        self.when_filling(
            {"How you will know it is done": "18 of 20 files", "How it will be evidenced": "A dip sample"}
        )
        self.when_pressing("Add the action")
        self.when_pressing("Agree the action")
        self.then_the_heading_is("Agree")
        self.when_pressing("Agree the action")
        for evidence in (FIRST, SECOND):
            self.when_pressing("Add evidence")
            self.when_filling({"What kind of thing is it?": LOOKED_AT, "What it is, and what it shows": evidence})
            self.when_pressing("Add the evidence")
        self.when_it_is_proposed_at(self.page.url)

    def when_it_is_proposed_at(self, address: str) -> None:
        self.given_the_page(f"{address}closure/")
        self.when_pressing("Propose closure")
        self.then_the_page_says("Done, awaiting acceptance")

    def then_the_chair_is_told_to_pass_it_on(self, address: str) -> None:
        self.given_the_page(f"{address}decide/")
        self.then_the_page_says("nobody decides on an action of their own agency")
        self.then_it_is_accessible()
        self.when_pressing("Pass it on")
        self.page.get_by_label(re.compile("vice-chair of")).first.check()
        self.then_it_is_accessible()
        self.when_pressing("Pass it on")
        self.then_the_page_says("Passed to")
        self.then_there_is_no_button("Decide on the closure")

    def given_the_vice_chair(self) -> None:
        self.page.context.clear_cookies()
        self.page.goto("/sign-in-as/")
        self.page.get_by_role("button", name=re.compile("Imogen Tarrant, Sub group chair$")).first.click()
        self.page.goto("/wscp/")

    def when_returning_it(self, reason: str) -> None:
        self.page.get_by_label(re.compile("Return it to its owner")).check()
        self.when_filling({"Reason": reason})
        self.when_pressing("Record the decision")

    def when_accepting_on(self, evidence: str | None) -> None:
        if evidence:
            self.page.get_by_role("checkbox", name=re.compile(evidence)).check()
        self.page.get_by_label(re.compile("Accept: it is done")).check()
        self.when_pressing("Record the decision")
