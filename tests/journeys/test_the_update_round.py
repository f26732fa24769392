"""Before a meeting: owners are asked once, answer on one page, and everyone sees who has not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from playwright.sync_api import Locator, expect

from tests.journeys.journey import Journey

READ, NAME = "Read twenty case files", "Name a lead for private fostering"
EVIDENCE = "Evidence: what it is, and what it shows"
AGREED = {"Due": "2099-06-14", "How you will know it is done": "A list", "How it will be evidenced": "The list"}


class TestTheUpdateRound(Journey):
    def test_a_round_is_opened_answered_entered_from_an_email_and_followed(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_an_action(READ, of="Police")
        self.given_an_action(NAME, of="Police")
        self.given_an_action("Train the night staff", of="Schools")
        page = self.when_a_round_is_opened()
        self.then_the_page_says("Not answered", "Last chased", "Police", "Schools")
        self.then_it_ends_well()
        self.then_each_owner_was_written_to()

        self.given_signed_in_as("Agency lead")
        self.given_the_page(page)
        self.when_following("Police", within="main")
        self.when_pressing("Answer")
        self.when_saying_nothing_new(but=[READ, NAME])
        self.when_reporting("Ten files are read", on=READ)
        self.when_proposing_closure_of(NAME)
        self.when_pressing("Send the update")
        self.then_the_refusal_is("Add the evidence first")
        expect(self.about(READ).get_by_role("textbox").first).to_have_value("Ten files are read")
        self.then_it_is_accessible()
        self.about(NAME).get_by_label(EVIDENCE).fill("A sergeant in each division is named")
        self.when_pressing("Send the update")
        self.then_the_page_says("Answered", "Ten files are read", "A sergeant in each division", "awaiting acceptance")
        self.then_it_is_accessible()

        self.given_signed_in_as("QA officer")
        self.given_the_page(page)
        self.when_following("Schools", within="main")
        self.when_pressing("Enter their answer")
        self.when_filling({"What you are entering this from": "an e-mail of 3 May"})
        self.when_saying_nothing_new()
        self.when_pressing("Send the update")
        self.then_the_page_says("from an e-mail of 3 May", "Not confirmed yet", "Nothing new since last time")
        self.then_it_ends_well()
        self.when_following("The update round")
        self.then_the_page_says("2 of")
        self.then_it_ends_well()

    def given_an_action(self, text: str, *, of: str) -> None:
        """An agreed action of an agency."""
        self.given_the_page("/nscb/plan/new/")
        self.when_filling({"What will be done": text, "Agency that owns it": of, **AGREED})
        self.when_pressing("Add the action")
        self.when_pressing("Agree the action")
        self.when_pressing("Agree the action")

    def when_a_round_is_opened(self) -> str:
        """By hand, for a meeting in three weeks; the address of its page."""
        today = dt.date.today()
        meets, papers = today + dt.timedelta(days=21), today + dt.timedelta(days=14)
        self.given_the_page("/nscb/plan/rounds/new/")
        self.when_filling({"Group that meets": "QA Sub Group"})
        self.when_filling({"Date of the meeting": _parts(meets), "Answers due": _parts(papers)})
        self.when_pressing("Open the round")
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Update round for")
        return self.page.url

    def then_each_owner_was_written_to(self) -> None:
        """The page of messages lists what went out, and shows one without a word of any action."""
        self.given_the_page("/nscb/messages/")
        self.when_following("Update wanted by", within="main")
        self.then_the_page_says("Update wanted by")
        self.then_the_page_does_not_say(READ, NAME)
        self.then_it_ends_well()

    def about(self, text: str) -> Locator:
        """The questions about one action."""
        return self.page.get_by_role("region", name=text)

    def when_reporting(self, progress: str, *, on: str) -> None:
        """Say what has been done on one action."""
        self.about(on).get_by_role("textbox").first.fill(progress)

    def when_proposing_closure_of(self, text: str) -> None:
        """Say that it is done, in the part that is folded away."""
        self.about(text).locator("summary").click()
        self.about(text).get_by_label("It is done").check()

    def when_saying_nothing_new(self, but: Sequence[str] = ()) -> None:
        """Tick that there is nothing new for each action asked about, but for some."""
        for section in self.page.get_by_role("region").all():
            ticks = section.get_by_label("Nothing new since last time")
            if ticks.count() and not any(text in section.inner_text() for text in but):
                ticks.check()


def _parts(day: dt.date) -> str:
    return f"{day.day} {day.month} {day.year}"
