"""A QA officer runs the year's case audits."""

from tests.journeys.journey import Journey

HELD = {"Date held": "12 October 2017", "Cases": "6", "Children": "4"}
SHORT_OF_AUDITORS = "Two agencies have no auditor before the autumn"


class TestPlanningAnAudit(Journey):
    def test_a_qa_officer_plans_an_audit(self) -> None:
        self.given_signed_in_as("QA officer")
        self.when_following("Audits")
        self.when_pressing("Plan an audit")
        self.when_filling({"Theme": "Private fostering", "Planned for": "2017-18 Q3"})
        self.when_pressing("Plan the audit")
        self.then_the_heading_is("Private fostering")
        self.then_the_page_says("Planned", "Quarter 3 of 2017-18")
        self.then_it_ends_well()

    def test_an_impossible_date_is_told_where_it_stands_and_what_was_typed_is_kept(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/audits/new/")
        self.when_filling({"Theme": "Restraint", "Planned for": "31 June 2017"})
        self.when_pressing("Plan the audit")
        self.then_the_error_is("is not a day in the calendar", at="Planned for")
        self.then_the_form_keeps({"Theme": "Restraint", "Planned for": "31 June 2017"})
        self.then_it_ends_well()


class TestAnAuditThatSlipsAndIsHeld(Journey):
    def test_a_qa_officer_moves_an_audit_and_then_records_it(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/audits/?q=Looked+After+Children")
        self.when_following("CA-", within="table")
        self.when_it_moves_to("October 2017", because=SHORT_OF_AUDITORS)
        self.then_the_page_says("to October 2017", SHORT_OF_AUDITORS)
        self.when_it_is_recorded_with_fewer_children_than_cases()
        self.then_the_error_is("hildren", at="Children")
        self.then_the_form_keeps(HELD)
        self.when_the_number_is_mended()
        self.then_the_page_says("Held", "12 October 2017", "15")
        self.then_it_ends_well()

    def when_it_moves_to(self, date: str, *, because: str) -> None:
        self.when_pressing("Reschedule")
        self.when_filling({"New date": date, "Why it moved": because})
        self.when_pressing("Save")

    def when_it_is_recorded_with_fewer_children_than_cases(self) -> None:
        self.when_pressing("Record that it was held")
        self.when_filling(HELD)
        self.when_pressing("Save")

    def when_the_number_is_mended(self) -> None:
        self.when_filling({"Children": "15"})
        self.when_pressing("Save")
