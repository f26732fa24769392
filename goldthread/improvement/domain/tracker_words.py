"""The words of an old tracker, guessed into this product's: states, priorities, dates, and what makes a row itself."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress

from goldthread.improvement.domain.states import ActionState
from goldthread.kernel.partial_dates import PartialDate

# What is closed comes in as closed before Goldthread, never as closed: no evidence of it is held here.
STATES: tuple[tuple[ActionState, str], ...] = (
    (ActionState.CANCELLED, r"cancel|withdraw|no longer|supersed|dropped|not accepted|merged|duplicate"),
    (ActionState.AGREED, r"not (yet )?(started|begun|due)|pending|to do\b|planned|^agreed|^grey|^white|^new$"),
    (ActionState.IN_PROGRESS, r"\b(not|in|un|part\w*|almost|nearly)[ -]*(yet )?(complete|done|closed|achieved)"),
    (ActionState.IN_PROGRESS, r"^[1-9]?\d ?%"),
    (ActionState.PROPOSED, r"propos|draft|suggest"),
    (ActionState.IN_PROGRESS, r"progress|on.?track|on.?going|under.?way|started|delay|overdue|behind|risk|slip|review"),
    (ActionState.CLOSED_BEFORE, r"complet|closed?\b|\bdone\b|finish|achiev|implement|embed|sign.*off|\bblue\b|purple"),
    (ActionState.IN_PROGRESS, r"\b(green|amber|red|yellow|open|active|live)\b"),
)
MAY_COME_IN_AS = (
    ActionState.PROPOSED,
    ActionState.AGREED,
    ActionState.IN_PROGRESS,
    ActionState.CLOSED_BEFORE,
    ActionState.CANCELLED,
)
PRIORITIES = (("high", r"high|urgent|critical|^h$|^1|^a$"), ("low", r"low|^l$|^3|^c$"), ("medium", ""))


def guess_state(word: str) -> ActionState | None:
    """The state a word seems to mean; nothing said is proposed, and a word nobody knows is left to the person."""
    said = plain(word)
    if not said:
        return ActionState.PROPOSED
    return next((state for state, pattern in STATES if re.search(pattern, said)), None)


def guess_priority(word: str) -> str:
    """High, medium or low; medium where it cannot be told."""
    return next(value for value, pattern in PRIORITIES if re.search(pattern, plain(word)))


def read_date(text: str) -> PartialDate | None:
    """A due date as trackers write it. None for what tells no date, such as “ongoing”.

    Beyond what a person may type in Goldthread: 3rd June 2016, 03.06.16, Jun-16, Q2 2016/17, “end of June 2016”.
    """
    said = re.sub(r"[ t]0?0:00(:00)?$", "", plain(text))
    said = re.sub(r"^((by|due|from|the|end|of|mid|early|late)\b[: -]*)+", "", said)
    said = re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", said).replace(",", " ").strip()
    said = re.sub(r"^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)? (?=\d)", "", said)
    for written in (said, *_rewritten(said)):
        with suppress(ValueError):
            return PartialDate.parse(" ".join(written.split()))
    return None


def _rewritten(said: str) -> list[str]:
    """The same in ways PartialDate reads."""
    found = []
    if match := re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})", said):
        found.append(f"{match[1]}/{match[2]}/{_century(match[3])}")
    if match := re.fullmatch(r"(?:(\d{1,2})[ -])?([a-z]{3,9})\.?[ '’-]*(\d{2}|\d{4})", said):
        month = "september" if match[2] == "sept" else match[2]
        found.append(f"{match[1] or ''} {month} {_century(match[3])}")
    if match := re.fullmatch(r"(?:q|quarter )([1-4])[ ,:(-]*(\d{4})[-/](?:\d{2})?(\d{2})\)?", said):
        found.append(f"{match[2]}-{match[3]} Q{match[1]}")
    if match := re.fullmatch(r"(\d{4})[-/](?:\d{2})?(\d{2})[ ,:(-]*(?:q|quarter )([1-4])\)?", said):
        found.append(f"{match[1]}-{match[2]} Q{match[3]}")
    return found


def _century(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def row_key(reference: str, action: str) -> str:
    """What makes a row of a tracker itself, so that the same file brought in twice adds nothing twice."""
    return hashlib.sha256(f"{plain(reference)}\n{plain(action)}".encode()).hexdigest()


def plain(text: str) -> str:
    """Text without what people vary: letter case and space."""
    return " ".join(text.split()).casefold()
