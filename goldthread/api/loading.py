"""Loading a year of a board's records from a file: read it whole, list every fault, then write all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from goldthread.api.domain.faults import Fault
from goldthread.api.domain.reading import YearFile, read_year
from goldthread.api.domain.rules import check, complete
from goldthread.api.domain.tree import LARGEST
from goldthread.api.format import SECTIONS, TYPES
from goldthread.api.services import Outcome, save_year
from goldthread.foundation.access import Actor


class Faulty(Exception):
    """The file has faults; nothing of it was loaded."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def read(source: Path | bytes) -> YearFile:
    """Read and check a file without touching the database. Raises Faulty with every fault and its line.

    A file over 5 MB is refused unread. OSError when the file cannot be opened.
    """
    file = read_year(_bytes_of(source), SECTIONS)
    if not any(fault.what.startswith("This is not YAML") for fault in file.faults):
        check(file, TYPES)
    if file.faults:
        raise Faulty(list(dict.fromkeys(file.faults)))
    complete(file)
    return file


def load(source: Path | bytes | YearFile, *, by: Actor, update: bool = False) -> Outcome:
    """Load a year's records, all or nothing, as `by` (for a command: `Actor.system("loading NAME")`).

    `source` is a path, the bytes of a file, or what `read` made of either.

    The same file again changes nothing. Where the file differs from what was loaded before, Changed is raised with
    the differences, unless `update` is true: then they are applied, and records no longer in the file are reported
    and kept. Raises Faulty when the file has faults.
    """
    file = source if isinstance(source, YearFile) else read(source)
    return save_year(file=file, update=update, by=by)


def _bytes_of(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    if source.stat().st_size > LARGEST:
        raise Faulty([Fault(1, "The file is larger than 5 MB and was not read.", "up to 5 MB")])
    with source.open("rb") as opened:
        return opened.read(LARGEST + 1)
