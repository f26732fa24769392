"""What pages, reports and a cold start cost, measured in temporary installations. Run by `scripts/bench`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.journeys import installation  # noqa: E402 - found once the checkout is on the path
from tests.journeys.installation import PROGRAMS, Place  # noqa: E402

SCALED, PAGES, REPORTS, SHEETS, PLAN = (
    f"tests.performance.{name}" for name in ("scaled", "pages", "reports", "sheets", "plan")
)
REPEATS = 20
SCALE = 50
COLD_SECONDS = 900
RESULTS = ROOT / "var/bench.json"


def say(text: str) -> None:
    """Tell the person at the keyboard what is being done, beside the results."""
    print(text, file=sys.stderr, flush=True)


def timed(what: str, work: Callable[[], Any]) -> tuple[float, Any]:
    """Do something; the seconds it took by the clock, and its result."""
    start = time.monotonic()
    result = work()
    took = round(time.monotonic() - start, 1)
    say(f"{what}: {took} s")
    return took, result


def demo_at_scale(folder: Path, scale: int) -> Place:
    """An installation with the demo so many times over."""
    place = installation.new_place(folder / f"scale-{scale}")
    python = PROGRAMS / "python"
    timed(f"Building the demo {scale}x", lambda: installation.run(place, python, "-m", SCALED, str(scale)))
    installation.collect(place)
    return place


def pages_of(place: Place, repeats: int = REPEATS) -> dict[str, dict[str, Any]]:
    """Queries, bytes and processor milliseconds of each main page of an installation."""
    told = installation.run(place, PROGRAMS / "python", "-m", PAGES, str(repeats))
    return dict(json.loads(told.splitlines()[-1]))


def bench_pages(folder: Path, scale: int) -> dict[str, Any]:
    """Each main page at 1x and at a larger scale."""
    found = {}
    for times in (1, scale):
        place = demo_at_scale(folder, times)
        _, found[f"{times}x"] = timed(f"Measuring the pages {times}x", lambda place=place: pages_of(place))
    return found


def bench_reports(folder: Path) -> dict[str, float]:
    """Seconds for the annual report in each format, by the clock and of processor time, and in all."""
    place = demo_at_scale(folder / "reports", 1)
    told = installation.run(place, PROGRAMS / "python", "-m", REPORTS)
    found: dict[str, dict[str, float]] = json.loads(told.splitlines()[-1])
    listed = {name: one["seconds"] for name, one in found.items()}
    processor = {f"{name}, processor": one["cpu_seconds"] for name, one in found.items()}
    return {**listed, "all": round(sum(listed.values()), 2), **processor}


def bench_sheets(folder: Path) -> dict[str, float]:
    """Seconds of each step of bringing a tracker of 1,000 rows in, and of a template with all of them out and in."""
    place = demo_at_scale(folder / "sheets", 1)
    told = installation.run(place, PROGRAMS / "python", "-m", SHEETS)
    return dict(json.loads(told.splitlines()[-1]))


def bench_plan(folder: Path) -> dict[str, Any]:
    """A composite plan of ten thousand actions: its first page, and its export of all rows."""
    place = installation.new_place(folder / "plan")
    installation.collect(place)
    _, told = timed("Building and measuring the plan", lambda: installation.run(place, PROGRAMS / "python", "-m", PLAN))
    return dict(json.loads(told.splitlines()[-1]))


def bench_cold(folder: Path) -> dict[str, float]:
    """Seconds of `scripts/demo --no-serve` in a fresh clone with nothing set up, and of its second run."""
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOLDTHREAD_", "VIRTUAL_ENV"))}

    def demo() -> None:
        command = ["scripts/demo", "--no-serve"]
        subprocess.run(command, cwd=clone, env=kept, check=True, stdout=sys.stderr, timeout=COLD_SECONDS)

    first, _ = timed("Cold start", demo)
    second, _ = timed("Second start", demo)
    return {"first": first, "second": second}


def page_table(found: dict[str, Any]) -> str:
    """The pages as lines: queries and processor milliseconds at each scale, and bytes as sent."""
    small, large = found.values()
    first, second = found.keys()
    heading = f"{'page':22}{'queries':>16}{'cpu ms':>18}{'bytes':>18}"
    scales = f"{'':22}{first:>8}{second:>8}{first:>9}{second:>9}{first:>9}{second:>9}"
    lines = [
        f"{name:22}{one['queries']:>8}{large[name]['queries']:>8}{one['cpu_ms']:>9}{large[name]['cpu_ms']:>9}"
        f"{one['bytes']:>9}{large[name]['bytes']:>9}"
        for name, one in small.items()
    ]
    return "\n".join([heading, scales, *lines])


def second_table(title: str, found: dict[str, float]) -> str:
    """Seconds by name."""
    return "\n".join([title, *(f"  {name:36}{seconds:>8.2f} s" for name, seconds in found.items())])


def main() -> int:
    """Measure what was asked for, or everything; print tables, then the same as JSON."""
    parser = argparse.ArgumentParser(description="Measure pages, reports and a cold start.")
    for part in ("pages", "reports", "sheets", "plan", "cold"):
        parser.add_argument(f"--{part}", action="store_true")
    parser.add_argument("--scale", type=int, default=SCALE, help=f"how many times the demo's records ({SCALE})")
    asked = parser.parse_args()
    everything = not (asked.pages or asked.reports or asked.sheets or asked.plan or asked.cold)
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as temporary:
        folder = Path(temporary)
        if asked.pages or everything:
            found["pages"] = bench_pages(folder, asked.scale)
        if asked.reports or everything:
            found["reports"] = bench_reports(folder)
        if asked.sheets or everything:
            found["sheets"] = bench_sheets(folder)
        if asked.plan or everything:
            found["plan"] = bench_plan(folder)
        if asked.cold or everything:
            found["cold"] = bench_cold(folder)
    tell(found)
    return 0


def tell(found: dict[str, Any]) -> None:
    """Print the tables and the JSON, and keep the JSON in var/."""
    if "pages" in found:
        print(page_table(found["pages"]), end="\n\n")
    titles = {
        "reports": "Annual report, by format",
        "sheets": "A tracker of 1,000 rows in, a template out and in",
        "cold": "scripts/demo --no-serve",
    }
    for name, title in titles.items():
        if name in found:
            print(second_table(title, found[name]), end="\n\n")
    written = json.dumps(found, indent=1)
    RESULTS.write_text(written)
    print(written)


if __name__ == "__main__":
    sys.exit(main())
