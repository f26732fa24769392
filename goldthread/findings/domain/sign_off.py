"""Signing off: the board accepts a wording once, and a changed wording is no longer what was accepted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from goldthread.kernel.refusals import Refused

# What was agreed: change any of these and the agreement falls.
OF_A_FINDING = frozenset({"kind", "text"})
OF_A_RECOMMENDATION = frozenset({"text", "findings", "agencies"})


def check_not_signed_off(*, signed_off_at: dt.datetime | None, reference: str) -> None:
    """Refuse to sign off twice, so that the trail and the report name one person and one day."""
    if signed_off_at is not None:
        raise Refused(f"{reference} is signed off already. Nothing more is needed.")


def falls(*, changed: Collection[str], agreed: frozenset[str]) -> bool:
    """True if a change touches what was agreed, so that the sign-off no longer stands."""
    return not agreed.isdisjoint(changed)
