"""The plan as it is narrowed, as a Word document or a PDF, lying across and ready for a meeting."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone

from goldthread.foundation import trail
from goldthread.improvement.presenters.addresses import at, slug
from goldthread.improvement.presenters.paper import Paper
from goldthread.improvement.presenters.paper import document as paper_document
from goldthread.improvement.views.seeing import see_plan
from goldthread.partnership.models import BoardLogo
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.list_query import ListQuery, narrowed
from goldthread.ui.lists import chips

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST = 500  # actions: more than this is a spreadsheet, not a paper
TOO_MANY = (
    "This would be a document of {count:,} actions; a paper holds at most {most}. "
    "Choose filters first, or export the plan to Excel."
)


def document(request: BoardRequest) -> HttpResponse:
    """Every action that matches, by the filters of the plan. The trail keeps who took it."""
    seen, today = see_plan(request), timezone.localdate()
    query = ListQuery.read(seen.listing, request.GET.dict())
    rows = list(narrowed(seen.listing, query)[: MOST + 1])
    if len(rows) > MOST:
        count = narrowed(seen.listing, query).count()
        messages.error(request, TOO_MANY.format(count=count, most=MOST))
        return HttpResponseRedirect(at(request.board, "index") + query.address())
    if seen.listing.gather:
        seen.listing.gather(rows)
    words = [chip.text for chip in chips(seen.listing, query)]
    made = Paper("Composite plan", request.board.name, today, words, seen.settings)
    drawn = paper_document(made, seen.listing.columns, rows)
    ending = "pdf" if request.GET.get("as") == "pdf" else "docx"
    detail = {"format": ending, "rows": len(rows), "narrowed by": sorted(query.chosen)}
    trail.happened(kind="plan.downloaded", by=request.actor, board=request.board.pk, detail=detail)
    if ending == "pdf":
        from goldthread.documents import pdf

        return _file(request, pdf.render(drawn, font_paths=_fonts()), "application/pdf", ending)
    from goldthread.documents import word

    return _file(request, word.render(drawn, font_paths=_fonts(), logo=_logo(request)), WORD_TYPE, ending)


def _file(request: BoardRequest, body: bytes, kind: str, ending: str) -> HttpResponse:
    name = f"{slug(request.board)}-plan-{timezone.localdate().isoformat()}.{ending}"
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _logo(request: BoardRequest) -> bytes | None:
    if not request.board.logo_mark:
        return None
    kept = BoardLogo.objects.visible_to(request.actor).filter(board=request.board).first()
    return bytes(kept.picture) if kept else None


def _fonts() -> tuple[Path, ...]:
    folder = Path(settings.BUILT) / "fonts"
    return (folder,) if folder.is_dir() else ()
