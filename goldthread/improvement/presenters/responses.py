"""What the agencies asked have said to a recommendation, and who still owes an answer."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from goldthread.findings.models import Recommendation
from goldthread.improvement.choices import RESPONSE_ANSWER, ResponseAnswer
from goldthread.improvement.models import Response
from goldthread.improvement.presenters.addresses import confirm_href, propose_href, respond_href, slug
from goldthread.improvement.presenters.entries import entered
from goldthread.improvement.presenters.impact import Told
from goldthread.improvement.queries.responses import Asked, AskedAll
from goldthread.partnership.models import Board
from goldthread.ui.content import Content, Gap, Link, Several, day
from goldthread.ui.parts import Empty

SAID = {
    ResponseAnswer.ACCEPT: ("accepts", "accept"),
    ResponseAnswer.IN_PART: ("accepts in part", "accept in part"),
    ResponseAnswer.NOT_ACCEPT: ("does not accept", "do not accept"),
}
NOBODY = Empty("No agency is addressed", "Address it to an agency, so that someone answers for it.")


def responses_table(
    asked: AskedAll, recommendation: Recommendation, board: Board, *, may_enter: bool, own: frozenset[UUID]
) -> Told:
    """A row for each agency: its answer and reason, its own actions, or the gap with who owes it.

    `may_enter` is true for whoever may enter it for any agency; `own` are the agencies the reader answers for.
    """
    rows = [_row(one, recommendation, board, may_enter=may_enter, own=own) for one in asked.agencies]
    headings = ["Agency", "Response", "Its own actions", "Respond"]
    return Told("Responses", headings, rows, NOBODY, said=sentence(asked, recommendation))


def sentence(asked: AskedAll, recommendation: Recommendation) -> str:
    """“3 of 4 agencies have responded. Police accepts in part.” Only the second part where not all is seen."""
    if recommendation.signed_off_at is None:
        return "The agencies are asked once it is signed off." if asked.agencies else ""
    held = [one.response for one in asked.agencies if one.response is not None]
    told = [f"{response.agency} {SAID[ResponseAnswer(response.answer)][0]}" for response in held if not_whole(response)]
    parts = [counted(len(held), len(asked.agencies))] if asked.sees_all and asked.agencies else []
    if told:
        parts.append("; ".join(told))
    return "".join(f"{part}. " for part in parts).strip()


def counted(held: int, total: int) -> str:
    """“3 of 4 agencies have responded”, “The one agency asked has responded”."""
    if total == 1:
        return "The one agency asked has responded" if held else "The one agency asked has not responded"
    if held == total:
        return f"{'Both' if total == 2 else f'All {total}'} agencies have responded"
    return f"{held or 'None'} of {total} agencies {'has' if held == 1 else 'have'} responded"


def not_whole(response: Response) -> bool:
    """Whether it accepts less than the whole."""
    return response.answer != ResponseAnswer.ACCEPT


def no_response(recommendation: Recommendation) -> str:
    """The gap in the place of a response."""
    if recommendation.signed_off_at is None:
        return "Not asked yet"
    return f"No response yet, asked on {day(recommendation.signed_off_at)}"


def answered(response: Response) -> Content:
    """The answer, since when, with its reason; and how it came, where it was entered for the agency."""
    items: list[Content] = [RESPONSE_ANSWER.tag(response.answer), f"Since {day(response.changed_at)}"]
    items += [response.reason] if response.reason else []
    items += [entered(response)] if response.entered_for_id else []
    return Several(tuple(items))


def _row(
    one: Asked, recommendation: Recommendation, board: Board, *, may_enter: bool, own: frozenset[UUID]
) -> list[Content]:
    if one.response is not None:
        said = answered(one.response)
    else:
        gap, owed = Gap(no_response(recommendation)), ", ".join(one.owed_by)
        said = Several((gap, f"Owed by {owed}")) if owed and recommendation.signed_off_at else gap
    count = f"{one.actions} action{'' if one.actions == 1 else 's'}"
    address = f"{reverse('improvement:index', args=[slug(board)])}?agency={one.agency.pk}"
    actions: Content = Link(count, address) if one.actions else Gap("No action of its own")
    return [str(one.agency), said, actions, _respond(one, recommendation, board, may_enter=may_enter, own=own)]


def _respond(
    one: Asked, recommendation: Recommendation, board: Board, *, may_enter: bool, own: frozenset[UUID]
) -> Content:
    is_own = one.agency.pk in own
    if one.addressee is None or recommendation.signed_off_at is None or not (may_enter or is_own):
        return ""
    links: list[Content] = []
    if one.response is not None and one.response.awaits_confirmation and is_own:
        links.append(Link("Confirm", confirm_href(board, "response", one.response.public_id)))
    text = "Change the response" if one.response else "Respond" if is_own else f"Enter it for {one.agency}"
    if is_own and one.response is not None and one.response.answer != ResponseAnswer.NOT_ACCEPT:
        links.append(Link("Add our action", propose_href(board, recommendation)))
    links.append(Link(text, respond_href(board, one.addressee)))
    return Several(tuple(links))
