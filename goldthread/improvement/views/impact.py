"""Impact tests: planned, and what they found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from goldthread.findings.models import Recommendation
from goldthread.improvement import services
from goldthread.improvement.choices import ImpactResult
from goldthread.improvement.forms.impact import ImpactResultForm, ImpactTestForm
from goldthread.improvement.models import ImpactTest
from goldthread.improvement.presenters.addresses import served_href, tested_href
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.pages import form_page


def plan_impact(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Plan how it will be known whether a recommendation made a difference."""
    tested = Recommendation.objects.select_related("board").seen_by(request.actor, public_id, board=request.board)
    address = served_href(request.board, tested)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.plan_impact_test(recommendation=public_id, by=request.actor, **data)
        return address

    return form_page(
        request,
        ImpactTestForm,
        title=f"Plan an impact test of {tested.reference}",
        lead=tested.text,
        submit="Plan the test",
        back=Link("Back to the recommendation", address),
        save=save,
    )


def record_impact(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Record what a test found."""
    rows = ImpactTest.objects.select_related("recommendation", "action__board")
    test: ImpactTest = rows.seen_by(request.actor, public_id, board=request.board)
    address = tested_href(request.board, test)
    result = "" if test.result == ImpactResult.NOT_YET else test.result

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.record_impact_result(public_id=public_id, version=version, by=request.actor, **data)
        return address

    return form_page(
        request,
        ImpactResultForm,
        title=f"What did the test of {test.recommendation or test.action} find?",
        lead=test.question,
        submit="Record the result",
        initial={"result": result, "tested": test.tested, "evidence": test.evidence, "version": test.version},
        back=Link("Back to the recommendation", address),
        save=save,
    )
