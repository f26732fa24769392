"""Who may accept a closure, and on what grounds. Closing is two decisions, and the second is never the owner's."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from goldthread.improvement.domain.impact import Impact
from goldthread.kernel.refusals import Refused

EVIDENCE_FIRST = "Add the evidence first: at least one thing that shows it was done."
ACCEPT_SOME = "Choose the evidence you accept. A closure stands on at least one piece of it."
OWN_AGENCY = (
    "You belong to the agency that owns this action, so you cannot accept its closure. "
    "Pass it to the vice-chair, or to a chair from another agency."
)
OWN_ACTION = "This action is yours, so someone else must accept its closure."
CHAIR_OF_OWNER = (
    "Whoever chaired belongs to the agency that owns this action, so the meeting could not accept its closure under "
    "that chair. Name the vice-chair who took this item, or leave it for the next meeting."
)
CANNOT_DECIDE = "{who} may not accept the closure of this action. Choose someone from the list."
NOT_A_MEMBER = "{who} holds no post in {group}. Choose who chaired this item from the members of the group."
NOT_THE_CHAIR = "This closure is for the chair of {group} to decide, or for whomever the chair passes it to."
PASSED_TEST_FIRST = (
    "Record an impact test with the result “Improved” first: an action is embedded only when a test has shown a "
    "difference and no later test contradicts it."
)


def check_evidence(count: int) -> None:
    """Refuse when nothing shows that the action was done."""
    if count < 1:
        raise Refused(EVIDENCE_FIRST)


def check_accepted(*, held: Collection[UUID], accepted: Collection[UUID]) -> None:
    """Refuse a closure that accepts none of the evidence held, or something that is not held."""
    check_evidence(len(held))
    if not accepted or not set(accepted) <= set(held):
        raise Refused(ACCEPT_SOME, field="evidence")


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


def check_chaired(
    *, agencies: Iterable[UUID], person: UUID, owner_agency: UUID | None, owner_person: UUID | None
) -> None:
    """Refuse a meeting's decision where whoever chaired it owns the action or belongs to the agency that does."""
    if is_own(agencies=agencies, person=person, owner_agency=owner_agency, owner_person=owner_person):
        raise Refused(CHAIR_OF_OWNER, field="chaired_by")


def may_decide(*, person: UUID | None, named: Collection[UUID], passed_to: UUID | None) -> bool:
    """Whether the decision is this person's: passed to them, or they chair; anyone's where no chair is recorded."""
    if person is not None and person == passed_to:
        return True
    return not named or person in named


def check_decides(*, person: UUID | None, named: Collection[UUID], passed_to: UUID | None, group: str) -> None:
    """Refuse a decision by someone who neither chairs the group nor had it passed to them."""
    if not may_decide(person=person, named=named, passed_to=passed_to):
        raise Refused(NOT_THE_CHAIR.format(group=group or "the group"))


def check_embedding(impact: Impact) -> None:
    """Refuse where the tests do not say that it made a difference."""
    if impact is not Impact.PASSED:
        raise Refused(PASSED_TEST_FIRST)
