"""How strong evidence is. It follows from what kind of thing was shown; nobody types it.

Strong evidence looked at practice or at people; fair evidence is a thing that exists and can be read; weak evidence is
someone's word. Source: the tests of good plans in local inspection follow-up (specific, owned, tested in practice).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum


class Strength(IntEnum):
    NONE = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


class EvidenceKind(StrEnum):
    STATEMENT = "statement"
    DOCUMENT = "document"
    TRAINING = "training"
    DATA = "data"
    AUDIT = "audit"
    FEEDBACK = "feedback"


OF_KIND = {
    EvidenceKind.STATEMENT: Strength.WEAK,
    EvidenceKind.DOCUMENT: Strength.FAIR,
    EvidenceKind.TRAINING: Strength.FAIR,
    EvidenceKind.DATA: Strength.STRONG,
    EvidenceKind.AUDIT: Strength.STRONG,
    EvidenceKind.FEEDBACK: Strength.STRONG,
}


def strongest(kinds: Iterable[str]) -> Strength:
    """The strength of the best piece held; NONE where there is none."""
    return max((OF_KIND[EvidenceKind(kind)] for kind in kinds), default=Strength.NONE)
