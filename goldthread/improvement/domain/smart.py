"""Hints that make an action specific, measurable, owned and timed. They advise; they never refuse."""

from __future__ import annotations

import re

from goldthread.kernel.partial_dates import PartialDate

VAGUE = (
    "consider",
    "continue",
    "ensure",
    "explore",
    "look at",
    "promote",
    "raise awareness",
    "seek to",
    "work towards",
)
FEWEST_WORDS = 4


def hints(*, text: str, measure: str, is_owned: bool, due: PartialDate | None) -> list[str]:
    """What would make the action easier to close, each as a sentence. Nothing when all is there."""
    found = []
    vague = next((word for word in VAGUE if re.match(rf"{word}\b", text.strip(), re.IGNORECASE)), None)
    if vague:
        found.append(f"“{vague.capitalize()}” is hard to see done. Say what will be different, and for whom.")
    if len(text.split()) < FEWEST_WORDS:
        found.append("Say in a full sentence what will be done.")
    if not is_owned:
        found.append("Name the agency or group that owns it.")
    if not measure:
        found.append("Say how you will know that it was done.")
    if due is None:
        found.append("Give it a due date.")
    return found
