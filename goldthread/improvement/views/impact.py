"""Impact tests: planned, what they found, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from goldthread.findings.models import Recommendation
from goldthread.foundation.access import require
from goldthread.improvement import queries, services
from goldthread.improvement.choices import ImpactResult
from goldthread.improvement.forms.impact import ImpactResultForm, ImpactTestForm, NoTestForm
from goldthread.improvement.models import Action, ImpactTest
from goldthread.improvement.permissions import WRITE_ACTIONS
from goldthread.improvement.presenters.addresses import tested_href, tested_thing, tested_thing_href
from goldthread.improvement.presenters.impact import no_test_link
from goldthread.improvement.presenters.tests import of_eight
from goldthread.improvement.views.found import acted_on
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.pages import form_page

KEPT = ("tested", "evidence", "measured", "version")


def plan_impact(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Plan how it will be known whether a recommendation made a difference."""
    return _plan(request, _recommendation(request, public_id))


def plan_of_action(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Plan how it will be known whether a priority action made a difference."""
    return _plan(request, acted_on(request, public_id, WRITE_ACTIONS))


def no_test(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Say why there will be no test of a recommendation."""
    return _explain(request, _recommendation(request, public_id))


def no_test_of_action(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Say why there will be no test of a priority action."""
    return _explain(request, acted_on(request, public_id, WRITE_ACTIONS))


def record_impact(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Record what a test found."""
    rows = ImpactTest.objects.filter(queries.seen_targets(request.actor))
    rows = rows.select_related("recommendation__board", "action__board")
    test: ImpactTest = rows.seen_by(request.actor, public_id, board=request.board)
    require(request.actor, WRITE_ACTIONS, on=test)
    address = tested_href(request.board, test)
    result = "" if test.result == ImpactResult.NOT_YET else test.result

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.record_impact_result(public_id=public_id, version=version, by=request.actor, **data)
        return address

    return form_page(
        request,
        ImpactResultForm,
        title=f"What did the test of {tested_thing(test)} find?",
        lead=test.question,
        submit="Record the result",
        initial={"result": result, "strength": test.strength, **{name: getattr(test, name) for name in KEPT}},
        form_kwargs={"kind": test.kind},
        back=Link("Back", address),
        save=save,
    )


def _plan(request: BoardRequest, thing: Recommendation | Action) -> HttpResponse:
    address, year = tested_thing_href(request.board, thing), FinancialYear.of(timezone.localdate())

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.plan_impact_test(**_of(thing), by=request.actor, **data)
        return address

    return form_page(
        request,
        ImpactTestForm,
        title=f"Plan an impact test of {thing}",
        lead=thing.text,
        submit="Plan the test",
        back=Link("Back", address),
        save=save,
        template="improvement/plan_test.html",
        of_eight=of_eight(queries.planned_in(request.actor, request.board.pk, year), year),
        no_test=no_test_link(request.board, thing, queries.reason_for_none(request.actor, thing)),
    )


def _explain(request: BoardRequest, thing: Recommendation | Action) -> HttpResponse:
    held = queries.reason_for_none(request.actor, thing)
    address = tested_thing_href(request.board, thing)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.explain_no_test(**_of(thing), version=version, by=request.actor, **data)
        return address

    return form_page(
        request,
        NoTestForm,
        title=f"Why will there be no impact test of {thing}?",
        lead=thing.text,
        submit="Save the reason",
        initial={"reason": held.reason, "version": held.version} if held else {},
        back=Link("Back", address),
        save=save,
    )


def _recommendation(request: BoardRequest, public_id: UUID) -> Recommendation:
    rows = Recommendation.objects.select_related("board")
    found: Recommendation = rows.seen_by(request.actor, public_id, board=request.board)
    return found


def _of(thing: Recommendation | Action) -> dict[str, Any]:
    return {"action" if isinstance(thing, Action) else "recommendation": thing.pk}
