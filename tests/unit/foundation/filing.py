"""Files to upload, made up in memory: good ones of every kind, and what people who mean harm would send."""

import io
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile

TYPES = "[Content_Types].xml"
MAIN = {
    "docx": ("wordprocessingml.document", "word/document.xml"),
    "xlsx": ("spreadsheetml.sheet", "xl/workbook.xml"),
    "pptx": ("presentationml.presentation", "ppt/presentation.xml"),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"
    + zlib.crc32(b"IHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00").to_bytes(4, "big")
    + b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def office(ending: str, more: dict[str, bytes] | None = None) -> bytes:
    """A document of Office as it declares itself, with further parts."""
    declared, part = MAIN[ending]
    types = (
        f"<Types><Override ContentType='application/vnd.openxmlformats-officedocument.{declared}.main+xml'/></Types>"
    )
    return packed({TYPES: types.encode(), part: b"<document/>", **(more or {})})


def opened(ending: str, more: dict[str, bytes] | None = None) -> bytes:
    """An OpenDocument file."""
    kind = {"odt": "text", "ods": "spreadsheet"}[ending]
    declared = f"application/vnd.oasis.opendocument.{kind}".encode()
    return packed({"mimetype": declared, "content.xml": b"<office/>", **(more or {})})


GOOD = {
    "pdf": PDF,
    **{ending: office(ending) for ending in MAIN},
    **{ending: opened(ending) for ending in ("odt", "ods")},
    "csv": "Agency,Done\nPolice,Yes – all\n".encode(),
    "txt": "What was done: briefings held in March\n".encode("utf-8-sig"),
    "png": PNG,
    "jpg": JPG,
    "jpeg": JPG,
}


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)
