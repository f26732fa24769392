"""How a rule says no to a person."""

from __future__ import annotations


class Refused(Exception):
    """A rule refuses what a person asked for.

    `message` says what is wrong and how to mend it, in words the person can act on; `field` names the form field it
    belongs to, so that the form can say where. What was typed is kept by whoever catches this.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class TransitionRefused(Refused):
    """A record in its present state cannot do that."""
