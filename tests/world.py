"""A small world for tests: boards, agencies and people in roles, made as the product makes them, in services.

Alice, Bob and Charlie are named for what they may see: Alice runs the board, Bob belongs to an agency of it, Charlie
belongs to another board and must never see anything of this one.
"""

from __future__ import annotations

import datetime as dt
from itertools import count

from goldthread.foundation.access import Actor
from goldthread.foundation.models import Record
from goldthread.foundation.writes import service
from goldthread.partnership.identity import actor_for
from goldthread.partnership.models import Agency, Board, BoardAgency, GroupRole, Membership, Person, SubGroup

SYSTEM = Actor.system("tests")
LONG_AGO = dt.date(2010, 4, 1)
_number = count(1)


@service("tests.saved")
def saved(*, record: Record, by: Actor) -> Record:
    """Save a record a test needs to stand."""
    record.save()
    return record


def save(record: Record) -> Record:
    return saved(record=record, by=SYSTEM)


def board(short_name: str = "NSCB", *, remit: str = "children") -> Board:
    made = Board(short_name=short_name, name=f"{short_name} Safeguarding Board", remit=remit)
    save(made)
    return made


def agency(*boards: Board, name: str = "", kind: str = "police") -> Agency:
    name = name or f"Agency {next(_number)}"
    made = Agency(name=name, short_name=name, kind=kind)
    save(made)
    for linked in boards:
        save(BoardAgency(board=linked, agency=made))
    return made


def group(of: Board, *, name: str = "Quality Assurance Sub Group", kind: str = "sub_group") -> SubGroup:
    made = SubGroup(board=of, name=name, kind=kind, is_quality_assurance=True)
    save(made)
    return made


def person(
    role: str,
    of: Board | None,
    *,
    at: Agency | None = None,
    name: str = "",
    starts: dt.date = LONG_AGO,
    ends: dt.date | None = None,
) -> Person:
    """A person holding a role for a board (none: the installation), perhaps at an agency."""
    number = next(_number)
    made = Person(name=name or f"Person {number}", email=f"person{number}@example.org")
    made.set_password("correct horse battery")
    save(made)
    save(Membership(person=made, board=of, agency=at, role=role, starts=starts, ends=ends))
    return made


def seat(who: Person, on: SubGroup, *, post: str = "member") -> GroupRole:
    made = GroupRole(board=on.board, group=on, person=who, post=post)
    save(made)
    return made


def acting(who: Person) -> Actor:
    """The person as an actor today."""
    return actor_for(who, on=dt.date.today())


def actor(role: str, of: Board | None, *, at: Agency | None = None) -> Actor:
    return acting(person(role, of, at=at))
