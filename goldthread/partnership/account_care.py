"""Who looks after an account. A person may serve several boards, and no board reaches into another through them."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, Reach, require
from goldthread.foundation.errors import Forbidden, Unseen
from goldthread.kernel.refusals import Refused
from goldthread.partnership import directory
from goldthread.partnership.models import Board, GroupRole, Membership, Person
from goldthread.partnership.permissions import MANAGE_INSTALLATION, MANAGE_PEOPLE


def require_whole_account(by: Actor, person: Person) -> None:
    """Raise unless `by` looks after every role this person holds or will hold, so that no board reaches into another's.

    A role to come counts: whoever sets the password today would hold it the day that role begins.

    A system administrator looks after every account.
    """
    if by.is_system or by.holds(MANAGE_INSTALLATION):
        return
    held = {row.board_id for row in directory.roles_not_ended(person.pk, timezone.localdate())}
    ours = {membership.board for membership, reach in by.grants(MANAGE_PEOPLE) if reach is Reach.BOARD}
    if not ours:
        raise Forbidden(verb=MANAGE_PEOPLE.key, sentence=MANAGE_PEOPLE.sentence)
    if not held <= ours:
        raise Refused("This account is not looked after by your board alone. Ask the system administrator.")


def require_person_of(by: Actor, person: Person, board: Board) -> None:
    """Raise unless `by` manages the people of `board` and this person is one of them."""
    require(by, MANAGE_PEOPLE, board=board.pk)
    if not belongs_to(by, person.pk, board):
        raise Unseen()


def belongs_to(by: Actor, person: UUID, board: Board) -> bool:
    """Whether a person holds, or held, a role of the board or a post in one of its groups."""
    held = Membership.objects.visible_to(by).filter(person=person, board=board).exists()
    return held or GroupRole.objects.visible_to(by).filter(person=person, board=board).exists()


def refuse_stranger(by: Actor, person: Person | None, board: Board, *, field: str) -> None:
    """Raise Refused for a person who is not of the board: nobody outside a board is tied to it."""
    if person is not None and not belongs_to(by, person.pk, board):
        raise Refused("Choose someone of this board.", field=field)
