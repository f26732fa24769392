"""A page asks the database as often for a small partnership as for a large one, and no oftener than agreed.

Counted on SQLite whatever the run is on: the statements are Django's, the same for both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys import installation
from tests.performance.baseline import AT_MOST, AT_MOST_OF_A_RECORD, committed, costs, queries
from tests.performance.pages import RECORDS

if TYPE_CHECKING:
    from pathlib import Path

SCALE = 10
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Queries by page with the demo as it is."""
    return counted(tmp_path_factory.mktemp("measured"), 1)


@pytest.fixture(scope="module")
def ten_times(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Queries by page with the demo's invented records ten times over."""
    return counted(tmp_path_factory.mktemp("measured"), SCALE)


def counted(folder: Path, scale: int) -> dict[str, int]:
    """Build the demo at a scale and count what its pages ask."""
    return queries(costs(installation.new_place(folder / f"scale-{scale}"), scale))


def test_more_records_make_no_more_queries(once: dict[str, int], ten_times: dict[str, int]) -> None:
    """A record with less to show may need fewer; none may need more."""
    grown = {name: (once[name], count) for name, count in ten_times.items() if count > once[name]}
    assert grown == {}


def test_each_page_asks_as_often_as_the_baseline_says(once: dict[str, int]) -> None:
    assert once == committed(), "python -m tests.performance.baseline writes a new one"


def test_no_page_asks_too_often(once: dict[str, int]) -> None:
    at_most = {name: AT_MOST_OF_A_RECORD if name in {*RECORDS, "thread"} else AT_MOST for name in once}
    assert {name: count for name, count in once.items() if count > at_most[name]} == {}
