"""Signing off for the board."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from goldthread.findings import queries, services
from goldthread.findings.models import Finding, Recommendation
from goldthread.findings.presenters import finding_href, recommendation_href
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.pages import confirm_page

CONSEQUENCES = (
    "Everyone who may read what the board has agreed will see it.",
    "A later change of the wording withdraws the sign-off.",
)


def finding(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Accept a finding."""
    rows = queries.findings_of(request.actor, request.board.pk)
    found: Finding = rows.seen_by(request.actor, public_id)  # type: ignore[attr-defined]
    return confirm_page(
        request,
        title=f"Sign off finding {found.reference}",
        submit="Sign it off",
        lead=found.text,
        consequences=CONSEQUENCES,
        initial={"version": found.version},
        back=Link("Back to the finding", finding_href(found)),
        save=lambda data, version: finding_href(
            services.sign_off_finding(public_id=public_id, version=version, by=request.actor)
        ),
    )


def recommendation(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Accept a recommendation."""
    rows = queries.recommendations_of(request.actor, request.board.pk)
    found: Recommendation = rows.seen_by(request.actor, public_id)  # type: ignore[attr-defined]
    return confirm_page(
        request,
        title=f"Sign off recommendation {found.reference}",
        submit="Sign it off",
        lead=found.text,
        consequences=CONSEQUENCES,
        initial={"version": found.version},
        back=Link("Back to the recommendation", recommendation_href(found)),
        save=lambda data, version: recommendation_href(
            services.sign_off_recommendation(public_id=public_id, version=version, by=request.actor)
        ),
    )
