"""Everything that matters works without scripts, and by keyboard alone."""

from playwright.sync_api import expect

from tests.journeys.journey import Journey

TABS = 80


class TestWithoutScripts(Journey):
    options = {"java_script_enabled": False}

    def test_a_wrong_password_is_told_and_the_address_kept(self) -> None:
        self.given_the_page("/sign-in/")
        self.when_filling({"E-mail address": "priya@example.org", "Password": "not the password"})
        self.when_pressing("Sign in")
        self.then_the_refusal_is("do not match an account here")
        self.then_the_form_keeps({"E-mail address": "priya@example.org", "Password": ""})
        self.then_it_ends_well()

    def test_a_list_is_filtered(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/audits/")
        self.when_filling({"State": "Held"})
        self.when_pressing("Show")
        self.then_the_page_says("3 in all")
        self.then_it_ends_well()

    def test_an_audit_is_planned_after_a_mistake(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/audits/new/")
        self.when_filling({"Theme": "Transitions", "Planned for": "soon"})
        self.when_pressing("Plan the audit")
        self.then_the_error_is("is not a date", at="Planned for")
        self.then_the_form_keeps({"Theme": "Transitions"})
        self.when_filling({"Planned for": "autumn 2017"})
        self.when_pressing("Plan the audit")
        self.then_the_heading_is("Transitions")
        self.then_it_ends_well()


class TestByKeyboardAlone(Journey):
    def test_a_qa_officer_signs_in_and_plans_an_audit(self) -> None:
        self.given_the_page("/sign-in-as/")
        self.when_reaching("Sign in as Priya Ashdown, QA officer")
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda address: "sign-in" not in address)
        self.given_the_page("/nscb/audits/new/")
        self.when_reaching("Theme")
        self.page.keyboard.type("Trauma-informed practice")
        self.when_reaching("Planned for")
        self.page.keyboard.type("February 2018")
        self.page.keyboard.press("Enter")
        self.then_the_heading_is("Trauma-informed practice")
        self.then_it_ends_well()

    def test_the_first_tab_offers_to_skip_to_the_content(self) -> None:
        self.given_the_page("/sign-in/")
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#main-content")).to_be_focused()
        self.then_it_ends_well()

    def when_reaching(self, name: str) -> None:
        """Press Tab until the focus stands on what has this name."""
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            focused = self.page.locator(":focus")
            if focused.count() and name in str(focused.evaluate(NAME)):
                return
        raise AssertionError(f"“{name}” is not reached in {TABS} presses of Tab")


NAME = "one => (one.labels && one.labels[0] ? one.labels[0].innerText : one.innerText).replace(/\\s+/g, ' ').trim()"
