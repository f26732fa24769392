"""The list of audits."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from goldthread.audits import presenters, queries
from goldthread.audits.choices import AUDIT_KIND, AUDIT_STATE
from goldthread.audits.domain.states import COMPLETED
from goldthread.audits.permissions import MANAGE_AUDITS
from goldthread.partnership.presenters.words import board_word
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page

FILTERS = (
    Filter("state", "State", AUDIT_STATE.choices(), lambda rows, value: rows.filter(state=value)),
    Filter("kind", "Kind", AUDIT_KIND.choices(), lambda rows, value: rows.filter(kind=value)),
)


def index(request: BoardRequest) -> HttpResponse:
    """Every audit of the board, opening with the cases and people reviewed."""
    board, actor = request.board, request.actor
    rows = queries.audits_of(actor, board.pk).select_related("board")
    held = list(rows.filter(state__in=sorted(COMPLETED)).order_by("-held")[:8])[::-1]
    may_plan = actor.holds(MANAGE_AUDITS, board=board.pk)
    plan = Button("Plan an audit", reverse("audits:new", args=[board.short_name.lower()])) if may_plan else None
    named = board_word(board, "case_audit", many=True)
    return list_page(
        request,
        Listing(
            caption=named,
            rows=rows,
            columns=presenters.columns(board),
            filters=FILTERS,
            search=("theme", "reference"),
            default_sort="-planned",
            file_name="case-audits",
        ),
        title=named,
        question="What have we looked at, and what is next?",
        picture=presenters.cases_and_people(board, held) if held else None,
        button=plan,
        others=presenters.beside_the_list(board),
        empty=Empty("No audits yet", "An audit looks at a theme through a few cases. Plan the first.", plan),
    )
