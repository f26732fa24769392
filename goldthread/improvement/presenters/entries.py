"""How what was entered for an agency is told, and where the agency confirms it."""

from __future__ import annotations

from goldthread.improvement.choices import RESPONSE_ANSWER
from goldthread.improvement.models import Action, Evidence, ProgressNote, Response
from goldthread.improvement.presenters.addresses import confirm_href, href, served_href
from goldthread.improvement.presenters.rights import Rights
from goldthread.partnership.models import Board
from goldthread.ui.content import Content, Link, Several, day

Entry = Action | Evidence | ProgressNote | Response
IF_WRONG = {
    "note": "If it is wrong, add a note that says what is right, and do not confirm.",
    "response": "If it is wrong, change the response, and do not confirm.",
}


def said(entry: Entry) -> str:
    """What was entered, in words."""
    if not isinstance(entry, Response):
        return entry.text
    return ". ".join(part for part in (RESPONSE_ANSWER.text(entry.answer), entry.reason) if part)


def subject(entry: Entry) -> Link:
    """The way back to what an entry is about."""
    if isinstance(entry, Response):
        return Link("Back to the recommendation", served_href(entry.board, entry.recommendation))
    return Link("Back to the action", href(entry if isinstance(entry, Action) else entry.action))


def entered(record: Entry) -> str:
    """“Entered for Police from an e-mail of 3 May; not confirmed yet”."""
    source = f" from {record.entered_from}" if record.entered_from else ""
    standing = f"confirmed on {day(record.confirmed_at)}" if record.confirmed_at else "not confirmed yet"
    return f"Entered for {record.entered_for}{source}; {standing}"


def confirm_link(board: Board, kind: str, record: Evidence | ProgressNote, rights: Rights) -> Content:
    """How an entry came, with the link to confirm it for those who may."""
    if record.awaits_confirmation and rights.confirms(record.entered_for_id):
        return Several((entered(record), Link("Confirm", confirm_href(board, kind, record.public_id))))
    return entered(record)
