"""Looks into an upload before it is kept: what it is, by its content, and whether that is what its name says.

Each refusal says which file, what is wrong and how to mend it. A scanner for viruses has its place here, in SCANNERS:
see docs/adr/0011.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.base import File

from goldthread.foundation.files.contents import check_content
from goldthread.foundation.files.kinds import ALLOWED, INSTEAD, Kind, ending_of, kind_of
from goldthread.kernel.refusals import Refused

MEGABYTE = 1024 * 1024
LONGEST_NAME = 200
Scanner = Callable[[bytes], str]  # what was found in the bytes, in words; nothing where they are clean
SCANNERS: list[Scanner] = []


@dataclass(frozen=True)
class Inspected:
    """A file that was looked into and may be kept. Only look_into makes one."""

    name: str
    kind: Kind
    size: int
    sha256: str
    upload: File[Any]


def look_into(upload: File[Any], *, field: str | None = None) -> Inspected:
    """Look into an upload. Raises Refused, at the form's `field`, for whatever may not be kept."""
    name = clean_name(upload.name or "")
    try:
        kind = _named_kind(name)
        _check_size(name, upload.size or 0)
        upload.seek(0)
        content = upload.read()
        check_content(name, kind, content)
        _scan(name, content)
    except Refused as refusal:
        raise Refused(refusal.message, field=field) from refusal
    finally:
        upload.seek(0)
    return Inspected(name, kind, len(content), hashlib.sha256(content).hexdigest(), upload)


def clean_name(given: str) -> str:
    """A file's name as it may be shown: no folders, nothing invisible, and short enough to keep with its ending."""
    bare = re.split(r"[/\\]", given)[-1]
    seen = "".join(letter for letter in bare if unicodedata.category(letter)[0] != "C").strip()
    if len(seen) <= LONGEST_NAME:
        return seen or "file"
    ending = f".{ending_of(seen)}"[:20]
    return seen[: LONGEST_NAME - len(ending) - 1] + "…" + ending


def in_megabytes(size: int) -> str:
    """A size as people read it: 4 KB, 1.2 MB, 14 MB."""
    amount = size / MEGABYTE
    if amount < 1:
        return f"{-(-size // 1024):,} KB"
    return f"{amount:,.0f} MB" if amount >= 10 else f"{amount:.1f} MB".replace(".0 ", " ")


def _named_kind(name: str) -> Kind:
    kind = kind_of(name)
    if kind is None:
        how = INSTEAD.get(ending_of(name), "Save it as PDF, or give a link to where it is held.")
        raise Refused(f"“{name}” is not a kind of file that is kept here. {how} Kept are: {ALLOWED}.")
    return kind


def _check_size(name: str, size: int) -> None:
    most = settings.LARGEST_FILE
    if size > most:
        limit, said = in_megabytes(most), in_megabytes(size)
        told = f"“{name}” is {f'just over {limit}' if said == limit else said}; a file may be {limit} at most."
        raise Refused(f"{told} Save it smaller, or give a link to where it is held.")
    if not size:
        raise Refused(f"“{name}” is empty. Check that it opens on your computer, and choose it again.")


def _scan(name: str, content: bytes) -> None:
    for scan in SCANNERS:
        if found := scan(content):
            raise Refused(f"“{name}” was found to hold {found}. It was not kept. Tell whoever looks after computers.")
