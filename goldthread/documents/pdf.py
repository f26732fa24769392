"""A document as a tagged PDF: PDF/UA-1, and PDF/A-2a for keeping."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import typst

from goldthread.documents import appendix
from goldthread.documents.characters import drawable
from goldthread.documents.freezing import to_json
from goldthread.documents.model import Document, facts_of

TEMPLATE = Path(__file__).parent / "typst" / "report.typ"
STANDARDS: list[Any] = ["a-2a", "ua-1"]


def render(document: Document, *, font_paths: tuple[Path, ...] = ()) -> bytes:
    """The document as PDF bytes; the same document gives the same bytes.

    `font_paths` are folders with Source Sans 3; without it the serif typeface built into the typesetter is used. The
    typesetter refuses what is not accessible (a chart without a description, a skipped heading level), so a document
    that cannot be read by everyone is an error here, raised as `typst.TypstError`.
    """
    data = json.dumps(_drawn(payload(document)))
    moment = dt.datetime.combine(document.issued_on or document.as_of, dt.time(), dt.UTC)
    return typst.compile(
        str(TEMPLATE),
        font_paths=[str(path) for path in font_paths],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards=STANDARDS,
        timestamp=int(moment.timestamp()),
    )


def payload(document: Document) -> dict[str, Any]:
    """What the typesetting template reads: the frozen form, with what it would otherwise have to work out."""
    stored = to_json(document)
    for key, fact in facts_of(document).items():
        stored["facts"][key]["printed"] = fact.printed
    date = document.issued_on or document.as_of
    stored |= {
        "date": {"year": date.year, "month": date.month, "day": date.day},
        "standing": appendix.standing(document),
        "is_paper": document.is_paper,
        "version_line": document.running_title,
        "footer": f"{document.body_name}, {document.period}",
        "appendix_title": appendix.TITLE,
        "appendix_note": appendix.note(document),
        "appendix_columns": list(appendix.COLUMNS),
        "entries": [_entry(entry) for entry in appendix.entries(document)],
    }
    return stored


def _entry(entry: appendix.Entry) -> dict[str, str]:
    return {
        "key": entry.fact.key,
        "section": entry.section,
        "printed": entry.printed,
        "sources": entry.sources,
    }


def _drawn(value: Any) -> Any:
    match value:
        case str():
            return drawable(value)
        case list():
            return [_drawn(each) for each in value]
        case dict():
            return {key: _drawn(each) for key, each in value.items()}
    return value
