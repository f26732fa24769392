"""Words of a board's own page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from goldthread.kernel.years import FinancialYear
from goldthread.partnership.choices import REMIT
from goldthread.partnership.models import Board, GovernanceChange, LegalDuty, Priority, SubGroup
from goldthread.partnership.presenters.groups import chair_now, meets_now
from goldthread.partnership.presenters.links import at
from goldthread.ui.content import Content, Link, Reading
from goldthread.ui.lists import Column
from goldthread.ui.parts import SummaryRow


def summary(board: Board, agencies: int, *, may_change: bool) -> list[SummaryRow]:
    """The board's facts."""
    change = Link("Change", at(board, "settings")) if may_change else None
    new_logo = Link("Change", at(board, "logo_change")) if may_change else None
    return [
        SummaryRow("Name", board.name, change),
        SummaryRow("Whom it keeps safe", REMIT.text(board.remit)),
        SummaryRow("Area", board.area),
        SummaryRow("Logo", "In the header of every page" if board.logo_mark else "None", new_logo),
        SummaryRow("Agencies", Link(f"{agencies} agenc{'y' if agencies == 1 else 'ies'}", at(board, "agencies"))),
    ]


def group_rows(board: Board, groups: Sequence[SubGroup], today: dt.date) -> list[list[Content]]:
    """The groups with who chairs them now."""
    return [
        [Link(group.name, at(board, "group", group.pk)), chair_now(group, today), meets_now(group, today)]
        for group in groups
    ]


def year_shown(years: Sequence[str], today: dt.date) -> str:
    """The year whose priorities a board's page shows: this one, else the last that has any, else this one."""
    now = str(FinancialYear.of(today))
    return now if now in years or not years else max(years)


def priority_rows(board: Board, priorities: Sequence[Priority], *, may_change: bool) -> list[list[Content]]:
    """Priorities with their aims."""
    return [
        [
            Link(row.theme, at(board, "priority_change", row.pk)) if may_change else row.theme,
            _reading(row, "aim", row.aim),
        ]
        for row in priorities
    ]


def priority_columns(board: Board, *, may_change: bool) -> tuple[Column, ...]:
    """The columns of the list of priorities."""
    return (
        Column("theme", "Theme", lambda p: priority_rows(board, [p], may_change=may_change)[0][0], sort="theme"),
        Column("year", "Year", lambda p: p.year, sort="year"),
        Column("aim", "What the board wants from it", lambda p: _reading(p, "aim", p.aim)),
    )


def change_rows(board: Board, changes: Sequence[GovernanceChange], *, may_change: bool) -> list[list[Content]]:
    """Changes in how the board is organised."""
    return [
        [
            row.changed,
            _reading(row, "what", row.what),
            *([Link("Correct", at(board, "change_correct", row.pk))] if may_change else []),
        ]
        for row in changes
    ]


def duty_rows(board: Board, duties: Sequence[LegalDuty], *, may_change: bool) -> list[list[Content]]:
    """The duties the board answers to."""
    return [
        [
            f"{row.instrument}{f', {row.reference}' if row.reference else ''}",
            _reading(row, "duty", row.duty),
            *([Link("Change", at(board, "duty_change", row.pk))] if may_change else []),
        ]
        for row in duties
    ]


def _reading(row: Priority | GovernanceChange | LegalDuty, field: str, text: str) -> Content:
    return Reading(text) if text and row.is_reading(field) else text
