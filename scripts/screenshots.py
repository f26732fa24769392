"""Pictures of the main pages for the README, taken of the demo in a browser. Run by `scripts/screenshots`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import Windows, running_browser  # noqa: E402 - found once the checkout is on the path
from tests.journeys import installation  # noqa: E402
from tests.journeys.journey import Journey  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = ROOT / "docs/screenshots"
WIDTHS = {1280: 900, 320: 640}  # pixels: width, height of the window
TALLEST = 1200  # pixels kept of a long page
MOST = 2_000_000  # bytes of the whole folder


class Visit(Journey):
    """Someone who walks to each page worth a picture."""

    def home(self) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")

    def year(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/programme/?year=2016-17")

    def audit(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/audits/?q=Homelessness")
        self.when_following("CA-", within="table")

    def thread(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/findings/?q=eviction")
        self.when_following("F-", within="table")
        self.when_pressing("See the whole thread")

    def plan(self) -> None:
        self.given_signed_in_as("Sub group chair", of="WSCP")
        self.given_the_page("/wscp/plan/")

    def report(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/reports/")
        if self.page.get_by_role("link", name="2016-17").count():
            self.when_following("2016-17", within="main")
            return
        self.given_the_page("/nscb/reports/new/")
        self.when_filling({"Year": "2016-17"})
        self.when_pressing("Start the report")

    def error(self) -> None:
        self.given_signed_in_as("QA officer")
        self.given_the_page("/nscb/audits/new/")
        self.when_filling({"Theme": "Private fostering", "Planned for": "31 June 2017"})
        self.when_pressing("Plan the audit")

    def gallery(self) -> None:
        self.given_signed_in_as("QA officer", of="WSCP")
        self.given_the_page("/gallery/")


PAGES: tuple[Callable[[Visit], None], ...] = (
    Visit.home,
    Visit.year,
    Visit.audit,
    Visit.thread,
    Visit.plan,
    Visit.report,
    Visit.error,
    Visit.gallery,
)


def picture_all(browser: Browser, address: str) -> None:
    """Each page at each width."""
    windows = Windows(browser, address)
    for width, height in WIDTHS.items():
        visit = Visit()
        visit.page = windows.open(viewport={"width": width, "height": height})
        for walk in PAGES:
            walk(visit)
            picture(visit, f"{walk.__name__}-{width}.png", width)
    windows.close()


def picture(visit: Visit, name: str, width: int) -> None:
    """Keep what the window shows, down to a reasonable length."""
    visit.page.wait_for_load_state("networkidle")
    height = min(TALLEST, int(visit.page.evaluate("document.documentElement.scrollHeight")))
    clip = {"x": 0, "y": 0, "width": width, "height": height}
    visit.page.screenshot(path=PICTURES / name, full_page=True, clip=clip, animations="disabled")
    print(name, f"{(PICTURES / name).stat().st_size // 1000} kB", flush=True)


def main() -> int:
    """Build the demo in a temporary place, serve it, and take the pictures; 1 if they grew too heavy."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="goldthread-pictures-") as temporary:
        place = installation.new_place(Path(temporary) / "demo")
        print("Building the demo", flush=True)
        installation.build_demo(place)
        with installation.serving(place) as address, running_browser() as browser:
            picture_all(browser, address)
    weight = sum(path.stat().st_size for path in PICTURES.glob("*.png"))
    print(f"{weight // 1000} kB in all")
    return 0 if weight < MOST else 1


if __name__ == "__main__":
    sys.exit(main())
