"""What every chart can do: say its title, measure and description, draw itself, and give its numbers as a table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from goldthread.ui.content import Content

NARROW = 288  # pixels between the margins of a screen 320 wide
Table = tuple[list[str], list[list[Content]]]


class Chart(ABC):
    """A picture of figures or dates. `title` and `measure` (the subtitle) are fields of each kind."""

    title: str
    measure: str

    @property
    @abstractmethod
    def description(self) -> str:
        """What the picture shows, for someone who cannot see it."""

    @abstractmethod
    def table(self) -> Table:
        """(headings, rows): the numbers that are drawn."""

    @abstractmethod
    def svg(self) -> str:
        """The picture, as SVG with presentation attributes only, so that it stands in a page, Word or PDF alike."""

    def narrow_svg(self) -> str:
        """The same picture for a telephone, NARROW pixels wide; empty for a kind that has no such drawing."""
        return ""


def listed(parts: Sequence[str], most: int = 6) -> str:
    """The first few parts as a sentence's list, saying how many more there are."""
    shown = "; ".join(parts[:most])
    rest = len(parts) - most
    return f"{shown}; and {rest} more in the table" if rest > 0 else shown
