"""Looks into packed files (Office and OpenDocument are zip archives) before anything in them is parsed.

The sizes an archive declares can lie, so every entry is expanded, in pieces, and its checksum compared. What is spent
is counted over the archive and whatever is packed inside it, so that time and memory are bounded whatever it holds.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

CHUNK = 64 * 1024
UNPACKED_HERE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that Office writes; others take many times longer
LOCKED = 0x1
ZIP = b"PK\x03\x04"
OTHER_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ", b"MSCF")  # not gzip: Office packs drawings so
PROGRAM = b"MZ"
DEEPEST = 1  # a workbook behind a chart in a document; nothing packed inside that
LARGEST_INNER = 20 * 1024 * 1024  # it is held in memory while it is looked into
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    KeyError,
    IndexError,
)


class ArchiveFault(Exception):
    """An archive that may not be kept or read."""


class Bursts(ArchiveFault):
    """Far more inside than there should be."""


class Broken(ArchiveFault):
    """It cannot be unpacked."""


class Locked(ArchiveFault):
    """It is encrypted."""


class Nested(ArchiveFault):
    """An archive or a program is packed inside it."""


@dataclass(frozen=True)
class Limits:
    """How much an archive may hold: entries, bytes once expanded, and bytes expanded for each byte packed.

    `looks_inside` refuses archives and programs packed inside it.
    """

    entries: int = 2_000
    expanded: int = 50 * 1024 * 1024
    ratio: int = 100
    looks_inside: bool = True


@dataclass
class _Purse:
    entries: int
    expanded: int
    looks_inside: bool

    def spend(self, entries: int, expanded: int) -> None:
        self.entries -= entries
        self.expanded -= expanded
        if self.entries < 0 or self.expanded < 0:
            raise Bursts()


def check_archive(content: bytes, limits: Limits | None = None) -> None:
    """Raise an ArchiveFault for an archive that is broken, locked, or would expand beyond reason."""
    allowed = limits or Limits()
    purse = _Purse(allowed.entries, min(allowed.expanded, allowed.ratio * len(content)), allowed.looks_inside)
    _check(content, purse, depth=0)


def _check(content: bytes, purse: _Purse, depth: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            purse.spend(len(entries), sum(entry.file_size for entry in entries))
            for entry in entries:
                _check_entry(archive, entry, purse, depth)
    except FAULTS as fault:
        raise Broken() from fault


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, purse: _Purse, depth: int) -> None:
    if entry.flag_bits & LOCKED:
        raise Locked()
    if entry.compress_type not in UNPACKED_HERE:
        raise Broken()
    with archive.open(entry) as stream:
        first = stream.read(CHUNK)
        if purse.looks_inside and first.startswith(ZIP):
            _check_inner(first + stream.read(LARGEST_INNER), entry, purse, depth)
        elif purse.looks_inside and (first.startswith(OTHER_ARCHIVES) or _is_program(first)):
            raise Nested()
        _drain(stream)


def _check_inner(content: bytes, entry: zipfile.ZipInfo, purse: _Purse, depth: int) -> None:
    """A package inside a package: Office keeps the workbook behind a chart so. Any other archive is refused."""
    if depth >= DEEPEST or "embeddings" not in PurePosixPath(entry.filename).parts:
        raise Nested()
    _check(content, purse, depth + 1)


def _is_program(first: bytes) -> bool:
    """A Windows program: its first letters are too common to be told by alone, so also where its header stands."""
    if not first.startswith(PROGRAM) or len(first) < 64:
        return False
    at = int.from_bytes(first[60:64], "little")
    return first[at : at + 4] == b"PE\x00\x00"


def _drain(stream: IO[bytes]) -> None:
    while stream.read(CHUNK):
        pass


def names_in(content: bytes) -> list[str]:
    """The names of an archive that was checked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def read_entry(content: bytes, name: str, most: int = 1024 * 1024) -> bytes:
    """The first `most` bytes of an entry of an archive that was checked; nothing where there is no such entry."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if name not in archive.namelist():
            return b""
        with archive.open(name) as stream:
            return stream.read(most)
