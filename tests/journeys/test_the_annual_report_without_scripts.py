"""The annual report is drafted, issued and taken away without scripts too."""

from tests.journeys import test_the_annual_report


class TestWithoutScripts(test_the_annual_report.TestTheAnnualReport):
    options = {"java_script_enabled": False}
