"""What an editor adds to a section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.utils import timezone

from goldthread.documents.model import MissingNote, facts_of, walk
from goldthread.foundation.errors import Stale
from goldthread.kernel.refusals import Refused
from goldthread.partnership.requests import BoardRequest
from goldthread.reports import presenters, queries, services
from goldthread.reports.building import Draft, fault_in
from goldthread.reports.domain.outline import BY_KEY
from goldthread.reports.domain.states import ReportState
from goldthread.reports.forms import ProseForm
from goldthread.reports.models import AnnualReport
from goldthread.reports.reading import now_of
from goldthread.reports.views import found
from goldthread.ui.content import Link
from goldthread.ui.pages import form_page

CLASH = "someone else saved this section after you opened it; copy your words, then open the page again"


def write(request: BoardRequest, public_id: UUID, section: str) -> HttpResponse:
    """Write in a section, with the facts that can be inserted beside it. What is typed is saved even with a fault."""
    report = _draft(request, public_id, section)
    prose = queries.prose_of(request.actor, report)
    held = prose.get(section)
    built = now_of(request.actor, report, prose, today=timezone.localdate())

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.write_section(report=public_id, section=section, version=version, by=request.actor, **data)
        fault = fault_in(data["text"], built.facts)
        messages.success(request, "Your words are saved.")
        return presenters.href(report, "prose", section) if fault else presenters.href(report)

    return form_page(
        request,
        ProseForm,
        title=BY_KEY[section].numbered,
        submit="Save",
        initial={"text": held.text if held else "", "version": held.version if held else None},
        form_kwargs={"autosave_url": presenters.href(report, "autosave", section)},
        back=Link("Back to the report", presenters.href(report)),
        save=save,
        template="reports/prose.html",
        fault=built.faults.get(section, ""),
        **_beside(built, section),
    )


def _beside(built: Draft, section: str) -> dict[str, Any]:
    """The gaps the section shows, and the facts to insert: its own first, then all others."""
    own = next(each for each in built.bare.sections if each.key == section)
    keys = [key.removesuffix("_opening") for key in facts_of(replace(built.bare, sections=(own,)))]
    recorded = {key: fact for key, fact in built.facts.items() if not fact.missing}
    ours = [recorded[key] for key in dict.fromkeys(keys) if key in recorded]
    others = [fact for key, fact in recorded.items() if key not in keys]
    return {
        "gaps": [block.text for part in walk([own]) for block in part.blocks if isinstance(block, MissingNote)],
        "facts": presenters.fact_list("Facts of this section", ours),
        "other_facts": presenters.fact_list("Facts of the other sections", others),
    }


def autosave(request: BoardRequest, public_id: UUID, section: str) -> HttpResponse:
    """Save the box as it is typed. Answers in JSON to a script, and by going back to the page to a form."""
    report = _draft(request, public_id, section)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        text = request.POST.get("text", "").replace("\r\n", "\n")
        row = services.write_section(
            report=public_id, section=section, text=text, version=_version(request), by=request.actor
        )
    except Stale:
        return JsonResponse({"message": CLASH}, status=409)
    except Refused as refusal:
        return JsonResponse({"message": refusal.message}, status=422)
    if "application/json" not in request.headers.get("Accept", ""):
        return HttpResponseRedirect(presenters.href(report, "prose", section))
    return JsonResponse({"version": row.version})


def _version(request: BoardRequest) -> int | None:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _draft(request: BoardRequest, public_id: UUID, section: str) -> AnnualReport:
    if section not in BY_KEY:
        raise Http404
    return found.report_in(request, public_id, ReportState.DRAFT)
