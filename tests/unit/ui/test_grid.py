"""The grid of counts: it draws what its table says, darker where there is more."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.ui.charts.grid import CountGrid, GridRow

COUNTS = st.lists(st.integers(0, 500), min_size=3, max_size=3)


def grid(*rows: list[int]) -> CountGrid:
    made = [GridRow(f"Theme {at} <b>", counts, href="/x/") for at, counts in enumerate(rows)]
    return CountGrid("What comes back", "By year", ["2023-24", "2024-25", "2025-26"], made, short=["a\nb", "c", "d"])


def shades(picture: str) -> dict[str, float]:
    """The shade behind each count drawn."""
    return {count: float(shade) for shade, count in re.findall(r'fill-opacity="([\d.]+)"/><text[^>]*>(\d+)<', picture)}


@given(st.lists(COUNTS, min_size=1, max_size=6))
def test_every_count_of_the_table_is_drawn_wide_and_narrow(rows: list[list[int]]) -> None:
    made = grid(*rows)
    _, table = made.table()
    counts = sorted(str(cell) for row in table for cell in row[1:-1] if cell)
    for picture in (made.svg(), made.narrow_svg()):
        assert sorted(re.findall(r'fill-opacity="[\d.]+"/><text[^>]*>(\d+)<', picture)) == counts
        assert "<b>" not in picture


def test_more_is_darker_and_none_is_no_box() -> None:
    drawn = shades(grid([0, 1, 9]).svg())
    assert drawn["9"] > drawn["1"]
    assert "0" not in drawn


def test_a_row_without_a_count_for_each_column_is_refused() -> None:
    with pytest.raises(ValueError, match="Theme 0"):
        grid([1])


def test_the_description_names_each_row_and_where_it_has_any() -> None:
    assert "Theme 0 <b>: 2024-25 3" in grid([0, 3, 0]).description
    assert "Theme 0 <b>: none" in grid([0, 0, 0]).description
