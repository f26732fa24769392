"""Why a mail could not be sent, in words of our own: what a mail server says may hold addresses."""

from __future__ import annotations

from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)
from ssl import SSLError

PERMANENT = 500
OUR_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (SMTPRecipientsRefused, "The mail server did not take mail for this address."),
    (SMTPSenderRefused, "The mail server did not take mail from this installation's address."),
    (SMTPAuthenticationError, "The mail server did not accept this installation's name and password."),
    (SMTPDataError, "The mail server did not take the message."),
    (SMTPNotSupportedError, "The mail server does not encrypt, and this installation sends nothing unencrypted."),
    (SSLError, "The connection to the mail server could not be encrypted."),
    (OSError, "The mail server could not be reached."),
)


def reason(fault: Exception) -> str:
    """A sentence for the page that lists messages."""
    return next((words for kind, words in OUR_WORDS if isinstance(fault, kind)), "The message could not be sent.")


def is_final(fault: Exception) -> bool:
    """Whether trying again is useless: the server refused this recipient, or this message, for good."""
    if isinstance(fault, SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _ in fault.recipients.values())
    return isinstance(fault, SMTPDataError) and fault.smtp_code >= PERMANENT


def is_of_one_mail(fault: Exception) -> bool:
    """Whether the fault is this mail's alone, so that the next may be tried at once."""
    return isinstance(fault, SMTPRecipientsRefused | SMTPDataError)
