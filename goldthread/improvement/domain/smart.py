"""What makes an action specific, measurable, owned and timed: hints while it is written, a rule when it is agreed."""

from __future__ import annotations

import re
from typing import Protocol
from uuid import UUID

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused

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


def hints(*, text: str, measure: str, evidenced_by: str, is_owned: bool, due: PartialDate | None) -> list[str]:
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
    if not evidenced_by:
        found.append("Say what evidence will show it, and who will bring it.")
    if due is None:
        found.append("Give it a due date.")
    return found


class Agreeable(Protocol):
    """An action about to be agreed."""

    owner_agency_id: UUID | None
    owner_group_id: UUID | None
    due: PartialDate | None
    measure: str
    evidenced_by: str


def missing(action: Agreeable) -> list[str]:
    """What an action must have before it is agreed and has not, each as it stands in a sentence."""
    wanted = {
        "an owner": action.owner_agency_id is not None or action.owner_group_id is not None,
        "a due date": action.due is not None,
        "how you will know it is done": bool(action.measure.strip()),
        "how it will be evidenced": bool(action.evidenced_by.strip()),
    }
    return [what for what, is_there in wanted.items() if not is_there]


def check_ready(action: Agreeable) -> None:
    """Refuse to agree what nobody could be held to. Says everything that is missing at once."""
    if wanted := missing(action):
        raise Refused(f"Change the action first. Before it is agreed it needs {', '.join(wanted)}.")
