"""A kept file survives a power cut, lies where nobody else can look, and is served only while it is what was kept."""

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile

from goldthread.foundation import checks
from goldthread.foundation.access import Actor
from goldthread.foundation.errors import UnrecordedWrite
from goldthread.foundation.files import Damaged, Inspected, keep, look_into, orphans, serve
from goldthread.foundation.files.disk import DurableStorage, new_key
from goldthread.foundation.files.stored import StoredFile
from goldthread.foundation.writes import service
from goldthread.kernel.refusals import Refused
from tests.unit.foundation.filing import PDF, upload

pytestmark = pytest.mark.django_db
BY = Actor.system("tests")


class Paper(StoredFile):
    """A stored file that belongs to no table."""

    class Meta:
        app_label = "foundation"
        managed = False


@pytest.fixture
def disk(tmp_path: Path, settings: Any) -> Iterator[DurableStorage]:
    settings.FILES_ROOT = tmp_path / "files"
    return DurableStorage()


def kept_files(disk: DurableStorage) -> list[Path]:
    return list(disk.all_files())


@service("tests.kept")
def keep_one(*, inspected: Inspected, by: Actor, then: Any = None) -> Paper:
    paper = Paper(**keep(inspected))
    if then:
        then()
    return paper


def kept(content: bytes = PDF) -> Paper:
    paper: Paper = keep_one(inspected=look_into(upload("Minutes of 3 May.pdf", content)), by=BY)
    return paper


def test_a_file_is_flushed_before_it_has_its_name_and_its_folders_after(
    disk: DurableStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def place(handle: int) -> str:
        return Path(os.readlink(f"/proc/self/fd/{handle}")).name

    flush, rename = os.fsync, os.rename
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append(f"flush {place(handle)}"), flush(handle)))
    monkeypatch.setattr(os, "rename", lambda a, b: (done.append(f"name {Path(b).name}"), rename(a, b)))
    key = disk.save(new_key(), ContentFile(PDF))
    outer, inner, name = key.split("/")
    assert done == [f"flush {name}.part", f"name {name}", f"flush {inner}", f"flush {outer}", "flush files"]


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_crash_on_the_way_leaves_nothing_under_a_final_name(
    disk: DurableStorage, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def crash(*given: Any) -> None:
        raise OSError("The power went.")

    monkeypatch.setattr(os, step, crash)
    monkeypatch.setattr(Path, "unlink", lambda *given, **more: None)  # a machine without power tidies nothing
    key = new_key()
    with pytest.raises(OSError, match="power"):
        disk.save(key, ContentFile(PDF))
    assert not disk.exists(key)
    assert [found.suffix for found in kept_files(disk)] == [".part"]


def test_a_disk_that_is_full_leaves_nothing_at_all(disk: DurableStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="could not be written to disk"):
        kept()
    assert kept_files(disk) == []


def test_nobody_else_may_look_and_names_say_nothing(disk: DurableStorage) -> None:
    paper = kept()
    found = Path(disk.path(paper.key))
    assert stat.S_IMODE(found.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (found.parent, found.parent.parent)} == {0o700}
    assert "pdf" not in paper.key
    assert "inutes" not in paper.key
    assert (paper.name, paper.size, paper.media_type) == ("Minutes of 3 May.pdf", len(PDF), "application/pdf")


def test_nothing_is_overwritten(disk: DurableStorage) -> None:
    key = disk.save(new_key(), ContentFile(b"first"))
    with pytest.raises(FileExistsError):
        disk.save(key, ContentFile(b"second"))
    assert Path(disk.path(key)).read_bytes() == b"first"


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "ab/cd/../../x", "ab/cd/" + "g" * 32, "", "a\x00"])
def test_only_keys_are_names(disk: DurableStorage, name: str) -> None:
    for ask in (disk.path, disk.open, disk.exists, disk.delete, disk.size):
        with pytest.raises(SuspiciousFileOperation):
            ask(name)


def test_bytes_go_when_the_write_that_wanted_them_comes_to_nothing(disk: DurableStorage) -> None:
    def refuse() -> None:
        assert len(kept_files(disk)) == 1
        raise Refused("No.")

    with pytest.raises(Refused):
        keep_one(inspected=look_into(upload("a.pdf", PDF)), by=BY, then=refuse)
    assert kept_files(disk) == []


def test_bytes_go_when_an_outer_write_comes_to_nothing(disk: DurableStorage) -> None:
    @service("tests.outer")
    def outer(*, by: Actor) -> None:
        kept()
        raise Refused("No.")

    with pytest.raises(Refused):
        outer(by=BY)
    assert kept_files(disk) == []


def test_a_file_is_kept_only_inside_a_service(disk: DurableStorage) -> None:
    with pytest.raises(UnrecordedWrite):
        keep(look_into(upload("a.pdf", PDF)))
    assert kept_files(disk) == []


def test_a_file_is_served_whole_as_an_attachment_under_our_name(disk: DurableStorage) -> None:
    answer = serve(kept(), "A-12 evidence\r\n/1")
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[arg-type]
    answer.close()
    assert answer["Content-Disposition"] == 'attachment; filename="A-12-evidence-1.pdf"'
    assert answer["Content-Length"] == str(len(PDF))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("spoil", ["shorter", "changed", "gone"])
def test_what_is_no_longer_what_was_kept_is_not_served(disk: DurableStorage, spoil: str) -> None:
    paper = kept()
    place = Path(disk.path(paper.key))
    match spoil:
        case "shorter":
            place.write_bytes(PDF[:-1])
        case "changed":
            place.write_bytes(PDF.replace(b"1.7", b"1.6"))
        case _:
            place.unlink()
    with pytest.raises(Damaged):
        serve(paper, "A-12")


def test_a_file_without_a_record_is_counted_once_it_has_settled(disk: DurableStorage) -> None:
    assert checks.files_have_their_records(databases=["default"]) == []
    paper = kept()  # of no table, so no record knows it
    assert orphans.without_record() == []
    assert [found.name for found in orphans.without_record(settled=-60)] == [paper.key.rpartition("/")[2]]
    long_ago = time.time() - 2 * orphans.SETTLED
    os.utime(disk.path(paper.key), (long_ago, long_ago))
    assert [found.id for found in checks.files_have_their_records(databases=["default"])] == ["goldthread.I014"]


def test_a_check_says_when_files_cannot_be_kept(tmp_path: Path, settings: Any) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    assert checks.files_can_be_kept() == []
    (tmp_path / "files").chmod(0o755)
    assert [found.id for found in checks.files_can_be_kept()] == ["goldthread.W014"]
    (tmp_path / "taken").write_text("a file where the folder should be")
    settings.FILES_ROOT = tmp_path / "taken"
    assert [found.id for found in checks.files_can_be_kept()] == ["goldthread.E014"]
