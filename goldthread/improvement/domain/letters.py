"""What messages say. Counts, dates and references alone: no text of any record comes in here, so none can go out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.improvement.domain.chasing import Level

MOST_NAMED = 20
SHORT_OF = {
    Level.CHAIR: "the group you chair oversees",
    Level.EXECUTIVE: "the plan holds",
    Level.SCRUTINEER: "the plan holds",
}


@dataclass(frozen=True)
class Letter:
    """A subject and a body. The link to the page is added when it is sent."""

    subject: str
    body: str


def request_opened(*, actions: int, meets: dt.date, papers_due: dt.date) -> Letter:
    """Asks an owner for an update before a meeting."""
    return Letter(
        f"Update wanted by {_day(papers_due)} on {counted(actions, 'action')}",
        f"The group meets on {_day(meets)}. Please say by {_day(papers_due)} what has been done on "
        f"{counted(actions, 'action')}. Everything is on one page.",
    )


def request_unanswered(*, actions: int, meets: dt.date, papers_due: dt.date, today: dt.date) -> Letter:
    """Reminds an owner who has not answered."""
    was = "is" if papers_due >= today else "was"
    return Letter(
        f"Reminder: update wanted on {counted(actions, 'action')}",
        f"Your update {was} due on {_day(papers_due)}, for the meeting on {_day(meets)}. It covers "
        f"{counted(actions, 'action')}, on one page. If nothing has changed, tick “Nothing new”.",
    )


def reminder(*, soon: Sequence[str], late: Sequence[str]) -> Letter:
    """Reminds an owner of what is due soon and of what is late."""
    told = []
    if late:
        told.append(f"{counted(len(late), 'action')} late: {named(late)}.")
    if soon:
        told.append(f"{counted(len(soon), 'action')} due soon: {named(soon)}.")
    subject = f"{counted(len(late), 'action')} late" if late else f"{counted(len(soon), 'action')} due soon"
    return Letter(subject, "\n".join([*told, "Please report progress, add evidence, or ask for a new date."]))


def stuck(*, level: Level, late: Sequence[str], days: int) -> Letter:
    """Tells someone above an agency lead what has been late for long. Always a draft."""
    return Letter(
        f"{counted(len(late), 'action')} more than {days} days late",
        f"Of the actions {SHORT_OF.get(level, 'the plan holds')}, {counted(len(late), 'action')} "
        f"{'is' if len(late) == 1 else 'are'} now {days} days late or more: {named(late)}. "
        "The owners were reminded.",
    )


def closure_proposed(*, reference: str) -> Letter:
    """Tells the chair that a closure waits for a decision."""
    return Letter(
        f"Closure proposed: {reference}",
        f"{reference} is said to be done. Please read its evidence, and accept the closure or return it with a reason.",
    )


def closure_returned(*, reference: str) -> Letter:
    """Tells the owner that more is wanted."""
    return Letter(f"Returned: {reference}", f"The closure of {reference} was returned. Its page says what is missing.")


def decision_passed_on(*, reference: str) -> Letter:
    """Tells a vice-chair, or another, that a decision was passed to them."""
    return Letter(
        f"Passed to you for a decision: {reference}",
        f"The decision whether {reference} is closed was passed to you. Please read its evidence, and accept the "
        "closure or return it with a reason.",
    )


def response_wanted(*, reference: str) -> Letter:
    """Asks an agency to respond to a recommendation addressed to it."""
    return Letter(
        f"Your response is wanted: {reference}",
        f"{reference} is addressed to your agency. Please say whether you accept it, accept it in part or do not "
        "accept it, and why.",
    )


def named(references: Sequence[str]) -> str:
    """References in a row, cut off where there are many."""
    more = len(references) - MOST_NAMED
    listed = ", ".join(references[:MOST_NAMED])
    return f"{listed} and {more} more" if more > 0 else listed


def counted(number: int, noun: str) -> str:
    """“1 action”, “3 actions”."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _day(value: dt.date) -> str:
    return f"{value.day} {value:%B} {value.year}"
