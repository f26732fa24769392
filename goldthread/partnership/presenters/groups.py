"""Words of groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from goldthread.partnership.choices import FREQUENCY, GROUP_KIND, GROUP_POST, GroupPost
from goldthread.partnership.domain.currency import in_force
from goldthread.partnership.models import Board, GroupRole, MeetingPattern, SubGroup, TermsOfReference
from goldthread.partnership.presenters.links import at
from goldthread.partnership.presenters.words import group_kind
from goldthread.ui.charts.bars import Bar, BarChart
from goldthread.ui.content import Content, Gap, Link, Reading, Several
from goldthread.ui.lists import Column
from goldthread.ui.parts import Event, SummaryRow


def columns(board: Board, today: dt.date) -> tuple[Column, ...]:
    """The columns of the list of groups."""
    return (
        Column("name", "Group", lambda g: Link(g.name, at(board, "group", g.pk)), sort="name"),
        Column("kind", "Kind", lambda g: group_kind(g), sort="kind"),
        Column("chair", "Chair now", lambda g: chair_now(g, today)),
        Column("meets", "Meets", lambda g: meets_now(g, today)),
    )


def chair_now(group: SubGroup, today: dt.date) -> Content:
    """Who chairs the group, as far as is recorded. The group's `roles` hold its chairs."""
    names = [post.person.name for post in group.roles.all() if in_force(post.starts, post.ends, today)]
    return Several(tuple(names)) if names else Gap("No chair recorded")


def meets_now(group: SubGroup, today: dt.date) -> Content:
    """How often the group meets now, as far as is recorded."""
    found = [row for row in group.patterns.all() if in_force(row.starts, row.ends, today)]
    return FREQUENCY.text(found[-1].frequency) if found and found[-1].frequency else Gap()


def by_kind(groups: Sequence[SubGroup]) -> BarChart:
    """How many groups of each kind."""
    counted = [(kind, text, sum(group.kind == kind for group in groups)) for kind, text in GROUP_KIND.choices()]
    bars = [Bar(text, number) for _, text, number in counted if number]
    return BarChart(
        title="Groups of the board", measure="How many of each kind", bars=bars, of="Kind", counted="Groups"
    )


def summary(group: SubGroup, terms: TermsOfReference | None, *, may_change: bool) -> list[SummaryRow]:
    """A group's facts, with the terms of reference in force."""
    change = Link("Change", at(group.board, "group_change", group.pk)) if may_change else None
    revise = Link("Revise", at(group.board, "terms_new", group.pk)) if may_change else None
    return [
        SummaryRow("Kind", group_kind(group), change),
        SummaryRow("Short name", group.short_name or "None"),
        SummaryRow("Reviews its own work", FREQUENCY.text(group.review_cycle) if group.review_cycle else None),
        SummaryRow("Attendance", _said(group, "attendance_statement")),
        SummaryRow("Note", _said(group, "note") if group.note else "None"),
        SummaryRow("Why it exists", _said(terms, "why"), revise),
        SummaryRow("What should come of it", _said(terms, "outcome")),
        SummaryRow("What it does", Several(tuple(terms.responsibility_lines())) if terms else None),
        SummaryRow("Terms adopted", terms.adopted if terms else None),
    ]


def _said(record: SubGroup | TermsOfReference | None, field: str) -> Content:
    text = getattr(record, field) if record else ""
    return Reading(text) if text and record and record.is_reading(field) else text


def seat_rows(board: Board, posts: Sequence[GroupRole], *, may_change: bool) -> list[list[Content]]:
    """Who sits in the group and who did, chairs first."""
    order = {post.value: place for place, post in enumerate(GroupPost)}
    ranked = sorted(posts, key=lambda post: (post.ends is not None, order.get(post.post, 9)))
    return [
        [
            _held_by(post),
            GROUP_POST.text(post.post),
            post.starts,
            post.ends or "No end recorded",
            *([Link("Change or end", at(board, "post_change", post.group_id, post.pk))] if may_change else []),
        ]
        for post in ranked
    ]


def _held_by(post: GroupRole) -> Content:
    details = [post.position, f"formerly {post.formerly}" if post.formerly else ""]
    said = ", ".join(detail for detail in details if detail)
    return Several((post.person.name, said)) if said else post.person.name


def pattern_rows(board: Board, patterns: Sequence[MeetingPattern], *, may_change: bool) -> list[list[Content]]:
    """The meeting patterns, each with the link that changes or ends it."""
    return [
        [
            FREQUENCY.text(row.frequency) if row.frequency else Gap(),
            row.starts,
            row.ends or "No end recorded",
            row.reason or "No reason recorded",
            *([Link("Change or end", at(board, "pattern_change", row.group_id, row.pk))] if may_change else []),
        ]
        for row in patterns
    ]


def history(terms: Sequence[TermsOfReference]) -> list[Event]:
    """Each time the terms of reference were adopted or revised."""
    return [Event(row.adopted, "Terms of reference adopted", row.why or row.outcome) for row in terms]
