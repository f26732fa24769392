"""The committed number of queries of each main page.

`python -m tests.performance.baseline` counts them anew and rewrites `baseline.json`; commit it with the change that
explains the difference.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.journeys import installation
from tests.journeys.installation import PROGRAMS, Place

FILE = Path(__file__).with_name("baseline.json")
AT_MOST = 15
AT_MOST_OF_A_RECORD = 17  # what it holds, what earlier and later rooms put on it, and that it was looked at


def costs(place: Place, scale: int) -> dict[str, dict[str, Any]]:
    """Build the demo at a scale in an empty place; what each main page then costs."""
    python = PROGRAMS / "python"
    installation.run(place, python, "-m", "tests.performance.scaled", str(scale))
    installation.collect(place)
    told = installation.run(place, python, "-m", "tests.performance.pages")
    return dict(json.loads(told.splitlines()[-1]))


def queries(found: dict[str, dict[str, Any]]) -> dict[str, int]:
    """Of what pages cost, the queries."""
    return {name: int(cost["queries"]) for name, cost in found.items()}


def committed() -> dict[str, int]:
    """The baseline as it stands in the repository."""
    return dict(json.loads(FILE.read_text()))


def main() -> None:
    """Rewrite the baseline from the demo as it is now."""
    with tempfile.TemporaryDirectory(prefix="goldthread-baseline-") as temporary:
        found = queries(costs(installation.new_place(Path(temporary) / "once"), 1))
    FILE.write_text(json.dumps(found, indent=2) + "\n")
    print(FILE.read_text())


if __name__ == "__main__":
    main()
