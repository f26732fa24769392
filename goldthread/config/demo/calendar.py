"""The invented years' calendar: meetings with attendance, the programme and the obstacles met."""

from __future__ import annotations

from goldthread.audits.domain.states import AuditState
from goldthread.audits.models import CaseAudit
from goldthread.config.demo.making import Making
from goldthread.config.demo.partnership import Partnership
from goldthread.improvement.models import Action
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear
from goldthread.meetings.choices import AttendanceStatus
from goldthread.meetings.models import Attendance, Meeting
from goldthread.partnership.models import SubGroup
from goldthread.programme.choices import EntryKind
from goldthread.programme.models import Entry, EntryDate, Obstacle

EVERY = {"Full board": 91, "Executive": 61, "QA Sub Group": 42}  # days between meetings
TWO_YEARS = 730
INVITED = 12
STATUSES = tuple(AttendanceStatus)
HOW_OFTEN = (68, 14, 12, 6)
OTHER_WORK = {
    "children": ((EntryKind.SECTION_11, "Section 11 round"), (EntryKind.SCHOOLS, "Schools' safeguarding return")),
    "adults": ((EntryKind.OTHER, "Adults' self-assessment round"),),
}
EVERY_YEAR = ((EntryKind.RESTRAINT, "Report on the use of restraint"), (EntryKind.SCORECARD, "Scorecard"))


def make_meetings(making: Making, partnership: Partnership) -> None:
    """Two years of meetings with who came, and the next ones already called."""
    for short_name, step in EVERY.items():
        group = partnership.groups[short_name]
        invited = partnership.bodies()[:INVITED]
        for number in range(TWO_YEARS // step * making.scale):
            _meeting(making, partnership, group, -(number + 1) * max(step // making.scale, 1) + 9, invited=len(invited))
        for number in range(2):
            making.make(
                Meeting, board=partnership.board, group=group, held=making.day(12 + number * step), place="Civic Hall"
            )


def _meeting(making: Making, partnership: Partnership, group: SubGroup, days: int, *, invited: int) -> None:
    meeting = making.make(
        Meeting,
        board=partnership.board,
        group=group,
        held=making.day(days),
        place=making.rng.choice(("Civic Hall", "By video")),
        summary="Findings of the last audit agreed; late actions gone through one by one.",
        was_cancelled=making.rng.random() < 0.04,
    )
    if days > 0 or meeting.was_cancelled:
        return
    for agency in partnership.bodies()[:invited]:
        status = making.rng.choices(STATUSES, HOW_OFTEN)[0]
        making.make(Attendance, board=partnership.board, meeting=meeting, agency=agency, status=status)


def make_programme(making: Making, partnership: Partnership, audits: list[tuple[CaseAudit, int]]) -> None:
    """Last year's programme and this year's: every audit, and the other work with its dates."""
    titles: set[tuple[str, str]] = set()
    years = (making.year(-365), making.year(0))
    for audit, days in audits:
        year = making.year(days)
        if year in years and (year, audit.theme) not in titles and audit.state != AuditState.CANCELLED:
            titles.add((year, audit.theme))
            making.make(
                Entry, board=partnership.board, year=year, kind=EntryKind.CASE_AUDIT, title=audit.theme, audit=audit
            )
    for year in years:
        for kind, title in (*OTHER_WORK[partnership.remit], *EVERY_YEAR):
            _other_work(making, partnership, FinancialYear.parse(year), kind, title)


def _other_work(making: Making, partnership: Partnership, year: FinancialYear, kind: EntryKind, title: str) -> None:
    board = partnership.board
    often = "every quarter" if kind in {EntryKind.RESTRAINT, EntryKind.SCORECARD} else "every year"
    entry = making.make(
        Entry,
        board=board,
        year=str(year),
        kind=kind,
        title=title,
        recurrence=often,
        scrutiny="Peer group of three agencies" if often == "every year" else "QA Sub Group",
    )
    for quarter in (1, 2, 3, 4) if often == "every quarter" else (2,):
        planned = PartialDate.quarter(year.first, quarter)
        actual = PartialDate.day(planned.end) if planned.is_over(making.today) and quarter != 3 else None
        what = "Report to the group" if often == "every quarter" else "Fieldwork"
        making.make(EntryDate, board=board, entry=entry, what=what, planned=planned, actual=actual)
    if often == "every year":
        making.make(EntryDate, board=board, entry=entry, what="Report to the board", planned=_january(year))


def _january(year: FinancialYear) -> PartialDate:
    return PartialDate.month(year.first + 1, 1)


def make_obstacles(making: Making, partnership: Partnership) -> None:
    """What the years' work met; the last one still waits for an answer by an action."""
    actions = [record for record in making.records if isinstance(record, Action) and record.board == partnership.board]
    for days in (-365, 0):
        for number, (text, answer) in enumerate(making.words["obstacles"]):
            waiting = days == 0 and number == 2
            making.make(
                Obstacle,
                board=partnership.board,
                year=making.year(days),
                text=text,
                answer="" if waiting else answer,
                answered_by=actions[number] if number == 0 and actions else None,
            )
