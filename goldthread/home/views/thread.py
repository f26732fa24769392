"""What became of a finding."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from goldthread.home.presenters import thread as presenter
from goldthread.home.queries.thread import finding_on, thread_of
from goldthread.improvement.presenters.addresses import served_href
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.records import record_page


def thread(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """The chain from source to report, each node a link and each gap a gap, with one next step."""
    finding = finding_on(request.actor, request.board, public_id)
    followed = thread_of(request.actor, finding)
    picture, fillings = presenter.drawn(followed, request.actor)
    decisions = presenter.decisions_table(followed)
    return record_page(
        request,
        finding,
        title=finding.text,
        caption=f"The thread of {finding.reference}",
        picture=picture,
        buttons=fillings[:1],
        tables=[decisions] if decisions else [],
        back=Link("The finding", served_href(request.board, finding)),
    )
