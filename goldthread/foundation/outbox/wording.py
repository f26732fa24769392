"""What a message may look like: one line of subject, plain text, an address within this installation."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from goldthread.kernel.refusals import Refused

LONGEST_SUBJECT, LONGEST_BODY, LONGEST_PATH = 150, 4000, 300
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
CONTROL_BUT_LINES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
PATH = re.compile(r"/(?!/)[^\s\\]*")


def check(*, subject: str, body: str, path: str) -> None:
    """Raise Refused for a message that could carry a header of its own, that is too long, or that leads elsewhere."""
    if not subject.strip() or len(subject) > LONGEST_SUBJECT:
        raise Refused(f"The subject of a message is one line of at most {LONGEST_SUBJECT} characters. Shorten it.")
    if CONTROL.search(subject):
        raise Refused("The subject of a message is a single line. Take out the line breaks.")
    if len(body) > LONGEST_BODY:
        raise Refused(
            f"A message has at most {LONGEST_BODY:,} characters. Shorten it: the page it leads to says the rest."
        )
    if CONTROL_BUT_LINES.search(body):
        raise Refused("A message is plain text. Take out the characters that cannot be seen.")
    if path and (len(path) > LONGEST_PATH or not PATH.fullmatch(path)):
        raise Refused("A message leads to a page of this installation: an address that begins with a single /.")


def is_address(text: str) -> bool:
    """Whether this is the address of one recipient."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return not CONTROL.search(text)
