"""Writes files so that an answer “Saved” survives a power cut, under random names that say nothing of what is in them.

Django's own FileSystemStorage never flushes to disk: what it acknowledged in the last seconds before a power cut is
lost. Here: write to a temporary name in the same folder, flush, rename, flush the folders.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.utils.deconstruct import deconstructible

KEY = re.compile(r"[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{32}")
UNFINISHED = ".part"
FOLDER_MODE, FILE_MODE = 0o700, 0o600
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


def new_key() -> str:
    """A name nobody can guess, in two levels of folders so that none grows large."""
    name = secrets.token_hex(16)
    return f"{name[:2]}/{name[2:4]}/{name}"


def storage() -> DurableStorage:
    """Where this installation keeps its files."""
    found = storages["files"]
    assert isinstance(found, DurableStorage)  # noqa: S101 - settings name it
    return found


@deconstructible
class DurableStorage(Storage):
    """Files in a folder, by keys of new_key() alone. Nothing is ever overwritten."""

    def __init__(self, location: str | Path | None = None) -> None:
        self._location = location

    @property
    def location(self) -> Path:
        """The folder, absolute."""
        return Path(self._location or settings.FILES_ROOT).absolute()

    def path(self, name: str) -> str:
        """Where a key lies. Raises SuspiciousFileOperation for anything that is not a key."""
        if not KEY.fullmatch(name):
            raise SuspiciousFileOperation("That is not the key of a stored file.")
        return str(self.location / name)

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name as it is: a taken one is a fault, never a reason to choose another."""
        if self.exists(name):
            raise FileExistsError(f"A file is already kept under {name}.")
        return name

    def _save(self, name: str, content: File[Any]) -> str:
        final = Path(self.path(name))
        self._make_folders(final)
        unfinished = final.with_name(final.name + UNFINISHED)
        try:
            _write(unfinished, content)
            os.rename(unfinished, final)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        self._flush_folders(final)
        return name

    def _make_folders(self, final: Path) -> None:
        """Each by itself: made as parents, they would be open to others."""
        self.location.parent.mkdir(parents=True, exist_ok=True)
        for folder in (self.location, final.parent.parent, final.parent):
            folder.mkdir(mode=FOLDER_MODE, exist_ok=True)

    def _flush_folders(self, final: Path) -> None:
        """The file's name lies in its folder, and that folder's name in the next: each is flushed, innermost first."""
        for folder in (final.parent, final.parent.parent, self.location):
            _flush(folder)

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        if mode != "rb":
            raise ValueError("Stored files are only ever read.")
        return File(open(self.path(name), mode), name=name)

    def exists(self, name: str) -> bool:
        """Whether a file is kept under a key."""
        return os.path.lexists(self.path(name))

    def size(self, name: str) -> int:
        """Its length in bytes."""
        return os.path.getsize(self.path(name))

    def delete(self, name: str) -> None:
        """Take a file away for good. Nothing happens where there is none."""
        place = Path(self.path(name))
        if place.exists():
            place.unlink()
            _flush(place.parent)

    def url(self, name: str | None) -> str:
        """There is none: files are served by pages that ask who is asking."""
        raise ValueError("Stored files have no address of their own.")

    def all_files(self) -> Iterator[Path]:
        """Every file in the folder, finished or not."""
        return (found for found in self.location.glob("??/??/*") if found.is_file())


def _write(place: Path, content: File[Any]) -> None:
    with os.fdopen(os.open(place, NEW, FILE_MODE), "wb") as out:
        content.seek(0)
        for chunk in content.chunks():
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
