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
    "/wscp/findings/themes/",
    "/wscp/plan/",
    "/wscp/plan/?state=",
    "/wscp/plan/impact/",
    "/wscp/plan/rounds/",
    "/wscp/plan/key/",
    "/wscp/plan/key/change/",
    "/wscp/plan/new/",
    "/wscp/plan/reassign/",
    "/wscp/plan/tracker/",
    "/wscp/plan/template/return/",
    "/wscp/plan/views/new/?rating=red",
    "/wscp/messages/",
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
FIRST_RECORDS = (
    "/wscp/audits/",
    "/nscb/reviews/",
    "/wscp/reviews/",
    "/wscp/findings/",
    "/wscp/findings/themes/",
    "/wscp/findings/recommendations/",
    "/wscp/plan/",
    "/wscp/meetings/",
)
TABLE = "main table td a, main table th[scope=row] a"
LED_TO = (  # whose page, where it begins, and what leads on from page to page
    ("QA officer", "/wscp/findings/themes/", TABLE, "main a[href*='/plan/theme/']"),
    ("QA officer", "/wscp/partnership/agencies/?q=Police", TABLE, "main a[href*='/plan/agencies/']"),
    ("QA officer", "/wscp/plan/mine/"),
    ("Minute-taker", "/wscp/plan/?state=done", TABLE, "main a[href$='/meeting/']"),
    ("Sub group chair", "/wscp/", "main a[href$='/decide/']"),
    ("Agency lead", "/wscp/", "main a[href*='/plan/responses/']"),
    ("Agency lead", "/wscp/findings/recommendations/?q=R-8", TABLE, "main a[href*='/plan/propose/']"),
)


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
            self.page.locator(TABLE).first.click()
            check_both_widths(self.page)

    @pytest.mark.parametrize(("role", "first", "links"), [(role, first, links) for role, first, *links in LED_TO])
    def test_what_leads_on_passes(self, role: str, first: str, links: list[str]) -> None:
        self.given_signed_in_as(role, of="WSCP")
        self.given_the_page(first)
        for link in links:
            self.page.locator(link).first.click()
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
