"""A real browser for the journeys: the machine's own Chromium, driven by Playwright, and the accessibility check."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

AXE = Path(__file__).resolve().parent.parent / "var/test-assets/axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """The browser program: the one CHROMIUM names, else the machine's. A missing browser is a failure, not a skip."""
    found = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *PROGRAMS))), None)
    if found is None:
        raise RuntimeError("The journeys need Chromium; scripts/test installs it, or name one in CHROMIUM.")
    return found


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One browser for all journeys of a worker."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield running
        running.close()


@pytest.fixture
def page(browser: "Browser", live_server: "LiveServer") -> "Iterator[Page]":
    """A fresh window (no cookies) on the product, 1280 pixels wide, dated and timed as in Britain.

    An error in the page's own scripts, or anything its security policy blocks, fails the test at the end.
    """
    context = browser.new_context(
        base_url=live_server.url, locale="en-GB", timezone_id="Europe/London", viewport={"width": 1280, "height": 900}
    )
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda line: errors.append(line.text) if "Content Security Policy" in line.text else None)
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def assert_accessible() -> "Callable[[Page], None]":
    """A check to call with a page: axe finds nothing against WCAG 2.2 AA, nor against its own best practice."""
    return check_with_axe


def check_with_axe(page: "Page") -> None:
    """Fail with each rule broken and the first places where."""
    page.evaluate(AXE.read_text())  # evaluated, not added as a script, which the page's policy would rightly refuse
    run = f"axe.run({{runOnly: {json.dumps(AXE_RULES)}}})"
    violations = page.evaluate(run)["violations"]
    assert violations == [], "\n".join(
        f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes'][:3]]}" for one in violations
    )
