"""A real browser for the journeys: the machine's own Chromium, driven by Playwright, and what every page must pass."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Response

AXE = Path(__file__).resolve().parent.parent / "var/test-assets/axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 700}
PATIENCE = 10_000  # milliseconds to wait for something to appear before saying it is not there

# What scrolls sideways must say so: named, and reachable by keyboard.
UNMARKED = """() => [...document.querySelectorAll('main *')].filter(one => {
    const style = getComputedStyle(one);
    return one.scrollWidth > one.clientWidth + 1 && ['auto', 'scroll'].includes(style.overflowX)
        && !['INPUT', 'TEXTAREA', 'SELECT'].includes(one.tagName)
        && !(one.tabIndex >= 0 && (one.ariaLabel || one.getAttribute('aria-labelledby')));
}).map(one => one.tagName + '.' + one.className)"""

# The innermost elements that reach beyond the window, for the message.
TOO_WIDE = """() => [...document.querySelectorAll('body *')].filter(one =>
    one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
    && ![...one.children].some(child =>
        child.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    && !one.closest('[tabindex="0"]') && !one.closest('.govuk-visually-hidden')
).slice(0, 5).map(one => one.tagName + '.' + (one.getAttribute('class') || '') + ': ' + one.textContent.slice(0, 40))"""


def chromium() -> str:
    """The browser program: the one CHROMIUM names, else the machine's. A missing browser is a failure, not a skip."""
    found = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *PROGRAMS))), None)
    if found is None:
        raise RuntimeError("The journeys need Chromium; scripts/test installs it, or name one in CHROMIUM.")
    return found


@contextmanager
def running_browser() -> "Iterator[Browser]":
    """Chromium without a window, for as long as the block lasts."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One browser for all journeys of a worker."""
    with running_browser() as running:
        yield running


class Windows:
    """Opens fresh windows (no cookies) on the product, and notes what goes wrong in any of them."""

    def __init__(self, browser: "Browser", address: str) -> None:
        self.browser = browser
        self.address = address
        self.faults: list[str] = []
        self.opened: list[Page] = []

    def open(self, **options: Any) -> "Page":
        """A window 1280 pixels wide, dated and timed as in Britain. Options as Playwright's `new_context`."""
        context = self.browser.new_context(
            base_url=self.address, **{"locale": "en-GB", "timezone_id": "Europe/London", "viewport": WIDE, **options}
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self.note_line)
        page.on("response", self.note_response)
        self.opened.append(page)
        return page

    def open_again(self, page: "Page") -> "Page":
        """The page of a window without scripts, in one where the checker can run; its own scripts are kept out."""
        again = self.open(storage_state=page.context.storage_state())
        shown, address = page.content(), page.url
        again.route("**/*.js", lambda route: route.abort())
        again.route(address, lambda route: route.fulfill(body=shown, content_type="text/html; charset=utf-8"))
        again.goto(address)
        return again

    def note_line(self, line: "ConsoleMessage") -> None:
        """An error on the console. A page's own answer of 404 or 422 is no fault: the journey says what it expects."""
        if line.type == "error" and not line.text.startswith("Failed to load resource"):
            self.faults.append(line.text)

    def note_response(self, response: "Response") -> None:
        """A style, script or picture that did not come, or any page that broke."""
        part_of_a_page = not response.request.is_navigation_request()
        if response.status >= 500 or (response.status >= 400 and part_of_a_page):
            self.faults.append(f"{response.status} {response.url}")

    def close(self) -> None:
        """Close every window."""
        for page in self.opened:
            page.context.close()


def check_with_axe(page: "Page") -> None:
    """Fail with each rule of WCAG 2.2 AA or of axe's own best practice that is broken, and the first places where."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text())  # evaluated, not added as a script, which the page's policy would rightly refuse
    run = f"axe.run({{runOnly: {json.dumps(AXE_RULES)}, resultTypes: ['violations']}})"
    violations = page.evaluate(run)["violations"]
    assert violations == [], f"{page.url}\n" + "\n".join(
        f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes'][:3]]}" for one in violations
    )


def check_narrow(page: "Page") -> None:
    """Fail if, 320 pixels wide, the page scrolls sideways or holds a part that does without saying so."""
    page.set_viewport_size(NARROW)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW["width"], f"{page.url} is {width} pixels wide: {page.evaluate(TOO_WIDE)}"
    assert page.evaluate(UNMARKED) == [], f"{page.url} has unmarked parts that scroll sideways"
    page.set_viewport_size(WIDE)


def check_both_widths(page: "Page") -> None:
    """Fail unless axe finds nothing and all of it fits, both in the office and on a phone."""
    check_with_axe(page)
    check_narrow(page)
    page.set_viewport_size(NARROW)
    check_with_axe(page)
    page.set_viewport_size(WIDE)
