"""What an agency owes when it is addressed: an answer, and a reason wherever it does not accept the whole."""

from __future__ import annotations

from enum import StrEnum

from goldthread.kernel.refusals import Refused

NOT_ASKED = (
    "This recommendation is not signed off yet, so its agencies have not been asked. Respond once it is signed off."
)
WHAT_IS_NOT = "Say which part is not accepted, and why."
WHY_NOT = "Say why it is not accepted."
FROM_WHAT = "You answer for another agency, so say what you enter it from, such as an e-mail of 3 May."


class ResponseAnswer(StrEnum):
    ACCEPT = "accept"
    IN_PART = "in_part"
    NOT_ACCEPT = "not_accept"


REASONS_WANTED = {ResponseAnswer.IN_PART: WHAT_IS_NOT, ResponseAnswer.NOT_ACCEPT: WHY_NOT}


def check_reason(answer: str, reason: str) -> None:
    """Refuse a response that does not accept the whole and does not say why."""
    wanted = REASONS_WANTED.get(ResponseAnswer(answer))
    if wanted and not reason.strip():
        raise Refused(wanted, field="reason")


def check_entered(*, for_another: bool, entered_from: str) -> None:
    """Refuse what is entered for an agency without saying what it came from."""
    if for_another and not entered_from.strip():
        raise Refused(FROM_WHAT, field="entered_from")
