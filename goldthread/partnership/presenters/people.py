"""Words of people and the roles they hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from goldthread.partnership.choices import GROUP_POST
from goldthread.partnership.models import Board, GroupRole, Membership, Person
from goldthread.partnership.presenters.account import role_name
from goldthread.partnership.presenters.agencies import until
from goldthread.partnership.presenters.links import at
from goldthread.ui.charts.bars import Bar, BarChart
from goldthread.ui.content import Content, Link, Several, Tag
from goldthread.ui.lists import Column
from goldthread.ui.parts import Button, SummaryRow
from goldthread.ui.tones import Tone

NO_ROLE = Tag("No role now", Tone.NEUTRAL)


def columns(board: Board, today: dt.date) -> tuple[Column, ...]:
    """The columns of the list of people."""
    return (
        Column("name", "Name", lambda p: Link(p.name, at(board, "person", p.pk)), sort="name"),
        Column("position", "Position", lambda p: p.position, sort="position"),
        Column("roles", "Roles now", lambda p: _roles_now(p, today)),
        Column("email", "E-mail address", lambda p: p.email or "No account", sort="email"),
        Column("account", "Account", account_tag),
    )


def _roles_now(person: Person, today: dt.date) -> Content:
    held = [row for row in person.memberships.all() if row.in_force(today)]
    named = [f"{role_name(row.role)}{f', {row.agency.short_name}' if row.agency else ''}" for row in held]
    return Several(tuple(named)) if named else NO_ROLE


def account_tag(person: Person) -> Content:
    """Whether a person can sign in."""
    if not person.email:
        return Tag("No account", Tone.NEUTRAL)
    if not person.is_active:
        return Tag("Suspended", Tone.BAD)
    return Tag("Can sign in", Tone.GOOD) if person.has_usable_password() else Tag("No password yet", Tone.WARN)


def by_role(counted: Sequence[tuple[str, int]]) -> BarChart:
    """How many people hold each role now."""
    bars = [Bar(role_name(role), number) for role, number in counted]
    return BarChart(
        title="People of the board", measure="Who holds which role today", bars=bars, of="Role", counted="People"
    )


def summary(person: Person, board: Board, *, may_change: bool) -> list[SummaryRow]:
    """A person's facts."""
    change = Link("Change", at(board, "person_change", person.pk)) if may_change else None
    return [
        SummaryRow("Name", person.name, change),
        SummaryRow("Position", person.position),
        SummaryRow("E-mail address", person.email or "None: no account"),
        SummaryRow("Account", account_tag(person)),
    ]


def buttons(person: Person, board: Board, *, is_self: bool) -> list[Button]:
    """What can be done with a person by someone who manages people."""
    found = [] if is_self else [Button("Give a role", at(board, "role_new", person.pk))]
    if person.email and not is_self:
        found.append(Button("Set a temporary password", at(board, "person_password", person.pk), secondary=True))
    return found


def role_rows(board: Board, held: Sequence[Membership], *, may_end: bool, today: dt.date) -> list[list[Content]]:
    """The roles a person holds or held, each with the link that ends it."""
    return [
        [
            role_name(row.role),
            row.agency.name if row.agency else "Not for one agency",
            row.starts,
            until(row),
            *([_end_link(board, row, today)] if may_end else []),
        ]
        for row in held
    ]


def _end_link(board: Board, row: Membership, today: dt.date) -> Content:
    if row.ends and row.ends < today:
        return Tag("Ended", Tone.DONE)
    return Link("End the role", at(board, "role_end", row.person_id, row.pk))


def post_rows(board: Board, posts: Sequence[GroupRole]) -> list[list[Content]]:
    """A person's posts in groups."""
    return [
        [
            Link(post.group.name, at(board, "group", post.group_id)),
            GROUP_POST.text(post.post),
            post.starts,
            post.ends or "No end recorded",
        ]
        for post in posts
    ]
