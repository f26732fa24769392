"""Answering with a stored file: always as an attachment under a name of ours, and only if it is still what was kept."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from typing import Any

from django.http import FileResponse

from goldthread.foundation.files.disk import storage
from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.files.stored import StoredFile

ENDINGS = {kind.media_type: ending for ending, kind in KINDS.items()}
log = logging.getLogger("django.goldthread.files")


class Damaged(Exception):
    """What lies on disk is not what was kept, or is not there."""


def serve(stored: StoredFile, name: str) -> FileResponse:
    """The file, to be saved as `name` and the ending of its kind; `name` is ours, such as A-12-evidence-1.

    Raises Damaged where size or hash differ from what was kept. Who may ask is the caller's to have found out.
    """
    try:
        file = storage().open(stored.key)
    except OSError as fault:
        raise _damaged(stored) from fault
    if not _is_what_was_kept(stored, file):
        file.close()
        raise _damaged(stored)
    file.seek(0)
    response = FileResponse(file, content_type=stored.media_type)
    for header, value in _headers(stored, name).items():
        response.headers[header] = value
    return response


def _is_what_was_kept(stored: StoredFile, file: Any) -> bool:
    is_as_long = os.fstat(file.fileno()).st_size == stored.size
    return is_as_long and hashlib.file_digest(file, "sha256").hexdigest() == stored.sha256


def file_name(stored: StoredFile, name: str) -> str:
    """A name that says nothing of the content: letters, numbers and hyphens, and the ending of the kind."""
    safe = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") or "file"
    return f"{safe}.{ENDINGS.get(stored.media_type, 'bin')}"


def _headers(stored: StoredFile, name: str) -> dict[str, str]:
    return {
        "Content-Disposition": f'attachment; filename="{file_name(stored, name)}"',
        "Content-Length": str(stored.size),
        "Content-Encoding": "identity",  # so that nothing on the way packs it and drops its length
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "Cache-Control": "no-store",
    }


def _damaged(stored: StoredFile) -> Damaged:
    log.error("A stored file is missing or differs from what was kept: %s", stored.key)
    return Damaged(stored.key)
