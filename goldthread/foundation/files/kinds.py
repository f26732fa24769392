"""The kinds of file that may be kept. Short on purpose: each is one more thing to look into."""

from __future__ import annotations

from dataclasses import dataclass

OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"


@dataclass(frozen=True)
class Kind:
    """A kind of file: the ending it is served under, what people call it, and its media type."""

    ending: str
    called: str
    media_type: str


KINDS = {
    kind.ending: kind
    for kind in (
        Kind("pdf", "a PDF", "application/pdf"),
        Kind("docx", "a Word document", f"{OFFICE}.wordprocessingml.document"),
        Kind("xlsx", "an Excel workbook", f"{OFFICE}.spreadsheetml.sheet"),
        Kind("pptx", "a PowerPoint presentation", f"{OFFICE}.presentationml.presentation"),
        Kind("odt", "an OpenDocument text", f"{OPEN}.text"),
        Kind("ods", "an OpenDocument spreadsheet", f"{OPEN}.spreadsheet"),
        Kind("csv", "a CSV file", "text/csv"),
        Kind("txt", "a text file", "text/plain"),
        Kind("png", "a PNG picture", "image/png"),
        Kind("jpg", "a JPEG picture", "image/jpeg"),
    )
}
ALIASES = {"jpeg": "jpg"}
TEXTS = ("csv", "txt")
PACKAGES = ("docx", "xlsx", "pptx", "odt", "ods")
ALLOWED = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument (.odt, .ods), CSV, text, PNG or JPEG"
ACCEPT = ",".join(f".{ending}" for ending in (*KINDS, *ALIASES))

# What to do with kinds that are not kept but that people have.
INSTEAD = {
    **dict.fromkeys(("doc", "dot", "docm", "dotx", "dotm", "rtf"), "Open it in Word and save it as .docx."),
    **dict.fromkeys(("xls", "xlsm", "xlsb", "xlt", "xltx"), "Open it in Excel and save it as .xlsx."),
    **dict.fromkeys(("ppt", "pps", "ppsx", "pptm"), "Open it in PowerPoint and save it as .pptx."),
    **dict.fromkeys(("msg", "eml"), "Print the e-mail to PDF, without what need not be kept, and add that."),
    **dict.fromkeys(("zip", "7z", "rar", "gz", "tar"), "Take the files out and add them one by one."),
    **dict.fromkeys(("gif", "heic", "tif", "tiff", "bmp", "webp", "svg"), "Save the picture as PNG or JPEG."),
    **dict.fromkeys(("htm", "html", "mht", "mhtml", "url", "one", "pages"), "Print it to PDF and add that."),
}


def kind_of(name: str) -> Kind | None:
    """The kind a file's name says it is, if it is one that is kept."""
    ending = ending_of(name)
    return KINDS.get(ALIASES.get(ending, ending))


def ending_of(name: str) -> str:
    """What stands after the last full stop, in small letters."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""
