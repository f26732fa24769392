"""Keeping a file that was looked into, and taking it away again where the write that wanted it came to nothing."""

from __future__ import annotations

import logging
from typing import Any, TypedDict

from django.core.files.base import File
from django.db import transaction

from goldthread.foundation.files.disk import new_key, storage
from goldthread.foundation.files.inspecting import Inspected
from goldthread.foundation.files.stored import StoredFile
from goldthread.foundation.writes import if_undone
from goldthread.kernel.refusals import Refused

CANNOT_WRITE = "The file could not be written to disk, so nothing was saved. Try once more; if it happens again, tell"
CANNOT_WRITE += " whoever runs Goldthread for you."
log = logging.getLogger("django.goldthread.files")


class Kept(TypedDict):
    """The fields of a StoredFile."""

    key: str
    name: str
    media_type: str
    size: int
    sha256: str


def keep(inspected: Inspected) -> Kept:
    """Write the bytes to disk for good and give the fields of the StoredFile to save with them.

    Called inside a service: if that comes to nothing, the bytes are taken away again. A machine that stops between the
    two leaves bytes without a record; files.orphans finds those. Raises Refused where the disk does not take it.
    """
    key = new_key()
    if_undone(lambda: storage().delete(key))
    upload: File[Any] = inspected.upload
    try:
        storage().save(key, upload)
    except OSError as fault:
        log.exception("A file could not be written to disk.")
        raise Refused(CANNOT_WRITE) from fault
    return Kept(
        key=key,
        name=inspected.name,
        media_type=inspected.kind.media_type,
        size=inspected.size,
        sha256=inspected.sha256,
    )


def discard(stored: StoredFile) -> None:
    """Take the bytes of a record that was deleted away, once that is certain."""
    key = stored.key
    transaction.on_commit(lambda: storage().delete(key))
