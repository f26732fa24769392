"""The system administrator's pages: boards and accounts. No content of any board is here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import get_resolver, reverse
from django.utils.http import urlencode

from goldthread.foundation.house_rules import patterns
from goldthread.partnership.choices import REMIT
from goldthread.partnership.forms.governance import NewBoardForm
from goldthread.partnership.models import Board, Person
from goldthread.partnership.presenters import installation as presenter
from goldthread.partnership.requests import ActingRequest
from goldthread.partnership.services import accounts
from goldthread.partnership.services import boards as services
from goldthread.ui.content import Link
from goldthread.ui.lists import Button, Column, Empty, Filter, Listing, list_page
from goldthread.ui.pages import confirm_page, form_page

ACTIVE = Filter(
    "state",
    "Account",
    [("open", "Open"), ("suspended", "Suspended")],
    lambda rows, value: rows.filter(is_active=value == "open"),
)


def boards(request: ActingRequest) -> HttpResponse:
    """The boards of this installation."""
    add = Button("Create a board", reverse("partnership:board_new"))
    rows = Board.objects.visible_to(request.actor)
    return list_page(
        request,
        Listing(
            caption="Boards",
            rows=rows,
            columns=(
                Column("name", "Board", lambda b: b.name, sort="name"),
                Column("short", "Short name", lambda b: b.short_name, sort="short_name"),
                Column("remit", "Whom it keeps safe", lambda b: REMIT.text(b.remit), sort="remit"),
                Column("area", "Area", lambda b: b.area, sort="area"),
            ),
            search=("name", "short_name", "area"),
            default_sort="name",
            file_name="boards",
        ),
        title="Boards",
        question="Which boards does this installation serve?",
        picture=presenter.by_remit(list(rows)) if rows else None,
        button=add,
        others=[Button("Accounts", reverse("partnership:accounts"), True)],
        empty=Empty(
            "No boards yet", "A board is created with its first QA officer, who gives everyone else roles.", add
        ),
    )


def board_new(request: ActingRequest) -> HttpResponse:
    """Create a board with its first QA officer."""

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.create_board(fixed=_fixed(), by=request.actor, **data)
        return f"{reverse('partnership:accounts')}?{urlencode({'q': data['officer_email']})}"

    return form_page(
        request,
        NewBoardForm,
        title="Create a board",
        submit="Create the board",
        lead="Then set a temporary password for its QA officer, if they have no account yet.",
        back=Link("Boards", reverse("partnership:boards")),
        save=save,
    )


def account_list(request: ActingRequest) -> HttpResponse:
    """The accounts of this installation: everyone who can, or could, sign in."""
    rows = Person.objects.visible_to(request.actor).filter(email__isnull=False)
    return list_page(
        request,
        Listing(
            caption="Accounts",
            rows=rows,
            columns=presenter.account_columns(request.actor),
            filters=(ACTIVE,),
            search=("name", "email"),
            default_sort="name",
            file_name="accounts",
        ),
        title="Accounts",
        question="Who can sign in?",
        picture=presenter.by_state(list(rows)) if rows else None,
        back=Link("Boards", reverse("partnership:boards")),
        empty=Empty("No accounts yet", "People with an e-mail address will be listed here."),
    )


def suspend(request: ActingRequest, public_id: UUID) -> HttpResponse:
    """Close an account."""
    person = _find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        accounts.suspend_account(public_id=public_id, version=version, by=request.actor)
        return reverse("partnership:accounts")

    return confirm_page(
        request,
        title=f"Suspend the account of {person.name}",
        submit="Suspend the account",
        consequences=("They are signed out at their next click and cannot sign in.", "Nothing they did is lost."),
        danger=True,
        initial={"version": person.version},
        back=Link("Accounts", reverse("partnership:accounts")),
        save=save,
    )


def restore(request: ActingRequest, public_id: UUID) -> HttpResponse:
    """Open a suspended account again."""
    person = _find(request, public_id)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        accounts.restore_account(public_id=public_id, version=version, by=request.actor)
        return reverse("partnership:accounts")

    return confirm_page(
        request,
        title=f"Restore the account of {person.name}",
        submit="Restore the account",
        lead="They can sign in again with the password they had.",
        initial={"version": person.version},
        back=Link("Accounts", reverse("partnership:accounts")),
        save=save,
    )


def password(request: ActingRequest, public_id: UUID) -> HttpResponse:
    """Set a temporary password for an account, shown once."""
    person = _find(request, public_id)
    back = Link("Accounts", reverse("partnership:accounts"))

    def save(data: Mapping[str, Any], version: int | None) -> HttpResponse:
        words = accounts.set_temporary_password(public_id=public_id, version=version, by=request.actor)
        lead = "This is shown once. Tell it to them yourself, by telephone or in person."
        context = {"title": f"A password for {person.name}", "words": words, "lead": lead, "back": back}
        return render(request, "partnership/temporary_password.html", context)

    return confirm_page(
        request,
        title=f"Set a temporary password for {person.name}",
        submit="Set the password",
        consequences=(
            "Any password they have now stops working, and they are signed out everywhere.",
            "The new one lasts a week and must be changed when they first sign in.",
        ),
        initial={"version": person.version},
        back=back,
        save=save,
    )


def _find(request: ActingRequest, public_id: UUID) -> Person:
    found: Person = Person.objects.seen_by(request.actor, public_id, email__isnull=False)
    return found


def _fixed() -> set[str]:
    """The first parts of every address of ours that is the same for all boards."""
    firsts = {route.split("/")[0] for route, _ in patterns(get_resolver())}
    return {first for first in firsts if first and "<" not in first}
