"""A form is accepted once. Pressing twice, going back and pressing again, or a lost answer changes nothing more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.http import HttpRequest, HttpResponseBase

from goldthread.foundation.errors import AlreadyDone, TokenReused


class AcceptedForm(models.Model):
    """A form that was accepted, so that the same one sent again changes nothing."""

    token = models.UUIDField(primary_key=True)
    actor = models.UUIDField(null=True)
    path = models.CharField(max_length=500)
    digest = models.CharField(max_length=64)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)


@dataclass
class Submission:
    """The form being answered: its token, who sent it, where, and a digest of what it holds."""

    token: UUID
    actor: UUID | None
    path: str
    digest: str
    claimed: bool = False


_submission: ContextVar[Submission | None] = ContextVar("submission", default=None)


@contextmanager
def form(request: HttpRequest) -> Iterator[None]:
    """Make the token of the posted form known to the first service that writes."""
    held = _submission.set(_read(request))
    try:
        yield
    finally:
        _submission.reset(held)


def _read(request: HttpRequest) -> Submission | None:
    try:
        token = UUID(request.POST.get("once", ""))
    except ValueError:
        return None
    ignored = {"csrfmiddlewaretoken", "once"}
    held = sorted((key, values) for key, values in request.POST.lists() if key not in ignored)
    files = [(name, [(upload.name, upload.size) for upload in request.FILES.getlist(name)]) for name in request.FILES]
    digest = hashlib.sha256(repr((held, files)).encode()).hexdigest()
    return Submission(token, request.actor.person, request.path, digest)  # type: ignore[attr-defined]


def claim() -> None:
    """Claim the token inside the write's transaction. Raises AlreadyDone or TokenReused when it was claimed before."""
    held = _submission.get()
    if held is None or held.claimed:
        return
    known, created = AcceptedForm.objects.get_or_create(
        token=held.token, defaults={"actor": held.actor, "path": held.path, "digest": held.digest}
    )
    if created:
        held.claimed = True
        return
    if (known.actor, known.path, known.digest) != (held.actor, held.path, held.digest):
        raise TokenReused()
    raise AlreadyDone(known.location)


def remember(response: HttpResponseBase) -> None:
    """Keep where the first answer led, so that a repeat is sent to the same place."""
    held = _submission.get()
    if held is not None and held.claimed and response.get("Location"):
        AcceptedForm.objects.filter(token=held.token).update(location=response["Location"][:500])
