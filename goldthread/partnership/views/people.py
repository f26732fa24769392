"""People: the list, the page of one, their roles and their password."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldthread.foundation.access import Actor
from goldthread.partnership import queries
from goldthread.partnership.forms.people import EndRoleForm, NewPersonForm, PersonForm, RoleForm
from goldthread.partnership.models import Board, Person
from goldthread.partnership.permissions import MANAGE_PEOPLE
from goldthread.partnership.presenters import people as presenter
from goldthread.partnership.presenters.account import role_name
from goldthread.partnership.presenters.links import at, back
from goldthread.partnership.requests import BoardRequest
from goldthread.partnership.roles_given import roles_to_give
from goldthread.partnership.services import accounts
from goldthread.partnership.services import people as services
from goldthread.ui.lists import Button, Empty, Filter, Listing, list_page
from goldthread.ui.pages import confirm_page, form_page
from goldthread.ui.records import RecordTable, record_page

HELD = ("Role", "Agency", "From", "Until")
SHOWN_ONCE = "This is shown once. Tell it to them yourself, by telephone or in person."


def index(request: BoardRequest) -> HttpResponse:
    """The people of the board, opening with who holds which role."""
    board, actor, today = request.board, request.actor, timezone.localdate()
    add = Button("Add a person", at(board, "person_new")) if actor.holds(MANAGE_PEOPLE, board=board.pk) else None
    held = queries.memberships_of(actor, board.pk).values_list("role", "person", "starts", "ends")
    now = {(role, person) for role, person, starts, ends in held if starts <= today and (ends is None or ends >= today)}
    counted = Counter(role for role, _ in now).most_common()
    return list_page(
        request,
        Listing(
            caption="People",
            rows=queries.people_of(actor, board.pk),
            columns=presenter.columns(board, today),
            filters=(Filter("role", "Role", roles_to_give(), partial(_holding, actor, board)),),
            search=("name", "position", "email"),
            default_sort="name",
            file_name="people",
        ),
        title="People",
        question="Who does what for the board?",
        picture=presenter.by_role(counted) if counted else None,
        button=add,
        back=back(board, "Partnership", "show"),
        empty=Empty("No people yet", "People in roles of the board, with or without an account, belong here.", add),
    )


def show(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """One person: who they are, the roles and posts they hold, and what later rooms say they own."""
    board, actor = request.board, request.actor
    person = find(request, public_id)
    may = actor.holds(MANAGE_PEOPLE, board=board.pk)
    return record_page(
        request,
        person,
        title=person.name,
        caption=person.position,
        rows=presenter.summary(person, board, may_change=may),
        buttons=presenter.buttons(person, board, is_self=person.pk == actor.person) if may else [],
        tables=[_roles(request, person, may), _posts(request, person)],
        back=back(board, "All people", "people"),
        slot="partnership:person",
    )


def new(request: BoardRequest) -> HttpResponse:
    """Add a person with their first role."""
    board = request.board
    return form_page(
        request,
        NewPersonForm,
        title="Add a person",
        submit="Add the person",
        initial={"starts": timezone.localdate()},
        form_kwargs={"actor": request.actor, "board": board},
        back=back(board, "All people", "people"),
        save=lambda data, version: at(board, "person", services.add_person(board=board, by=request.actor, **data).pk),
    )


def change(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Change a person's name, e-mail or position."""
    board, person = request.board, find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.change_person(board=board, public_id=public_id, version=version, by=request.actor, **data)
        return at(board, "person", public_id)

    return form_page(
        request,
        PersonForm,
        title=f"Change {person.name}",
        initial={name: getattr(person, name) for name in ("name", "email", "position", "version")},
        back=back(board, "Back to the person", "person", public_id),
        save=save,
    )


def role_new(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Give a person a role."""
    board, person = request.board, find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.give_role(board=board, public_id=public_id, by=request.actor, **data)
        return at(board, "person", public_id)

    return form_page(
        request,
        RoleForm,
        title=f"Give {person.name} a role",
        submit="Give the role",
        initial={"starts": timezone.localdate()},
        form_kwargs={"actor": request.actor, "board": board},
        back=back(board, "Back to the person", "person", public_id),
        save=save,
    )


def role_end(request: BoardRequest, public_id: UUID, membership: UUID) -> HttpResponse:
    """End a role."""
    board = request.board
    held = queries.memberships_of(request.actor, board.pk).filter(person=public_id)
    role = held.seen_by(request.actor, membership)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.end_role(public_id=membership, version=version, by=request.actor, **data)
        return at(board, "person", public_id)

    return form_page(
        request,
        EndRoleForm,
        title=f"End the role of {role_name(role.role).lower()}",
        lead="From the day after, it counts for nothing. What was done in it stays on record.",
        submit="End the role",
        initial={"version": role.version, "ends": timezone.localdate()},
        back=back(board, "Back to the person", "person", public_id),
        save=save,
    )


def password(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Set a temporary password, shown once."""
    board, person = request.board, find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> HttpResponse:
        words = accounts.set_temporary_password(public_id=public_id, version=version, by=request.actor)
        back_to = back(board, "Back to the person", "person", public_id)
        context = {"title": f"A password for {person.name}", "words": words, "lead": SHOWN_ONCE, "back": back_to}
        return render(request, "partnership/temporary_password.html", context)

    return confirm_page(
        request,
        title=f"Set a temporary password for {person.name}",
        submit="Set the password",
        consequences=(
            "Any password they have now stops working, and they are signed out everywhere.",
            "The new one lasts a week and must be changed when they first sign in.",
            "You will see it once. Nothing is sent to them: tell them yourself.",
        ),
        initial={"version": person.version},
        back=back(board, "Back to the person", "person", public_id),
        save=save,
    )


def _holding(actor: Actor, board: Board, rows: QuerySet[Any], role: str) -> QuerySet[Any]:
    return rows.filter(pk__in=queries.memberships_of(actor, board.pk).filter(role=role).values("person"))


def find(request: BoardRequest, public_id: UUID) -> Person:
    """A person of this board whom this actor may know of."""
    found: Person = queries.people_of(request.actor, request.board.pk).seen_by(request.actor, public_id)
    return found


def _roles(request: BoardRequest, person: Person, may: bool) -> RecordTable:
    rows = presenter.role_rows(
        request.board,
        list(person.memberships.all()),
        may_end=may and person.pk != request.actor.person,
        today=timezone.localdate(),
    )
    may_end = may and person.pk != request.actor.person
    empty = Empty("No role", "Without a role a person sees nothing of the board.")
    return RecordTable("Roles", (*HELD, "End") if may_end else HELD, rows, empty)


def _posts(request: BoardRequest, person: Person) -> RecordTable:
    posts = list(queries.posts_of(request.actor, person.pk, request.board.pk))
    empty = Empty("No posts", "Posts are given on the page of a group.")
    return RecordTable(
        "Posts in groups", ("Group", "Post", "From", "Until"), presenter.post_rows(request.board, posts), empty
    )
