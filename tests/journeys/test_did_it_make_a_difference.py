"""An agency answers, the office tests whether it made a difference, and the group decides when it did not."""

from __future__ import annotations

import re

from tests.journeys.journey import Journey

RECOMMENDED = "Every child who goes missing is spoken to by someone they choose"
REASON = "Officers speak to the child first; the choice comes after that"
QUESTION = "How many of 100 children were spoken to in time?"
WORSE, BETTER = "Fifty-five of 100 in the last quarter", "Seventy-eight of 100, and they say why it helped"
FAILED = re.compile("Came back|No change|Worse|Cannot tell")


class TestDidItMakeADifference(Journey):
    def test_a_test_that_failed_is_decided_on_and_tested_again(self) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")
        self.given_a_recommendation_to_the_police()
        self.given_it_is_signed_off()
        self.when_the_police_answer_in_part()
        self.then_the_page_says("Accepted in part", REASON, "Police accepts in part")
        self.then_it_is_accessible()
        self.when_a_test_by_indicator_is_planned()
        self.then_the_page_says(QUESTION, "From 60 to 80")
        self.when_its_result_is_recorded(WORSE, measured="55")
        self.then_the_page_says("Came back: the test found it worse")
        self.when_the_chair_decides_to_test_again()
        self.then_the_page_says("Give it time and test again", "Too early to judge")
        self.when_the_second_test_improves()
        self.then_the_page_says("Improved", "78: still short of the target")
        self.when_an_action_that_serves_it_is_embedded()
        self.then_the_page_says("Closed, embedded", QUESTION)
        self.then_it_ends_well()
        self.given_the_page("/wscp/plan/impact/")
        self.then_the_page_says("Did it make a difference?", BETTER)
        self.then_it_ends_well()

    def given_a_recommendation_to_the_police(self) -> None:
        self.given_the_page("/wscp/findings/")
        self.when_following("F-", within="table")
        self.when_pressing("Write a recommendation")
        self.when_filling({"What should be done": RECOMMENDED, "Agencies it is addressed to": "Police"})
        self.when_pressing("Add the recommendation")
        self.address = self.page.url

    def given_it_is_signed_off(self) -> None:
        self.given_signed_in_as("Sub group chair", of="WSCP")
        self.given_the_page(self.address)
        self.when_pressing("Sign it off")
        self.when_pressing("Sign it off")

    def when_the_police_answer_in_part(self) -> None:
        self.given_signed_in_as("Agency lead", of="WSCP")
        self.given_the_page(self.address)
        self.then_the_page_says("No response yet, asked on")
        self.when_following("Respond", within="main")
        self.when_filling({"The agency’s answer": "Accepted in part"})
        self.when_pressing("Send the response")
        self.then_the_error_is("Say which part is not accepted", at="Reason")
        self.then_it_is_accessible()
        self.when_filling({"Reason": REASON})
        self.when_pressing("Send the response")

    def when_a_test_by_indicator_is_planned(self) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")
        self.given_the_page(self.address)
        self.when_pressing("Plan an impact test")
        self.when_filling({"How it will be tested": "Indicator", "What will be asked": QUESTION, "When": "2020-05"})
        self.when_pressing("Plan the test")
        self.then_the_error_is("Enter the baseline", at="Baseline")
        self.when_filling({"Baseline": "60", "Target": "80", "Which way it should move": "It should rise"})
        self.then_it_is_accessible()
        self.when_pressing("Plan the test")

    def when_its_result_is_recorded(self, evidence: str, *, measured: str) -> None:
        self.when_following(QUESTION, within="main")
        self.when_filling({"What it found": "Improved", "What the indicator says now": measured})
        self.when_filling({"When it was tested": "2020-06", "How you know": evidence})
        self.when_filling({"How strong this evidence is": "Strong"})
        self.when_pressing("Record the result")
        self.then_the_refusal_is("it should rise, and from 60 it fell to 55")
        self.when_filling({"What it found": "Worse"})
        self.when_pressing("Record the result")

    def when_the_chair_decides_to_test_again(self) -> None:
        self.given_signed_in_as("Sub group chair", of="WSCP")
        self.given_the_page(self.address)
        self.when_following("Decide what comes next", within="main")
        self.when_filling({"What comes next": "Give it time and test again", "Why": "Too early to judge"})
        self.when_filling({"When it will be tested again": "2020-12"})
        self.then_it_is_accessible()
        self.when_pressing("Record the decision")

    def when_the_second_test_improves(self) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")
        self.given_the_page(self.address)
        row = self.page.get_by_role("row").filter(has_text="Not tested yet")
        row.get_by_role("link", name=QUESTION).click()
        self.when_filling({"What it found": "Improved", "What the indicator says now": "78"})
        self.when_filling({"When it was tested": "2020-12", "How you know": BETTER})
        self.when_filling({"How strong this evidence is": "Strong"})
        self.when_pressing("Record the result")

    def when_an_action_that_serves_it_is_embedded(self) -> None:
        self.given_a_closed_action_no_test_has_failed()
        self.when_pressing("Link to a recommendation or finding")
        chosen = self.field("Recommendation it serves").locator("option").filter(has_text=RECOMMENDED)
        self.field("Recommendation it serves").select_option(value=chosen.first.get_attribute("value"))
        self.when_pressing("Link")
        address = self.page.url
        self.given_signed_in_as("Sub group chair", of="WSCP")
        self.given_the_page(address)
        self.when_pressing("Record as embedded")
        self.when_pressing("Record as embedded")

    def given_a_closed_action_no_test_has_failed(self) -> None:
        """The first closed action of the plan whose own page tells of no failed test."""
        self.given_the_page("/wscp/plan/?state=closed&agency=")
        links = self.page.locator("table a[href*='/plan/']").evaluate_all("all => all.map(one => one.href)")
        for link in [one for one in links if re.search(r"/plan/[0-9a-f-]{36}/$", one)]:
            self.given_the_page(link)
            told = self.page.locator("main").inner_text()
            if not FAILED.search(told) and "ICB" not in told:
                return
        raise AssertionError("Every closed action of the demo has a failed test.")
