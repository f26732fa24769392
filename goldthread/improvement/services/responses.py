"""What each addressed agency says to a recommendation: one response, which it may change; the trail keeps each."""

from __future__ import annotations

from uuid import UUID

from goldthread.findings.models import Addressee
from goldthread.foundation.access import Actor, require
from goldthread.foundation.errors import Stale
from goldthread.foundation.writes import service
from goldthread.improvement.domain.entries import enter_for
from goldthread.improvement.domain.responses import NOT_ASKED, check_entered, check_reason
from goldthread.improvement.models import Response
from goldthread.improvement.permissions import ANSWER_ACTIONS
from goldthread.kernel.refusals import Refused


@service("improvement.responded")
def respond(
    *, addressee: UUID, version: int | None, answer: str, by: Actor, reason: str = "", entered_from: str = ""
) -> Response:
    """Accept a recommendation, accept it in part, or not: for the agency it is addressed to, or entered for it.

    Raises Refused before it is signed off, without a reason where one is owed, and for whoever enters it for another
    agency without saying from what; Stale where the agency has responded since the page was opened.
    """
    asked: Addressee = Addressee.objects.for_update(by, addressee)
    require(by, ANSWER_ACTIONS, board=asked.board_id, agency=asked.agency_id)
    if asked.recommendation.signed_off_at is None:
        raise Refused(NOT_ASKED)
    check_reason(answer, reason)
    for_another = asked.agency_id not in by.agencies(asked.board_id) and not by.is_system
    check_entered(for_another=for_another, entered_from=entered_from)
    response = _standing(asked, version, by)
    response.answer, response.reason, response.responded_by_id = answer, reason.strip(), by.person
    response.entered_for_id, response.entered_from = None, ""
    response.confirmed_at = response.confirmed_by = None
    if for_another:
        enter_for(response, asked.agency_id, entered_from)
    response.save()
    return response


def _standing(asked: Addressee, version: int | None, by: Actor) -> Response:
    """The agency's response to change, or a new one. A form opened before there was one is stale."""
    same = {"recommendation": asked.recommendation_id, "agency": asked.agency_id}
    held = Response.objects.visible_to(by).filter(**same).first()
    if held is None:
        return Response(board=asked.board, recommendation=asked.recommendation, agency=asked.agency)
    if version is None:
        raise Stale(held)
    found: Response = Response.objects.for_update(by, held.pk, version=version)
    return found
