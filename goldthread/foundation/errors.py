"""Faults the ground raises. Kernel `Refused` is a rule's no; these are the walls' own."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404


class Unseen(Http404):
    """There is no such record, or this actor may not know of it. The two look the same from outside."""


class Forbidden(PermissionDenied):
    """The actor sees the record but may not do this with it."""

    def __init__(self, *, verb: str, sentence: str) -> None:
        super().__init__(f"Your role does not let you {sentence}.")
        self.verb = verb


class Stale(Exception):
    """The record was saved by someone else after this actor opened it. `record` is what stands now."""

    def __init__(self, record: Any) -> None:
        super().__init__("Someone saved this after you opened it.")
        self.record = record


class UnscopedRead(RuntimeError):
    """A queryset was ended without saying for whom. Call visible_to(actor) first."""


class UnrecordedWrite(RuntimeError):
    """Something was saved outside a service, so the trail would not know of it."""


class AlreadyDone(Exception):
    """This very form was accepted before. `location` is where the first answer led."""

    def __init__(self, location: str) -> None:
        super().__init__("This form was already accepted.")
        self.location = location


class TokenReused(Exception):
    """The token of an accepted form came back with other contents."""
