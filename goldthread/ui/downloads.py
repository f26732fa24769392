"""Answering a page with a stored file, and with words where the file is not what was kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from goldthread.foundation import trail
from goldthread.foundation.files import Damaged, serve
from goldthread.foundation.files.inspecting import in_megabytes
from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.files.stored import StoredFile
from goldthread.foundation.models import Record
from goldthread.ui.content import Link

CALLED = {kind.media_type: ending.upper() for ending, kind in KINDS.items()}


def download(request: HttpRequest, record: Record, *, name: str) -> HttpResponseBase:
    """The file of a record that was found for this actor, as an attachment called `name`, with its event in the trail.

    `record` is also a StoredFile; `name` is ours, such as A-12-evidence-1, never what the file was called.
    """
    assert isinstance(record, StoredFile)  # noqa: S101 - a programmer's slip
    trail.viewed(record, by=request.actor)  # type: ignore[attr-defined]
    try:
        return serve(record, name)
    except Damaged:
        return render(request, "ui/damaged.html", {"title": "This file cannot be given out"}, status=500)


def file_link(stored: StoredFile, href: str) -> Link:
    """A stored file as a link: what it was called, its kind and its size."""
    return Link(f"{stored.name} ({CALLED.get(stored.media_type, 'file')}, {in_megabytes(stored.size)})", href)
