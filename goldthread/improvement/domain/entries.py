"""What the business unit enters for an agency: marked with the agency and with what it came from."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from goldthread.kernel.refusals import Refused


class Entered(Protocol):
    """A record that may have been entered for an agency."""

    entered_for_id: UUID | None
    entered_from: str


def enter_for(record: Entered, agency: UUID | None, entered_from: str) -> None:
    """Mark a record as entered for `agency` from an e-mail, a call or a paper; nothing where nothing is given."""
    if not entered_from.strip():
        return
    if agency is None:
        raise Refused("Name the owning agency first: only an agency's entry can be confirmed.", field="entered_from")
    record.entered_for_id = agency
    record.entered_from = entered_from.strip()
