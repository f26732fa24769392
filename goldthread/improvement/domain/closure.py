"""Who may accept a closure, and on what grounds. Closing is two decisions, and the second is never the owner's."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from goldthread.kernel.refusals import Refused

EVIDENCE_FIRST = "Add the evidence first: at least one thing that shows it was done."
OWN_AGENCY = (
    "You belong to the agency that owns this action, so you cannot accept its closure. "
    "Pass it to the vice-chair, or to a chair from another agency."
)
OWN_ACTION = "This action is yours, so someone else must accept its closure."
PASSED_TEST_FIRST = (
    "Record an impact test with the result “Improved” first: an action is embedded only when a test of a "
    "recommendation it serves has shown a difference."
)


def check_evidence(count: int) -> None:
    """Refuse when nothing shows that the action was done."""
    if count < 1:
        raise Refused(EVIDENCE_FIRST)


def is_own(
    *, agencies: Iterable[UUID], person: UUID | None, owner_agency: UUID | None, owner_person: UUID | None
) -> bool:
    """True if someone of these agencies, or this very person, owns the action."""
    mine = person is not None and owner_person == person
    return mine or (owner_agency is not None and owner_agency in agencies)


def check_not_own(
    *, agencies: Iterable[UUID], person: UUID | None, owner_agency: UUID | None, owner_person: UUID | None
) -> None:
    """Refuse a decision on an action by its owner, or by anyone of the agency that owns it, on whatever board."""
    if person is not None and owner_person == person:
        raise Refused(OWN_ACTION)
    if is_own(agencies=agencies, person=None, owner_agency=owner_agency, owner_person=None):
        raise Refused(OWN_AGENCY)


def check_embedding(*, has_passed_test: bool) -> None:
    """Refuse when no impact test of a recommendation the action serves was passed."""
    if not has_passed_test:
        raise Refused(PASSED_TEST_FIRST)
