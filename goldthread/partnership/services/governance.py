"""Priorities of a year, changes in how the board is organised, and the duties it answers to."""

from __future__ import annotations

from uuid import UUID

from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board, GovernanceChange, LegalDuty, Priority
from goldthread.partnership.permissions import MANAGE_PARTNERSHIP


@service("partnership.priority_set")
def set_priority(*, board: Board, year: str, theme: str, aim: str, by: Actor) -> Priority:
    """Set a theme as a priority of a year."""
    require(by, MANAGE_PARTNERSHIP, board=board.pk)
    return _fill_priority(Priority(board=board), year, theme, aim, by)


@service("partnership.priority_changed")
def change_priority(*, public_id: UUID, version: int | None, year: str, theme: str, aim: str, by: Actor) -> Priority:
    """Change a priority's year, theme or aim."""
    priority = Priority.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_PARTNERSHIP, on=priority)
    return _fill_priority(priority, year, theme, aim, by)


@service("partnership.governance_change_recorded")
def record_change(*, board: Board, what: str, by: Actor, changed: PartialDate | None = None) -> GovernanceChange:
    """Record a change in how the board is organised."""
    require(by, MANAGE_PARTNERSHIP, board=board.pk)
    change = GovernanceChange(board=board, what=what, changed=changed)
    change.save()
    return change


@service("partnership.governance_change_corrected")
def correct_change(
    *, public_id: UUID, version: int | None, what: str, changed: PartialDate | None, by: Actor
) -> GovernanceChange:
    """Correct what was recorded of a change."""
    change = GovernanceChange.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_PARTNERSHIP, on=change)
    change.what, change.changed = what, changed
    change.save()
    return change


@service("partnership.duty_recorded")
def record_duty(*, board: Board, instrument: str, reference: str, duty: str, by: Actor) -> LegalDuty:
    """Record a duty the board answers to, and where it is written."""
    require(by, MANAGE_PARTNERSHIP, board=board.pk)
    recorded = LegalDuty(board=board, instrument=instrument, reference=reference, duty=duty)
    recorded.save()
    return recorded


@service("partnership.duty_changed")
def change_duty(
    *, public_id: UUID, version: int | None, instrument: str, reference: str, duty: str, by: Actor
) -> LegalDuty:
    """Change a duty, or where it is written."""
    recorded = LegalDuty.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_PARTNERSHIP, on=recorded)
    recorded.instrument, recorded.reference, recorded.duty = instrument, reference, duty
    recorded.save()
    return recorded


def _fill_priority(priority: Priority, year: str, theme: str, aim: str, by: Actor) -> Priority:
    try:
        priority.year = str(FinancialYear.parse(year))
    except ValueError as refusal:
        raise Refused(str(refusal), field="year") from None
    priority.theme, priority.aim = theme.strip(), aim
    same = Priority.objects.visible_to(by).filter(board=priority.board_id, year=priority.year)
    if same.filter(theme__iexact=priority.theme).exclude(pk=priority.pk).exists():
        raise Refused(f"It is already a priority of {priority.year}.", field="theme")
    priority.save()
    return priority
