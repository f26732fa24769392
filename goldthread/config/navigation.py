"""The frame of every page: service navigation from what the actor may see, and the boards they may switch to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from goldthread.audits.permissions import SEE_AUDITS
from goldthread.findings.permissions import SEE_FINDINGS
from goldthread.foundation.access import Actor, Verb
from goldthread.foundation.outbox.permissions import SEE_MESSAGES
from goldthread.improvement.permissions import SEE_ACTIONS
from goldthread.meetings.permissions import SEE_MEETINGS
from goldthread.partnership.models import Board
from goldthread.partnership.permissions import MANAGE_INSTALLATION, SEE_PARTNERSHIP
from goldthread.partnership.presenters.words import board_word
from goldthread.programme.permissions import SEE_PROGRAMME
from goldthread.reports.permissions import SEE_REPORTS
from goldthread.reviews.permissions import SEE_REVIEWS
from goldthread.ui.shell import NavItem, Shell, ShellBoard

ENTRIES: list[tuple[str, str, Verb | None]] = [
    ("Home", "home:board", None),
    ("Year", "programme:year", SEE_PROGRAMME),
    ("Audits", "audits:index", SEE_AUDITS),
    ("Reviews", "reviews:index", SEE_REVIEWS),
    ("Findings", "findings:index", SEE_FINDINGS),
    ("Plan", "improvement:index", SEE_ACTIONS),
    ("Meetings", "meetings:index", SEE_MEETINGS),
    ("Reports", "reports:index", SEE_REPORTS),
    ("Messages", "home:messages", SEE_MESSAGES),
    ("Partnership", "partnership:show", SEE_PARTNERSHIP),
]
MESSAGES = {"messages", "message", "release_message", "discard_message", "try_message_again"}
RENAMED = {"audits:index": "case_audit", "partnership:show": "board"}
INVENTED = "Everything here is invented: people, agencies and figures."


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the shell of the page."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or not actor.is_signed_in:
        return {"shell": Shell(sign_in_href=reverse("partnership:sign_in"))}
    board: Board | None = getattr(request, "board", None)
    known = getattr(request, "boards", None)  # read already wherever the address names a board
    boards = [_board(row) for row in (Board.objects.visible_to(actor) if known is None else known.values())]
    return {
        "shell": Shell(
            board=_board(board) if board else None,
            boards=boards,
            navigation=[*(_navigation(request, actor, board) if board else []), *_installation(request, actor)],
            person_name=actor.name,
            person_href=reverse("partnership:account"),
            sign_out_href=reverse("partnership:sign_out"),
            terms=board.terms if board else {},
            banner=INVENTED if board and board.is_invented else "",
        )
    }


def _board(board: Board) -> ShellBoard:
    slug = board.short_name.lower()
    return ShellBoard(
        name=board.name,
        short_name=board.short_name,
        href=reverse("home:board", args=[slug]),
        accent_href=reverse("partnership:accent", kwargs={"board": slug, "version": board.version}),
        logo_href=reverse("partnership:logo", args=[slug, board.logo_mark]) if board.logo_mark else "",
        invented=board.is_invented,
    )


def _navigation(request: HttpRequest, actor: Actor, board: Board) -> list[NavItem]:
    here, slug = _here(request), board.short_name.lower()
    return [
        NavItem(_words(board, name, text), reverse(name, args=[slug]), here in (name, name.partition(":")[0]))
        for text, name, verb in ENTRIES
        if verb is None or actor.holds(verb, board=board.pk)
    ]


def _here(request: HttpRequest) -> str:
    """The room one is in. Messages and what needs me are pages of one room, and two entries."""
    match = request.resolver_match
    if match is None:
        return ""
    if match.namespace != "home":
        return match.namespace
    return "home:messages" if match.url_name in MESSAGES else "home:board"


def _installation(request: HttpRequest, actor: Actor) -> list[NavItem]:
    """The way to what belongs to no board, for who looks after it."""
    if not actor.holds(MANAGE_INSTALLATION):
        return []
    entries = (("All boards", reverse("partnership:boards")), ("Accounts", reverse("partnership:accounts")))
    return [NavItem(text, href, request.path.startswith(href)) for text, href in entries]


def _words(board: Board, name: str, text: str) -> str:
    """The menu's word, or the board's own where it has renamed what stands behind it."""
    key = RENAMED.get(name)
    return board_word(board, key, many=key != "board") if key and board.terms.get(key) else text
