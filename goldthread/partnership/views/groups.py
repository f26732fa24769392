"""Groups: the list, the page of one, posts, meeting patterns and terms of reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from goldthread.partnership import queries
from goldthread.partnership.choices import GROUP_KIND, GROUP_POST
from goldthread.partnership.forms.groups import GroupForm, HeldPostForm, PatternForm, PostForm, TermsForm
from goldthread.partnership.models import MeetingPattern, SubGroup
from goldthread.partnership.permissions import MANAGE_PARTNERSHIP
from goldthread.partnership.presenters import groups as presenter
from goldthread.partnership.presenters.links import at, back
from goldthread.partnership.presenters.pattern_line import pattern_line
from goldthread.partnership.presenters.words import board_word, group_kind
from goldthread.partnership.requests import BoardRequest
from goldthread.partnership.services import groups as services
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page
from goldthread.ui.pages import form_page
from goldthread.ui.records import RecordTable, record_page

FILTERS = (Filter("kind", "Kind", GROUP_KIND.choices(), lambda rows, value: rows.filter(kind=value)),)
PATTERN_FIELDS = ("frequency", "starts", "ends", "reason", "version")


def index(request: BoardRequest) -> HttpResponse:
    """The board's groups with who chairs them."""
    board, actor = request.board, request.actor
    add = Button("Add a group", at(board, "group_new")) if actor.holds(MANAGE_PARTNERSHIP, board=board.pk) else None
    rows = queries.groups_of(actor, board.pk)
    every = list(SubGroup.objects.visible_to(actor).filter(board=board))
    return list_page(
        request,
        Listing(
            caption=board_word(board, "sub_group", many=True),
            rows=rows,
            columns=presenter.columns(board, timezone.localdate()),
            filters=FILTERS,
            search=("name", "short_name"),
            default_sort="name",
            file_name="groups",
        ),
        title=board_word(board, "sub_group", many=True),
        question="Who meets, who chairs, how often?",
        picture=presenter.by_kind(every) if every else None,
        button=add,
        back=back(board, "Partnership", "show"),
        empty=Empty("No groups yet", "The full board, its executive and its sub groups belong here.", add),
    )


def show(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """One group: how often it met, what it is for, who sits in it."""
    board, actor = request.board, request.actor
    group = find(request, public_id)
    may = actor.holds(MANAGE_PARTNERSHIP, board=board.pk)
    patterns = list(queries.patterns_of(actor, group))
    terms = list(queries.terms_of(actor, group))
    return record_page(
        request,
        group,
        title=group.name,
        caption=group_kind(group),
        picture=pattern_line(patterns, timezone.localdate()) if patterns else None,
        rows=presenter.summary(group, terms[0] if terms else None, may_change=may),
        tables=[_seats(request, group, may), _patterns(request, group, patterns, may)],
        events=presenter.history(terms),
        back=back(board, "All groups", "groups"),
        slot="partnership:group",
    )


def new(request: BoardRequest) -> HttpResponse:
    """Add a group."""
    board = request.board
    return form_page(
        request,
        GroupForm,
        title="Add a group",
        submit="Add the group",
        back=back(board, "All groups", "groups"),
        save=lambda data, version: at(board, "group", services.add_group(board=board, by=request.actor, **data).pk),
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change a group."""
    group = find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.change_group(public_id=public_id, version=version, by=request.actor, **data)
        return at(request.board, "group", public_id)

    return form_page(
        request,
        GroupForm,
        title=f"Change {group.name}",
        initial={name: getattr(group, name) for name in (*services.GROUP_FIELDS, "version")},
        back=back(request.board, "Back to the group", "group", public_id),
        save=save,
    )


def post_new(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Give someone a post in the group."""
    board, group = request.board, find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.give_post(group=public_id, by=request.actor, **data)
        return at(board, "group", public_id)

    return form_page(
        request,
        PostForm,
        title=f"Give a post in {group.name}",
        submit="Give the post",
        form_kwargs={"actor": request.actor, "board": board},
        back=back(board, "Back to the group", "group", public_id),
        save=save,
    )


def post_change(request: BoardRequest, public_id: UUID, post: UUID) -> HttpResponse:
    """Put a post right, or end it."""
    group = find(request, public_id)
    held = queries.seats_of(request.actor, group).seen_by(request.actor, post)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.change_post(public_id=post, version=version, by=request.actor, **data)
        return at(request.board, "group", public_id)

    return form_page(
        request,
        HeldPostForm,
        title=f"Change the post of {held.person.name}",
        lead=f"{GROUP_POST.text(held.post)} of {group.name}. To end it, say until when; it stays on record.",
        initial={name: getattr(held, name) for name in (*services.POST_FIELDS, "version")},
        back=back(request.board, "Back to the group", "group", public_id),
        save=save,
    )


def pattern_new(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Record how often the group met."""
    group = find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.add_pattern(group=public_id, by=request.actor, **data)
        return at(request.board, "group", public_id)

    return form_page(
        request,
        PatternForm,
        title=f"How often {group.name} meets",
        submit="Record it",
        back=back(request.board, "Back to the group", "group", public_id),
        save=save,
    )


def pattern_change(request: BoardRequest, public_id: UUID, pattern: UUID) -> HttpResponse:
    """Correct a pattern, or end it."""
    group = find(request, public_id)
    held = queries.patterns_of(request.actor, group).seen_by(request.actor, pattern)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.change_pattern(public_id=pattern, version=version, by=request.actor, **data)
        return at(request.board, "group", public_id)

    return form_page(
        request,
        PatternForm,
        title=f"Change how often {group.name} met",
        initial={name: getattr(held, name) for name in PATTERN_FIELDS},
        back=back(request.board, "Back to the group", "group", public_id),
        save=save,
    )


def terms_new(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Revise the terms of reference; those before stay on record."""
    group = find(request, public_id)
    now = queries.terms_of(request.actor, group).first()
    told = ("why", "outcome", "responsibilities")

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.revise_terms(group=public_id, by=request.actor, **data)
        return at(request.board, "group", public_id)

    return form_page(
        request,
        TermsForm,
        title=f"Terms of reference of {group.name}",
        lead="Saving adds a revision. The terms before it stay on record.",
        submit="Save the revision",
        initial={name: getattr(now, name) for name in told} if now else {},
        back=back(request.board, "Back to the group", "group", public_id),
        save=save,
    )


def find(request: BoardRequest, public_id: UUID) -> SubGroup:
    """A group of this board."""
    found: SubGroup = SubGroup.objects.select_related("board").seen_by(request.actor, public_id, board=request.board)
    return found


def _seats(request: BoardRequest, group: SubGroup, may: bool) -> RecordTable:
    posts = list(queries.seats_of(request.actor, group))
    headings = ("Name", "Post", "From", "Until")
    return RecordTable(
        caption="Who sits in it",
        headings=(*headings, "Change") if may else headings,
        rows=presenter.seat_rows(request.board, posts, may_change=may),
        empty=Empty("Nobody recorded", "Chairs, minute-takers and members, with the dates they held the post."),
        button=Button("Give a post", at(request.board, "post_new", group.pk)) if may else None,
    )


def _patterns(request: BoardRequest, group: SubGroup, patterns: list[MeetingPattern], may: bool) -> RecordTable:
    headings = ("Meets", "From", "Until", "Why it changed")
    return RecordTable(
        caption="Meeting patterns",
        headings=(*headings, "Change") if may else headings,
        rows=presenter.pattern_rows(request.board, patterns, may_change=may),
        empty=Empty("No meeting pattern recorded", "How often it meets, and since when, belongs here."),
        button=Button("Record how often it meets", at(request.board, "pattern_new", group.pk)) if may else None,
    )
