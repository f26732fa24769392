"""Each role finds what it comes for, and is not told of what is not for it."""

from tests.journeys.journey import Journey


class TestWhatEachRoleComesFor(Journey):
    def test_a_board_member_reads_who_is_stuck_and_what_is_new_and_may_not_write(self) -> None:
        self.given_signed_in_as("Board member", of="WSCP")
        self.then_the_heading_is("Who is stuck, and what is new")
        self.when_following("Audits", within="nav")
        self.then_there_is_no_button("Plan an audit")
        self.then_it_is_forbidden("/wscp/audits/new/")
        self.then_there_is_no_such_page("/wscp/trail/")
        self.given_the_page("/wscp/programme/")
        self.then_there_is_no_button("Plan the next thing")
        self.then_it_ends_well()

    def test_a_minute_taker_calls_a_meeting_and_records_who_came(self) -> None:
        self.given_signed_in_as("Minute-taker", of="WSCP")
        self.when_following("Meetings", within="nav")
        self.when_pressing("Call a meeting")
        self.when_filling({"Group": "QA Sub Group", "Date": "9 January 2020", "Place": "By video"})
        self.when_pressing("Save the meeting")
        self.then_the_page_says("9 January 2020", "By video")
        self.when_pressing("Record attendance")
        self.when_filling({"Wessenshire Police": "Present", "Wessenshire Probation Service": "Apologies"})
        self.when_pressing("Record attendance")
        self.then_the_page_says("Police", "Present", "Probation", "Apologies")
        self.then_it_is_accessible()
        self.then_there_is_no_such_page("/wscp/partnership/people/")
        self.given_the_page("/wscp/meetings/?sort=-held")
        self.then_it_ends_well()

    def test_a_scrutineer_reads_everything_and_the_trail_and_changes_nothing(self) -> None:
        self.given_signed_in_as("Independent scrutineer", of="WSCP")
        self.when_following("Findings", within="nav")
        self.when_following("F-", within="main table >> nth=-1")
        self.then_there_is_no_button("Sign it off", "Write a recommendation", "Change")
        self.given_the_page("/wscp/trail/")
        self.then_it_ends_well()

    def test_a_school_lead_sees_the_schools_own_and_no_more(self) -> None:
        self.given_signed_in_as("School safeguarding lead", of="WSCP")
        self.then_the_navigation_is("Home", "Findings", "Plan", "Reports")
        self.then_there_is_no_such_page("/wscp/audits/")
        self.then_there_is_no_such_page("/wscp/partnership/people/")
        self.given_the_page("/wscp/")
        self.then_it_ends_well()

    def test_a_data_officer_reads_the_programme_and_the_plan(self) -> None:
        self.given_signed_in_as("Data officer", of="WSCP")
        self.when_following("Year", within="nav")
        self.then_the_page_says("Scorecard")
        self.when_following("Plan", within="nav")
        self.then_there_is_no_button("Add an action")
        self.then_there_is_no_such_page("/wscp/programme/obstacles/")
        self.given_the_page("/wscp/plan/")
        self.then_it_ends_well()

    def test_a_system_administrator_makes_boards_and_sees_no_content(self) -> None:
        self.given_signed_in_as("System administrator", of="The installation")
        self.given_the_page("/installation/boards/")
        self.then_the_page_says("Wessenshire Safeguarding Children Partnership")
        self.then_there_is_no_such_page("/wscp/audits/")
        self.then_there_is_no_such_page("/wscp/reports/")
        self.given_the_page("/installation/accounts/")
        self.then_it_ends_well()
