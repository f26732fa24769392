"""The update round: who is asked for an action, on which days, and what counts as an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from goldthread.improvement.domain.closure import EVIDENCE_FIRST
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused

SAY_SOMETHING = "Say what has been done since last time, or tick “Nothing new since last time”"
NOT_BOTH = "You ticked “Nothing new” and also told something. Untick it, or clear what is told"
WHY_LATER = "Say why a new date is needed"
WHICH_DATE = "Give the date you ask for"
SAME_DATE = "It is due then already. Give the date you ask for"
SAY_WHAT_IT_IS = "Say what the evidence is, and what it shows"
SAY_FROM = "Say what you entered it from, such as “an e-mail of 3 May”"


class Owned(Protocol):
    """An action, as far as it says whose it is."""

    owner_agency_id: UUID | None
    owner_group_id: UUID | None
    owner_person_id: UUID | None


@dataclass(frozen=True)
class Owner:
    """Who is asked: a person for what they answer for, else an agency, else a group. `text` is how it is kept."""

    agency: UUID | None = None
    group: UUID | None = None
    person: UUID | None = None

    @property
    def text(self) -> str:
        return "/".join(str(part or "") for part in (self.agency, self.group, self.person))

    @classmethod
    def parse(cls, text: str) -> Owner:
        """Read the kept form."""
        agency, group, person = (UUID(part) if part else None for part in text.split("/"))
        return cls(agency, group, person)


def owner_of(action: Owned, in_post: Collection[UUID]) -> Owner | None:
    """Whom to ask about an action: its person while in post, else its agency, else its group, else nobody."""
    agency, group, person = action.owner_agency_id, action.owner_group_id, action.owner_person_id
    if person in in_post and person is not None:
        return Owner(agency, group, person)
    if agency is not None:
        return Owner(agency=agency)
    return Owner(group=group) if group is not None else None


def round_days(meets: dt.date, today: dt.date, *, request_days: int, papers_days: int) -> tuple[dt.date, dt.date]:
    """When a round opens and when its answers are due; never before today, never after the meeting."""
    opens = max(today, meets - dt.timedelta(days=request_days))
    return opens, min(meets, max(opens, meets - dt.timedelta(days=papers_days)))


def is_time_to_ask(meets: dt.date, today: dt.date, *, request_days: int) -> bool:
    """Whether the round of a meeting should stand open by today."""
    return meets - dt.timedelta(days=request_days) <= today < meets


def check_round(*, opens: dt.date, papers_due: dt.date, meets: dt.date, today: dt.date) -> None:
    """Refuse a round for a meeting that is over, or whose answers are due after it or before anyone is asked."""
    if meets < today:
        raise Refused("That meeting is over. Give the date of the next one.", field="meets")
    if papers_due > meets:
        raise Refused("Answers are due by the meeting. Give a date before it.", field="papers_due")
    if papers_due < opens:
        raise Refused("Owners are asked today, so answers cannot be due before that.", field="papers_due")


@dataclass(frozen=True)
class Answer:
    """What is said of one action. `asks_for` is a new due date asked for, which the business unit may then give."""

    progress: str = ""
    is_nothing_new: bool = False
    kind: str = ""
    evidence: str = ""
    is_done: bool = False
    asks_for: PartialDate | None = None
    why: str = ""

    @property
    def tells(self) -> bool:
        return bool(self.progress or self.evidence or self.is_done)


def faults_of(answer: Answer, *, evidence_held: int, due: PartialDate | None) -> dict[str, str]:
    """What is wrong with an answer, by the part of the form to blame; nothing where nothing is."""
    found: dict[str, str] = {}
    if answer.is_nothing_new and answer.tells:
        found["nothing"] = NOT_BOTH
    elif not (answer.is_nothing_new or answer.tells or answer.asks_for):
        found["progress"] = SAY_SOMETHING
    if answer.is_done and not answer.evidence and evidence_held < 1:
        found["evidence"] = EVIDENCE_FIRST
    if answer.asks_for and not answer.why:
        found["why"] = WHY_LATER
    if answer.asks_for and answer.asks_for == due:
        found["asks"] = SAME_DATE
    if answer.why and not answer.asks_for:
        found["asks"] = WHICH_DATE
    return found


def note_of(answer: Answer) -> str:
    """The answer as a progress note."""
    said = [answer.progress] if answer.progress else []
    if answer.is_nothing_new:
        said.append("Nothing new since last time.")
    elif not answer.progress and answer.is_done:
        said.append("It is done.")
    elif not answer.progress and answer.evidence:
        said.append("Evidence is added.")
    if answer.asks_for:
        said.append(f"Asks for a new due date, {answer.asks_for}: {answer.why}")
    return "\n\n".join(said)


def field_of(part: str, action: UUID) -> str:
    """The form field of one part of the answer about one action."""
    return f"{part}_{action.hex}"
