"""A board's own settings, and making a board."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.kernel.refusals import Refused
from goldthread.partnership import directory
from goldthread.partnership.choices import BOARD_WORDS
from goldthread.partnership.domain.contrast import ENOUGH, contrast_with_white
from goldthread.partnership.domain.short_names import check_short_name
from goldthread.partnership.models import Board, BoardLogo, Membership, Person
from goldthread.partnership.permissions import MANAGE_INSTALLATION, MANAGE_PARTNERSHIP


@service("partnership.board_settings_changed")
def change_settings(
    *,
    public_id: UUID,
    version: int | None,
    name: str,
    area: str,
    accent: str,
    terms: Mapping[str, str],
    by: Actor,
) -> Board:
    """Change a board's name, area, colour and the words it uses. `terms` are words by their key in BOARD_WORDS."""
    board = Board.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_PARTNERSHIP, on=board)
    board.name, board.area, board.accent = name.strip(), area.strip(), _readable(accent)
    words = {key: terms.get(key, "").strip() for key in BOARD_WORDS}
    board.terms = {key: word for key, word in words.items() if word}
    board.save()
    return board


@service("partnership.logo_changed")
def change_logo(*, public_id: UUID, picture: bytes | None, kind: str = "", by: Actor) -> Board:
    """Give the board a logo, or take it away. `kind` is its media type, such as image/png."""
    board = Board.objects.for_update(by, public_id)
    require(by, MANAGE_PARTNERSHIP, on=board)
    kept = BoardLogo.objects.visible_to(by).filter(board=board).first()
    if kept is not None:
        kept.delete()
    if picture is not None:
        BoardLogo(board=board, kind=kind, picture=picture).save()
    board.logo_mark = sha256(picture).hexdigest()[:16] if picture is not None else ""
    board.save()
    return board


@service("partnership.board_created")
def create_board(
    *,
    short_name: str,
    name: str,
    remit: str,
    area: str,
    officer_name: str,
    officer_email: str,
    fixed: Collection[str],
    by: Actor,
) -> Board:
    """Make a board with its first QA officer, who then gives everyone else their roles.

    `fixed` are the first parts of addresses in use, which no board may be called. The officer may already have an
    account; the name must then be the account's.
    """
    require(by, MANAGE_INSTALLATION)
    check_short_name(short_name, fixed=fixed)
    if Board.objects.visible_to(by).filter(short_name__iexact=short_name).exists():
        raise Refused("Another board has that short name.", field="short_name")
    board = Board(short_name=short_name, name=name.strip(), remit=remit, area=area.strip())
    board.save()
    officer = _officer(officer_name, officer_email, by)
    today = timezone.localdate()
    Membership(person=officer, board=board, role="qa_officer", starts=today, granted_by_id=by.person).save()
    return board


def _readable(accent: str) -> str:
    try:
        ratio = contrast_with_white(accent)
    except ValueError as refusal:
        raise Refused(str(refusal), field="accent") from None
    if ratio < ENOUGH:
        raise Refused(
            f"White words on {accent} have a contrast of {ratio:.1f} to 1, and {ENOUGH} is needed to read them. "
            "Choose a darker colour.",
            field="accent",
        )
    return accent.lower()


def _officer(name: str, email: str, by: Actor) -> Person:
    known = directory.person_with_email(email)
    if known is None:
        person = Person(name=name.strip(), email=email.strip())
        person.set_unusable_password()
        person.save()
        return person
    if known.name.casefold() != name.strip().casefold():
        raise Refused(
            f"That e-mail address is {known.name}’s. Give that name, or another address.", field="officer_email"
        )
    if directory.is_administrator(known.pk, timezone.localdate()):
        raise Refused("A system administrator holds no role on a board. Name someone else.", field="officer_email")
    return known
