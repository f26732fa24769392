"""A business manager brings the partnership's contacts in from a spreadsheet."""

from tests.journeys.journey import Journey

FAULTY = """Partner,Sector,Full name,E-mail
Corby Foodbank,charity shop,Ida Larkrise,ida@larkrise.example
Kettering Refuge,voluntary,Meg Dunmore,not an address
"""
MENDED = """Partner,Sector,Full name,E-mail
Corby Foodbank,voluntary,Ida Larkrise,ida@larkrise.example
Kettering Refuge,voluntary,Meg Dunmore,meg@dunmore.example
"""


class TestContactsFromASpreadsheet(Journey):
    def test_faults_are_seen_and_mended_and_all_rows_come_in_together(self) -> None:
        self.given_signed_in_as("Business manager")
        self.when_the_sheet_is_uploaded(FAULTY)
        self.then_the_page_says("2 of 2 rows have faults", "charity shop", "not an address")
        self.then_it_is_accessible()
        self.when_the_sheet_is_uploaded(MENDED)
        self.then_the_page_says("add 2 agencies", "2 people")
        self.when_pressing("Bring it in")
        self.then_the_page_says("Corby Foodbank", "Kettering Refuge")
        self.then_it_ends_well()

    def when_the_sheet_is_uploaded(self, rows: str) -> None:
        self.given_the_page("/nscb/partnership/contacts/")
        sheet = {"name": "contacts.csv", "mimeType": "text/csv", "buffer": rows.encode()}
        self.page.locator("input[type=file]").set_input_files([sheet])
        self.when_pressing("Upload and go on")
        self.when_filling({"Agency": "Partner", "Kind of agency": "Sector", "Person": "Full name"})
        self.when_filling({"E-mail address": "E-mail", "Role of everyone whose row gives none": "Agency lead"})
        self.when_pressing("Go on")
