"""The clocks that law and guidance set for a review: what must be done, counted from when, how long, and who says so.

Kept as a table, so that a change of guidance is a change of a line. Each entry names its source and whether that is
law, statutory guidance or national guidance. A board's own procedures come first, and the page that sets a clock says
so. A kind without an entry has no national clock that we know of.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from goldthread.kernel.refusals import Refused
from goldthread.kernel.working_days import add_working_days
from goldthread.reviews.domain.kinds import ReviewKind

SOON = 5  # days before its end that a clock counts as due soon
LATEST = dt.date(2999, 12, 31)


class Unit(StrEnum):
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"


class Standing(StrEnum):
    LAW = "law"
    STATUTORY = "statutory"
    NATIONAL = "national"


class ClockState(StrEnum):
    MET = "met"
    MET_LATE = "met_late"
    RUNNING = "running"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True)
class Clock:
    """One clock: `since` finishes the sentence “counted from the day …”."""

    key: str
    what: str
    since: str
    length: int
    unit: Unit
    standing: Standing
    source: str
    note: str = ""

    @property
    def period(self) -> str:
        """How long, in words: 15 working days, 1 month."""
        return f"{self.length} {self.unit.value if self.length != 1 else self.unit.value[:-1]}"

    def due(self, starts: dt.date) -> dt.date:
        """The last day on which it is in time, where the clock starts on `starts`."""
        match self.unit:
            case Unit.WORKING_DAYS:
                return add_working_days(starts, self.length)
            case Unit.WEEKS:
                return starts + dt.timedelta(weeks=self.length)
            case _:
                return add_months(starts, self.length)


WORKING_TOGETHER = "Working Together to Safeguard Children 2023, chapter 5"
DOMESTIC = "Multi-agency statutory guidance for the conduct of domestic homicide reviews 2016"
CLOCKS: Mapping[ReviewKind, tuple[Clock, ...]] = {
    ReviewKind.INSPECTION: (
        Clock(
            "statement",
            "Send the written statement of action",
            "the final report was received",
            70,
            Unit.WORKING_DAYS,
            Standing.LAW,
            "Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007",
            "For inspections of a local authority’s children’s services. Other inspections give their own date.",
        ),
    ),
    ReviewKind.JOINT_INSPECTION: (
        Clock(
            "joint_statement",
            "Send the written statement of proposed action",
            "the final report was received",
            70,
            Unit.WORKING_DAYS,
            Standing.LAW,
            "Children Act 2004 (Joint Area Reviews) Regulations 2015",
            "The inspectors’ letter gives the date. Go by the letter where it differs.",
        ),
    ),
    ReviewKind.RAPID_REVIEW: (
        Clock(
            "notify",
            "Notify the national panel of the incident",
            "the local authority became aware of the incident",
            5,
            Unit.WORKING_DAYS,
            Standing.STATUTORY,
            f"{WORKING_TOGETHER}; the duty to notify is section 16C of the Children Act 2004",
        ),
        Clock(
            "rapid_review",
            "Finish the rapid review and send it to the national panel",
            "the incident was notified",
            15,
            Unit.WORKING_DAYS,
            Standing.NATIONAL,
            "Child Safeguarding Practice Review Panel, guidance for safeguarding partners",
            "Some procedures count from the day the incident was known.",
        ),
    ),
    ReviewKind.PRACTICE_REVIEW: (
        Clock(
            "publish",
            "Finish the review and publish the report",
            "the decision to hold the review was made",
            6,
            Unit.MONTHS,
            Standing.STATUTORY,
            WORKING_TOGETHER,
            "An aim. Where it cannot be met, the national panel is told why.",
        ),
    ),
    ReviewKind.ADULTS_REVIEW: (
        Clock(
            "adults_review",
            "Finish the review",
            "the board started the review",
            6,
            Unit.MONTHS,
            Standing.STATUTORY,
            "Care and support statutory guidance, chapter 14, paragraph 14.173",
            "Longer where there is good reason, such as court proceedings. Record the reason.",
        ),
    ),
    ReviewKind.CHILD_DEATH_OVERVIEW: (
        Clock(
            "death_overview",
            "Review the death at the panel",
            "the panel received the report of the child death review meeting, or the result of the inquest",
            6,
            Unit.WEEKS,
            Standing.STATUTORY,
            "Child death review: statutory and operational guidance (England) 2018",
        ),
    ),
    ReviewKind.LIVES_AND_DEATHS: (
        Clock(
            "lives_and_deaths",
            "Finish the review",
            "the death was notified",
            6,
            Unit.MONTHS,
            Standing.NATIONAL,
            "NHS England, Learning from lives and deaths (LeDeR) policy 2021",
        ),
    ),
    ReviewKind.DOMESTIC_ABUSE: (
        Clock(
            "decide",
            "Decide whether to hold a review",
            "the community safety partnership was told of the death",
            1,
            Unit.MONTHS,
            Standing.STATUTORY,
            DOMESTIC,
            "The guidance is being replaced. Check the period with your procedures.",
        ),
        Clock(
            "overview_report",
            "Finish the overview report",
            "the decision to hold a review was made",
            6,
            Unit.MONTHS,
            Standing.STATUTORY,
            DOMESTIC,
            "The guidance is being replaced. Check the period with your procedures.",
        ),
    ),
}
BY_KEY: Mapping[str, Clock] = {clock.key: clock for clocks in CLOCKS.values() for clock in clocks}


def clocks_of(kind: str) -> tuple[Clock, ...]:
    """The clocks of a kind of review; none where law and guidance set none."""
    return CLOCKS.get(ReviewKind(kind), ())


def add_months(start: dt.date, count: int) -> dt.date:
    """The same day `count` months on, or the last of the month where it has no such day."""
    months = start.month - 1 + count
    year, month = start.year + months // 12, months % 12 + 1
    return dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def state_of(*, due: dt.date, met: dt.date | None, today: dt.date) -> ClockState:
    """Where a clock stands: met in time or late, running, due soon, or late and still open."""
    if met is not None:
        return ClockState.MET if met <= due else ClockState.MET_LATE
    if today > due:
        return ClockState.LATE
    return ClockState.SOON if (due - today).days <= SOON else ClockState.RUNNING


def check_clock(*, starts: dt.date, due: dt.date, met: dt.date | None, why_late: str, today: dt.date) -> None:
    """Refuse a clock that starts or was met in the future, was met before it started, or was met late without a why."""
    if starts > today:
        raise Refused("A clock starts on a day that has been. Give it once it has happened.", field="starts")
    if met is None:
        return
    if met > today:
        raise Refused("It cannot have been done on a day to come. Leave it empty until it is done.", field="met")
    if met < starts:
        raise Refused("It cannot have been done before the clock started. Check both dates.", field="met")
    if met > due and not why_late.strip():
        raise Refused("It was done after its date. Say why.", field="why_late")
