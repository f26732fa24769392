"""The sentences journeys share: who signs in, what they follow, fill in and press, and what the page then says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser import Windows, check_narrow, check_with_axe

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

BOARDS = {
    "NSCB": "Northamptonshire Safeguarding Children Board",
    "WSCP": "Wessenshire Safeguarding Children Partnership",
}


def named(label: str) -> re.Pattern[str]:
    """A label, whether or not the form adds that it may be left out."""
    return re.compile(rf"^\s*{re.escape(label)}( \(optional\))?\s*$")


class Journey:
    """One person's path. `self.page` is the window they look at; `self.windows` opens more, for a second person."""

    page: Page
    windows: Windows
    options: dict[str, Any] = {}

    @pytest.fixture(autouse=True)
    def _begin(self, windows: Windows) -> None:
        self.windows = windows
        self.page = windows.open(**self.options)

    # Given

    def given_signed_in_as(self, role: str, *, of: str = "NSCB") -> None:
        """Sign in by the demo's list as whoever holds a role of a board, and go to that board's home."""
        self.page.context.clear_cookies()
        self.page.goto("/sign-in-as/")
        board = self.page.get_by_role("heading", level=2, name=BOARDS.get(of, of))
        people = board.locator("xpath=following-sibling::ul[1]")
        people.get_by_role("button", name=re.compile(rf", {role}$")).first.click()
        self.page.goto(f"/{of.lower()}/" if of in BOARDS else "/")

    def given_the_page(self, address: str) -> None:
        """Open an address of the product."""
        self.page.goto(address)

    # When

    def when_following(self, link: str, *, within: str = "body") -> None:
        """Follow the first link of that name."""
        self.page.locator(within).get_by_role("link", name=link).first.click()

    def when_pressing(self, button: str) -> None:
        """Press a button. Links drawn as buttons count."""
        self.page.get_by_role("button", name=button).first.click()

    def when_filling(self, answers: dict[str, str]) -> None:
        """Fill in fields by their labels, as a person reads them. Choices are chosen by their words."""
        for label, text in answers.items():
            self.fill(label, text)

    def fill(self, label: str, text: str) -> None:
        """Fill in one field, whatever kind it is."""
        group = self.page.get_by_role("group", name=named(label))
        expect(group.or_(self.field(label)).first).to_be_attached()  # the page may still be on its way
        if group.count():
            self.fill_group(group, text)
        elif self.field(label).evaluate("one => one.tagName") == "SELECT":
            self.field(label).select_option(label=text)
        else:
            self.field(label).fill(text)

    def fill_group(self, group: Locator, text: str) -> None:
        """Choose a radio button or tick box by its words, or put a day, a month and a year in their boxes."""
        if group.locator("input[type=text]").count() == 3:
            for box, part in zip(group.locator("input").all(), text.split(), strict=True):
                box.fill(part)
        else:
            group.get_by_label(text, exact=True).check()

    def field(self, label: str) -> Locator:
        """The box a label belongs to."""
        return self.page.locator("main").get_by_label(named(label)).first

    # Then

    def then_the_heading_is(self, text: str) -> None:
        """The page's own heading holds these words."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(text)

    def then_the_page_says(self, *texts: str) -> None:
        """Each of these words stands on the page."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def then_the_page_does_not_say(self, *texts: str) -> None:
        """None of these words stands anywhere on the page."""
        for text in texts:
            expect(self.page.locator("body")).not_to_contain_text(text)

    def then_there_is_no_button(self, *names: str) -> None:
        """None of these can be pressed, nor followed."""
        for name in names:
            expect(
                self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
            ).to_have_count(0)

    def then_the_navigation_is(self, *texts: str) -> None:
        """The service navigation offers these pages and no others."""
        links = self.page.get_by_role("navigation", name="Menu").get_by_role("link")
        assert [text.strip() for text in links.all_inner_texts()] == list(texts)

    def then_the_form_keeps(self, answers: dict[str, str]) -> None:
        """What was typed stands in the boxes still."""
        for label, text in answers.items():
            expect(self.field(label)).to_have_value(text)

    def then_the_error_is(self, text: str, *, at: str) -> None:
        """The summary tells the error first and leads to the field, which tells it too."""
        expect(self.page).to_have_title(re.compile("^Error: "))
        link = self.page.get_by_role("alert").get_by_role("link", name=text)
        field = self.field(at)
        expect(link).to_have_attribute("href", f"#{field.get_attribute('id')}")
        expect(field).to_have_accessible_description(re.compile(re.escape(text)))

    def then_the_refusal_is(self, text: str) -> None:
        """The page says first why it was not done."""
        expect(self.page.get_by_role("alert")).to_contain_text(text)

    def then_there_is_no_such_page(self, address: str) -> None:
        """The address is answered as one that does not exist."""
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == 404

    def then_it_is_forbidden(self, address: str) -> None:
        """The address is there, and not for this person."""
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == 403

    def then_it_is_accessible(self) -> None:
        """Axe finds nothing on the page as it stands."""
        check_with_axe(self.readable())

    def then_it_ends_well(self) -> None:
        """The end of every journey: axe finds nothing, and on a phone nothing scrolls sideways."""
        page = self.readable()
        check_with_axe(page)
        check_narrow(page)

    def readable(self) -> Page:
        """The page in a window where the checker can run."""
        scripted = self.options.get("java_script_enabled", True)
        return self.page if scripted else self.windows.open_again(self.page)
