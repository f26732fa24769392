"""What a file's bytes say it is, and what may not be inside. Plain functions of a name and bytes; nothing is parsed."""

from __future__ import annotations

import re
import struct

from goldthread.foundation.files import archives
from goldthread.foundation.files.kinds import KINDS, PACKAGES, TEXTS, Kind
from goldthread.kernel.refusals import Refused

LIMITS = archives.Limits(entries=5_000, expanded=150 * 1024 * 1024, ratio=100)
STARTS = {
    b"%PDF-": "pdf",
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "ole",
    b"{\\rtf": "a rich text file",
    b"Rar!\x1a\x07": "a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"\x1f\x8b\x08": "a compressed archive",
    b"GIF8": "a GIF picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"\x7fELF": "a program",
}
WEB_PAGE = re.compile(rb"\s*<(?:!doctype html|html|head|body|script|svg|iframe|\?xml)", re.IGNORECASE)
MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
}
OPEN_TYPES = {KINDS[ending].media_type.encode(): ending for ending in ("odt", "ods")}
PROTECTED_STREAMS = [name.encode("utf-16-le") for name in ("EncryptedPackage", "DRMContent", "DRMEncryptedDataSpace")]
MACROS = re.compile(r"(?i)(?:^|/)(?:vbaproject\.bin|vbadata\.xml|macrosheets/|activex/|basic/|scripts/)")
PDF_LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
PDF_END = 2048
MOST_PIXELS = 100_000_000
INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def check_content(name: str, kind: Kind, content: bytes) -> None:
    """Raise Refused where the content is not what the name says, is locked, bursts, or holds what may run."""
    found = _family(content)
    if found == "ole":
        raise _of_older_office(name, kind, content)
    if found == "zip":
        _check_package(name, kind, content)
    elif kind.ending in TEXTS:
        _check_text(name, kind, content, found)
    elif found != kind.ending:
        raise _not_what_it_says(name, kind, _called(found or _web_page(content)))
    elif kind.ending == "pdf":
        _check_pdf(name, content)
    elif kind.ending == "png":
        _check_png(name, content)


def _family(content: bytes) -> str:
    return next((found for start, found in STARTS.items() if content.startswith(start)), "")


def _called(found: str) -> str:
    if found in KINDS:
        return KINDS[found].called
    return found


def _not_what_it_says(name: str, kind: Kind, what: str) -> Refused:
    how = f"Open it in the program it came from and save it anew as {kind.called}"
    is_what = f"it is {what}, not {kind.called}" if what else f"what it holds is not {kind.called}"
    return Refused(f"“{name}” is not what its name says: {is_what}. {how}, or give a link.")


def _protected(name: str) -> Refused:
    said = f"“{name}” is protected by a password or by rights management, so those who decide could not open it."
    return Refused(f"{said} Take the protection off, save it anew, and add that.")


def _damaged(name: str) -> Refused:
    return Refused(
        f"“{name}” is damaged or cut short. Check that it opens on your computer, save it anew, and add that."
    )


def _of_older_office(name: str, kind: Kind, content: bytes) -> Refused:
    """Old Office files and protected new ones share a container."""
    if any(stream in content for stream in PROTECTED_STREAMS):
        return _protected(name)
    if kind.ending in PACKAGES:
        said = f"“{name}” is of an older Office, under a newer name."
        return Refused(f"{said} Open it and save it anew as {kind.called} (.{kind.ending}).")
    return _not_what_it_says(name, kind, "an older Office file")


def _check_package(name: str, kind: Kind, content: bytes) -> None:
    try:
        archives.check_archive(content, LIMITS)
        found, names = _package(content), archives.names_in(content)
    except archives.Bursts:
        raise Refused(f"“{name}” is far larger inside than it should be. Save it anew, or give a link.") from None
    except archives.Locked:
        raise _protected(name) from None
    except archives.Nested:
        said = f"“{name}” holds another archive or a program."
        raise Refused(f"{said} Take it out, and add what is in it one by one.") from None
    except (archives.Broken, *archives.FAULTS):
        raise _damaged(name) from None
    if found != kind.ending:
        raise _not_what_it_says(name, kind, _called(found or "an archive"))
    _check_parts(name, kind, content, names)


def _package(content: bytes) -> str:
    """Which kind of document a zip archive is, by what it declares; nothing where it is only an archive."""
    declared = archives.read_entry(content, "[Content_Types].xml")
    if b"macroEnabled" in declared:
        return "a document with macros"
    found = next((ending for part, ending in MAIN_PARTS.items() if part in declared), "")
    return found or OPEN_TYPES.get(archives.read_entry(content, "mimetype", 200).strip(), "")


def _check_parts(name: str, kind: Kind, content: bytes, names: list[str]) -> None:
    if any(MACROS.search(one) for one in names):
        raise Refused(f"“{name}” holds macros or controls that can run. Save it without them as .{kind.ending}.")
    if b"encryption-data" in archives.read_entry(content, "META-INF/manifest.xml"):
        raise _protected(name)


def _check_text(name: str, kind: Kind, content: bytes, found: str) -> None:
    text = None if found else _decoded(content)
    if text is None or INVISIBLE.search(text):
        raise _not_what_it_says(name, kind, _called(found))
    if web_page := _web_page(content):
        raise _not_what_it_says(name, kind, web_page)


def _web_page(content: bytes) -> str:
    return "a web page" if WEB_PAGE.match(content[:1024].lstrip(b"\xef\xbb\xbf")) else ""


def _decoded(content: bytes) -> str | None:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _check_pdf(name: str, content: bytes) -> None:
    if b"%%EOF" not in content[-PDF_END:]:
        raise _damaged(name)
    if PDF_LOCK.search(content):
        raise _protected(name)


def _check_png(name: str, content: bytes) -> None:
    if content[12:16] != b"IHDR" or b"IEND" not in content[-64:] or len(content) < 33:
        raise _damaged(name)
    width, height = struct.unpack(">II", content[16:24])
    if not 0 < width * height <= MOST_PIXELS:
        raise Refused(f"“{name}” has far too many points to be drawn. Save the picture smaller.")
