"""What may be kept is told by its content; what may not is refused in words that say which file and how to mend it."""

import io
import random
import resource
import time
import zipfile
from contextlib import suppress
from itertools import product

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from goldthread.foundation.files import inspecting, look_into
from goldthread.foundation.files.inspecting import clean_name
from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.files.uploading import BoundedUpload
from goldthread.kernel.refusals import Refused
from tests.unit.foundation.filing import GOOD, MAIN, OLE, PDF, PNG, TYPES, office, opened, packed, upload

MB = 1024 * 1024


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        look_into(upload(name, content), field="files")
    assert refused.value.field == "files"
    assert f"“{name}”" in refused.value.message
    return refused.value.message


@pytest.mark.parametrize("ending", GOOD)
def test_each_kind_on_the_list_is_known_by_its_content(ending: str) -> None:
    inspected = look_into(upload(f"Minutes.{ending.upper()}", GOOD[ending]))
    assert inspected.kind == KINDS[{"jpeg": "jpg"}.get(ending, ending)]
    assert inspected.size == len(GOOD[ending])
    assert inspected.upload.read() == GOOD[ending]  # from its beginning, for whoever keeps it


ALIKE = {"txt": "csv", "jpeg": "jpg"}  # the same to look at


@pytest.mark.parametrize(
    ("named", "holds"), [(a, b) for a, b in product(GOOD, GOOD) if ALIKE.get(a, a) != ALIKE.get(b, b)]
)
def test_a_name_that_says_another_kind_is_refused(named: str, holds: str) -> None:
    assert "not what its name says" in refusal(f"a.{named}", GOOD[holds])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"", "is empty"),
        ("a.exe", b"MZ", "not a kind of file that is kept"),
        ("a.doc", OLE + bytes(600), "save it as .docx"),
        ("a.xls", OLE + bytes(600), "save it as .xlsx"),
        ("a.msg", OLE + bytes(600), "Print the e-mail to PDF"),
        ("a.docm", office("docx"), "save it as .docx"),
        ("a.zip", packed({"a.txt": b"a"}), "one by one"),
        ("a", PDF, "not a kind of file"),
        (".pdf", PDF, "not a kind of file"),
        ("a.docx", OLE + bytes(600), "older Office"),
        ("a.pdf", OLE + bytes(600), "not what its name says"),
        ("a.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "rights management"),
        ("a.xlsx", OLE + bytes(600) + "\tDRMContent".encode("utf-16-le"), "rights management"),
        ("a.docx", packed({"a.txt": b"a"}), "it is an archive"),
        ("a.docx", packed({TYPES: b"application/vnd.ms-word.document.macroEnabled.main+xml"}), "with macros"),
        ("a.docx", office("docx", {"word/vbaProject.bin": b"x"}), "macros"),
        ("a.xlsx", office("xlsx", {"xl/macrosheets/sheet1.xml": b"x"}), "macros"),
        ("a.docx", office("docx", {"word/activeX/activeX1.bin": b"x"}), "macros or controls"),
        ("a.odt", opened("odt", {"Basic/Standard/Module1.xml": b"x"}), "macros"),
        ("a.odt", opened("odt", {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "password"),
        ("a.docx", office("docx", {"a.zip": packed({"a": b"a"})}), "another archive"),
        ("a.docx", office("docx", {"word/embeddings/a.zip": packed({"b": packed({"a": b"a"})})}), "another archive"),
        ("a.docx", office("docx", {"word/embeddings/a.bin": b"MZ" + bytes(58) + b"\x40\0\0\0PE\0\0"}), "a program"),
        ("a.docx", office("docx")[:-30], "damaged or cut short"),
        ("a.docx", office("docx", {"big": bytes(20 * MB)}), "far larger inside"),
        ("a.docx", office("docx", {f"e{n}": b"" for n in range(5_001)}), "far larger inside"),
        ("a.docx", packed({"a": b"a" * 99}, zipfile.ZIP_LZMA), "damaged"),
        ("a.pdf", PDF[:-8], "damaged or cut short"),
        ("a.pdf", PDF.replace(b"/Root", b"/Encrypt 5 0 R /Root"), "password"),
        ("a.txt", b"MZ\x90\x00\x03", "not what its name says"),
        ("a.txt", b"<!DOCTYPE html><script>alert(1)</script>", "a web page"),
        ("a.csv", b" <svg onload=alert(1)>", "a web page"),
        ("a.csv", b"{\\rtf1 hello}", "rich text"),
        ("a.png", PNG[:-8], "damaged"),
        ("a.png", PNG[:16] + b"\x7f\xff\xff\xff" * 2 + PNG[24:], "too many points"),
    ],
)
def test_what_may_not_be_kept_is_refused_in_words(name: str, content: bytes, told: str) -> None:
    assert told in refusal(name, content)


def locked_entries(content: bytes) -> bytes:
    """The same archive, each entry marked as encrypted in both of its headers."""
    marked = bytearray(content)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = marked.find(sign)
        while start >= 0:
            marked[start + at] |= 1
            start = marked.find(sign, start + 4)
    return bytes(marked)


def test_a_package_with_locked_entries_is_refused() -> None:
    assert "password" in refusal("a.docx", locked_entries(office("docx")))


def test_the_workbook_behind_a_chart_is_let_through() -> None:
    content = office("pptx", {"ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": office("xlsx")})
    assert look_into(upload("a.pptx", content)).kind.ending == "pptx"


def test_text_as_old_programs_write_it_is_let_through() -> None:
    for content in ("Café – done".encode("cp1252"), "Café\tdone".encode("utf-16")):
        assert look_into(upload("a.txt", content)).size == len(content)


def test_a_file_a_little_over_the_limit_is_not_said_to_be_at_it() -> None:
    file = SimpleUploadedFile("a.pdf", b"%PDF-")
    file.size = 10 * MB + 1
    with pytest.raises(Refused, match="is just over 10 MB; a file may be 10 MB at most"):
        look_into(file)


def test_a_file_over_the_limit_is_refused_unread() -> None:
    file = SimpleUploadedFile("a.pdf", b"%PDF-")
    file.size = 14 * MB
    with pytest.raises(Refused, match=r"is 14 MB; a file may be 10 MB at most. Save it smaller, or give a link"):
        look_into(file)


def test_what_a_scanner_finds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "SCANNERS", [lambda content: "a virus" if b"EICAR" in content else ""])
    assert "was found to hold a virus" in refusal("a.txt", b"X5O EICAR")
    assert look_into(upload("a.txt", b"harmless"))


@given(some.text(max_size=400))
def test_a_shown_name_is_short_and_has_nothing_invisible_or_of_a_path(given_name: str) -> None:
    name = clean_name(given_name)
    assert 0 < len(name) <= 200
    assert not set("/\\\n\r\x00\u202e") & set(name)


def test_a_long_name_keeps_its_ending() -> None:
    assert clean_name("x" * 300 + ".docx").endswith("….docx")
    assert clean_name("C:\\Users\\me\\a\u202efdp.exe") == "afdp.exe"


@hypothesis_settings(max_examples=400, deadline=None)
@given(ending=some.sampled_from(sorted(GOOD)), seed=some.integers(0, 2**32))
def test_a_spoilt_file_is_kept_or_refused_and_never_breaks_anything(ending: str, seed: int) -> None:
    chance = random.Random(seed)
    whole = bytearray(office(ending, {"a/b.xml": b"<x>" * 50}) if ending in MAIN else GOOD[ending])
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(whole))
        match chance.randrange(4):
            case 0:
                whole[at] = chance.randrange(256)
            case 1:
                del whole[at : at + chance.randint(1, 20)]
            case 2:
                whole[at:at] = chance.randbytes(chance.randint(1, 8))
            case _:
                whole[at : at + 4] = b"\xff\xff\xff\xff"
        whole = whole or bytearray(b"x")
    with suppress(Refused):  # anything else breaks the test, as it would break the page
        assert look_into(upload(f"a.{ending}", bytes(whole))).size == len(whole)


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx", "csv", "txt", "png"])
def test_ten_megabytes_are_decided_on_within_two_seconds_and_little_memory(ending: str) -> None:
    content = heavy(ending)
    assert len(content) <= 10 * MB
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    look_into(upload(f"a.{ending}", content))
    assert time.process_time() - start < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def heavy(ending: str) -> bytes:
    """As much work as a file of at most 10 MB can make without being refused."""
    noise = random.Random(1).randbytes(MB)
    if ending in MAIN:
        sheet = (noise[:20_000] + bytes(980_000)) * 135
        return office(ending, {"a/big.xml": sheet, "b/noise.bin": noise * 3})
    if ending == "pdf":
        return PDF[:9] + b"/Encrypt " * (9 * MB // 9) + PDF[9:]
    if ending == "png":
        return PNG[:-12] + noise * 9 + PNG[-12:]
    return "naïve café, ".encode("cp1252") * (9 * MB // 12)


def test_an_upload_beyond_the_limit_is_counted_and_dropped() -> None:
    handler, piece = BoundedUpload(), bytes(MB)
    handler.new_file("files", "a.pdf", "application/pdf", None)
    for _ in range(12):
        handler.receive_data_chunk(piece, 0)
    assert handler.file.tell() <= settings.LARGEST_FILE
    stand_in = handler.file_complete(12 * MB)
    assert stand_in is not None
    assert (stand_in.name, stand_in.size, stand_in.read()) == ("a.pdf", 12 * MB, b"")
    assert handler.file.closed
    handler.new_file("files", "b.pdf", "application/pdf", None)
    handler.receive_data_chunk(piece, 0)
    kept = handler.file_complete(MB)
    assert kept is not None
    with kept:
        assert kept.read() == piece


def test_a_package_that_lies_about_its_sizes_is_refused() -> None:
    content = office("docx", {"word/styles.xml": b"0123456789" * 3000})
    lying = bytearray(content)
    start = lying.rfind(b"PK\x01\x02")
    lying[start + 24 : start + 28] = (10).to_bytes(4, "little")
    with zipfile.ZipFile(io.BytesIO(bytes(lying))) as archive:
        assert archive.infolist()[-1].file_size == 10
    assert "damaged" in refusal("a.docx", bytes(lying))
