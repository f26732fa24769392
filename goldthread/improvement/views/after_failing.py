"""What comes next after a test that showed no difference; and that an action is no longer embedded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from goldthread.foundation.access import Verb, require
from goldthread.improvement import queries, services
from goldthread.improvement.forms.decisions import ReasonForm
from goldthread.improvement.forms.impact import MeetingNextForm, NextForm
from goldthread.improvement.models import ImpactTest
from goldthread.improvement.permissions import ACCEPT_CLOSURE, RECORD_DECISIONS
from goldthread.improvement.presenters import impact
from goldthread.improvement.presenters.addresses import href, tested_href, tested_thing
from goldthread.improvement.views.found import acted_on, back
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.forms import Form
from goldthread.ui.pages import form_page


def decide_next(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """The chair decides what comes next."""
    return _decide(request, _test(request, public_id, ACCEPT_CLOSURE), NextForm, {})


def record_next(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """What a meeting decided comes next."""
    options = {"actor": request.actor, "board": request.board}
    return _decide(request, _test(request, public_id, RECORD_DECISIONS), MeetingNextForm, options)


def unembed(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Say that the difference an action made did not last."""
    action = acted_on(request, public_id, ACCEPT_CLOSURE)
    return form_page(
        request,
        ReasonForm,
        title=f"{action.reference} is no longer embedded",
        submit="Record that it is no longer embedded",
        lead=f"{action.text} It stays closed; a later test showed that the difference did not last.",
        initial={"version": action.version},
        form_kwargs={"ask": "What the later test showed"},
        back=back(action),
        save=lambda data, version: href(
            services.unembed_action(public_id=public_id, version=version, by=request.actor, **data)
        ),
    )


def _test(request: BoardRequest, public_id: UUID, verb: Verb) -> ImpactTest:
    rows = ImpactTest.objects.filter(queries.seen_targets(request.actor))
    rows = rows.select_related("recommendation__board", "action__board")
    test: ImpactTest = rows.seen_by(request.actor, public_id, board=request.board)
    require(request.actor, verb, on=test)
    return test


def _decide(
    request: BoardRequest, test: ImpactTest, form_class: type[Form], options: Mapping[str, Any]
) -> HttpResponse:
    address = tested_href(request.board, test)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.decide_next(public_id=test.public_id, version=version, by=request.actor, **data)
        return address

    return form_page(
        request,
        form_class,
        title=f"What comes next for {tested_thing(test)}?",
        lead=test.question,
        submit="Record the decision",
        initial={"version": test.version},
        form_kwargs=options,
        back=Link("Back", address),
        save=save,
        template="improvement/came_back.html",
        found=impact.found(test),
    )
