"""How a table's columns share a line."""

from __future__ import annotations

from collections.abc import Sequence

NARROWEST, WIDEST = 9, 45


def shares(texts: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Each column's share of the line, adding up to 1, by the longest text in it; `texts` are rows, headings first.

    No column is starved by a long neighbour: what is very short or very long counts as a little more or less.
    """
    longest = [max(len(text) for text in column) for column in zip(*texts, strict=True)]
    weights = [min(max(length, NARROWEST), WIDEST) for length in longest]
    return tuple(weight / sum(weights) for weight in weights)
