"""What a thread is made of: records, or the gaps where they should be, and what joins them."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.ui.tones import Tone


@dataclass(frozen=True)
class Node:
    """A record on the thread, or the gap where one should be. `state` is its state in words."""

    key: str
    column: str
    text: str
    state: str = ""
    tone: Tone = Tone.NEUTRAL
    href: str = ""
    is_gap: bool = False


@dataclass(frozen=True)
class Edge:
    """The thread from one node to the next."""

    start: str
    end: str
