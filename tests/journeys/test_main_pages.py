"""Every main page passes axe and fits, in the office and on a phone; the first is light, and what it loads is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Response

from tests.browser import check_both_widths
from tests.journeys.journey import Journey

LIGHT = 120_000  # bytes of the first page with its styles and scripts, as sent
A_YEAR = "max-age=31536000"
ROOMS = (
    "/wscp/",
    "/wscp/programme/",
    "/wscp/programme/obstacles/",
    "/wscp/audits/",
    "/wscp/reviews/",
    "/wscp/findings/",
    "/wscp/findings/recommendations/",
    "/wscp/plan/",
    "/wscp/meetings/",
    "/wscp/meetings/by-agency/",
    "/wscp/reports/",
    "/wscp/partnership/",
    "/wscp/partnership/agencies/",
    "/wscp/partnership/people/",
    "/wscp/partnership/groups/",
    "/wscp/partnership/priorities/",
    "/wscp/trail/",
    "/nscb/programme/?year=2016-17",
    "/gallery/",
    "/account/",
    "/",
)
FIRST_RECORDS = ("/wscp/audits/", "/nscb/reviews/", "/wscp/findings/", "/wscp/plan/", "/wscp/meetings/")


class TestMainPages(Journey):
    @pytest.mark.parametrize("start", range(0, len(ROOMS), 7))
    def test_every_room_passes_at_both_widths(self, start: int) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")
        for address in ROOMS[start : start + 7]:
            self.given_the_page(address)
            check_both_widths(self.page)

    def test_the_first_record_of_each_room_passes(self) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")
        for address in FIRST_RECORDS:
            self.given_the_page(address)
            self.page.locator("main table td a, main table th[scope=row] a").first.click()
            check_both_widths(self.page)

    def test_the_first_page_is_light_and_what_it_loads_is_kept(self) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")
        answers: list[Response] = []
        self.page.on("response", lambda answer: answers.append(answer))
        cold = self.page.context.new_cdp_session(self.page)
        cold.send("Network.clearBrowserCache")
        self.page.reload(wait_until="networkidle")
        sizes = {answer.url: sent(answer) for answer in answers}
        assert len(sizes) > 3
        assert sum(sizes.values()) < LIGHT, sizes
        parts = [answer for answer in answers if not answer.request.is_navigation_request()]
        kept = {answer.url: answer.headers.get("cache-control", "") for answer in parts}
        assert {address: said for address, said in kept.items() if A_YEAR not in said} == {}


def sent(answer: Response) -> int:
    """The bytes of an answer's body as they went over the wire, compressed."""
    assert answer.headers.get("content-encoding") in {"gzip", "br"} or len(answer.body()) < 1000, answer.url
    return int(answer.headers.get("content-length", 0)) or len(answer.body())
