"""Groups of the board: who sits in them, how often they meet, what they are for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.partnership.account_care import refuse_stranger
from goldthread.partnership.domain.patterns import Span, overlap
from goldthread.partnership.models import Board, GroupRole, MeetingPattern, Person, SubGroup, TermsOfReference
from goldthread.partnership.permissions import MANAGE_PARTNERSHIP

GROUP_FIELDS = ("name", "short_name", "kind", "note", "attendance_statement", "review_cycle", "is_quality_assurance")

POST_FIELDS = ("post", "position", "formerly", "starts", "ends")


@service("partnership.group_added")
def add_group(*, board: Board, by: Actor, **fields: Any) -> SubGroup:
    """Add a group of the board. `fields` are those of GROUP_FIELDS."""
    require(by, MANAGE_PARTNERSHIP, board=board.pk)
    return _fill(SubGroup(board=board), fields, by)


@service("partnership.group_changed")
def change_group(*, public_id: UUID, version: int | None, by: Actor, **fields: Any) -> SubGroup:
    """Change what a group is called, or what is said of it."""
    group = SubGroup.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_PARTNERSHIP, on=group)
    return _fill(group, fields, by)


@service("partnership.post_given")
def give_post(
    *,
    group: UUID,
    post: str,
    by: Actor,
    person: Person | None = None,
    name: str = "",
    position: str = "",
    formerly: str = "",
    starts: PartialDate | None = None,
    ends: PartialDate | None = None,
) -> GroupRole:
    """Give a person a post in a group. Someone of years ago, who needs no account, is given by name alone."""
    held_by = _lock(by, group)
    if person is None and not name.strip():
        raise Refused("Choose a person, or give the name of someone without an account.", field="person")
    if person is not None and name.strip():
        raise Refused("Give a person from the list or a new name, not both.", field="name")
    refuse_stranger(by, person, held_by.board, field="person")
    _check_order(starts, ends)
    who = person or _without_account(name)
    given = GroupRole(board=held_by.board, group=held_by, person=who, post=post, starts=starts, ends=ends)
    given.position, given.formerly = position, formerly
    given.save()
    return given


@service("partnership.post_changed")
def change_post(*, public_id: UUID, version: int | None, by: Actor, **fields: Any) -> GroupRole:
    """Put a post right, or end it, keeping it on record. `fields` are those of POST_FIELDS; who holds it stays."""
    held = GroupRole.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_PARTNERSHIP, on=held)
    for name in POST_FIELDS:
        if name in fields:
            setattr(held, name, fields[name])
    _check_order(held.starts, held.ends)
    held.save()
    return held


@service("partnership.meeting_pattern_added")
def add_pattern(
    *,
    group: UUID,
    starts: PartialDate,
    by: Actor,
    ends: PartialDate | None = None,
    frequency: str = "",
    reason: str = "",
) -> MeetingPattern:
    """Record how often a group met from one date until another. No frequency means nobody recorded it."""
    of = _lock(by, group)
    return _fit(by, MeetingPattern(board=of.board, group=of), starts, ends, frequency, reason)


@service("partnership.meeting_pattern_changed")
def change_pattern(
    *,
    public_id: UUID,
    version: int | None,
    starts: PartialDate,
    ends: PartialDate | None,
    frequency: str,
    reason: str,
    by: Actor,
) -> MeetingPattern:
    """Correct a pattern, or end it."""
    pattern = MeetingPattern.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_PARTNERSHIP, on=pattern)
    return _fit(by, pattern, starts, ends, frequency, reason)


@service("partnership.terms_revised")
def revise_terms(
    *, group: UUID, why: str, outcome: str, responsibilities: str, by: Actor, adopted: PartialDate | None = None
) -> TermsOfReference:
    """Adopt new terms of reference. The terms before stay on record."""
    of = _lock(by, group)
    if not (why.strip() or outcome.strip() or responsibilities.strip()):
        raise Refused("Say at least one of: why the group exists, what comes of it, what it does.", field="why")
    terms = TermsOfReference(board=of.board, group=of, adopted=adopted, why=why, outcome=outcome)
    terms.responsibilities = responsibilities
    terms.save()
    return terms


def _lock(by: Actor, group: UUID) -> SubGroup:
    found = SubGroup.objects.for_update(by, group)
    require(by, MANAGE_PARTNERSHIP, on=found)
    return found


def _fill(group: SubGroup, fields: dict[str, Any], by: Actor) -> SubGroup:
    for name in GROUP_FIELDS:
        if name in fields:
            setattr(group, name, fields[name])
    group.name = group.name.strip()
    others = SubGroup.objects.visible_to(by).filter(board=group.board_id, name__iexact=group.name)
    if others.exclude(pk=group.pk).exists():
        raise Refused("Another group of this board has that name.", field="name")
    group.save()
    return group


def _fit(
    by: Actor,
    pattern: MeetingPattern,
    starts: PartialDate,
    ends: PartialDate | None,
    frequency: str,
    reason: str,
) -> MeetingPattern:
    _check_order(starts, ends)
    wanted = Span(starts, ends)
    for other in MeetingPattern.objects.visible_to(by).filter(group=pattern.group_id).exclude(pk=pattern.pk):
        if overlap(wanted, Span(other.starts, other.ends)):
            until = f"until {other.ends}" if other.ends else "with no end"
            raise Refused(
                f"It overlaps the pattern from {other.starts} {until}. End that one first, or change these dates.",
                field="starts",
            )
    pattern.starts, pattern.ends, pattern.frequency, pattern.reason = starts, ends, frequency, reason
    pattern.save()
    return pattern


def _check_order(starts: PartialDate | None, ends: PartialDate | None) -> None:
    if starts and ends and ends.end < starts.start:
        raise Refused(f"It cannot end before it begins, which is {starts}.", field="ends")


def _without_account(name: str) -> Person:
    person = Person(name=name.strip())
    person.set_unusable_password()
    person.save()
    return person
