"""The room's records."""

from goldthread.partnership.models.base import BoardRecord, EnteredForAgency
from goldthread.partnership.models.board import Agency, Board, BoardAgency, BoardLogo
from goldthread.partnership.models.contacts import ContactImport
from goldthread.partnership.models.door import DemoMark, SignInFailure, TemporaryPassword
from goldthread.partnership.models.governance import (
    GovernanceChange,
    LegalDuty,
    MeetingPattern,
    Priority,
    SubGroup,
    TermsOfReference,
)
from goldthread.partnership.models.people import GroupRole, Membership, Person

__all__ = [
    "Agency",
    "Board",
    "BoardAgency",
    "BoardLogo",
    "BoardRecord",
    "ContactImport",
    "DemoMark",
    "EnteredForAgency",
    "GovernanceChange",
    "GroupRole",
    "LegalDuty",
    "MeetingPattern",
    "Membership",
    "Person",
    "Priority",
    "SignInFailure",
    "SubGroup",
    "TemporaryPassword",
    "TermsOfReference",
]
