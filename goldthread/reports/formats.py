"""The formats a report can be taken away in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from goldthread.documents import html, markdown
from goldthread.documents.model import Document
from goldthread.kernel.refusals import Refused

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Format:
    """A format: its ending, what a link calls it, its media type, and how a document becomes it."""

    ending: str
    name: str
    media_type: str
    render: Callable[[Document], bytes]


def fonts() -> tuple[Path, ...]:
    """The folder with the typeface reports are set in, where set-up has put it."""
    folder = Path(settings.BUILT) / "fonts"
    return (folder,) if folder.is_dir() else ()


def _pdf(document: Document) -> bytes:
    from goldthread.documents import pdf

    return pdf.render(document, font_paths=fonts())


def _word(document: Document) -> bytes:
    from goldthread.documents import word

    return word.render(document, font_paths=fonts())


FORMATS = {
    each.ending: each
    for each in (
        Format("html", "HTML", "text/html; charset=utf-8", lambda d: html.standalone(d).encode()),
        Format("docx", "Word", WORD_TYPE, _word),
        Format("pdf", "PDF", "application/pdf", _pdf),
        Format("md", "Markdown", "text/markdown; charset=utf-8", lambda d: markdown.render(d).encode()),
    )
}


def kind_of(ending: str) -> Format:
    """The format of that ending. Raises Refused with those there are."""
    try:
        return FORMATS[ending.lower()]
    except KeyError:
        raise Refused(f"“{ending}” is not a format. Give one of: {', '.join(FORMATS)}.", field="format") from None
