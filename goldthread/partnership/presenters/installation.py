"""Words and pictures of the system administrator's pages."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from goldthread.foundation.access import Actor
from goldthread.partnership.choices import REMIT
from goldthread.partnership.models import Board, Person
from goldthread.partnership.presenters.people import account_tag
from goldthread.ui.charts.bars import Bar, BarChart
from goldthread.ui.content import Content, Link, Several
from goldthread.ui.lists import Column


def by_remit(boards: Sequence[Board]) -> BarChart:
    """How many boards keep whom safe."""
    counted = [(text, sum(board.remit == remit for board in boards)) for remit, text in REMIT.choices()]
    bars = [Bar(text, number) for text, number in counted]
    return BarChart("Boards", "How many keep whom safe", bars, "Whom", "Boards")


def by_state(people: Sequence[Person]) -> BarChart:
    """How many accounts are open, suspended, or wait for a first password."""
    suspended = sum(not person.is_active for person in people)
    waiting = sum(person.is_active and not person.has_usable_password() for person in people)
    bars = [
        Bar("Can sign in", len(people) - suspended - waiting),
        Bar("No password yet", waiting),
        Bar("Suspended", suspended),
    ]
    return BarChart("Accounts", "How many can sign in", bars, "State", "Accounts")


def account_columns(actor: Actor) -> tuple[Column, ...]:
    """The columns of the list of accounts, with what can be done with each."""
    return (
        Column("name", "Name", lambda p: p.name, sort="name"),
        Column("email", "E-mail address", lambda p: p.email, sort="email"),
        Column("state", "Account", account_tag, sort="is_active"),
        Column("do", "What you can do", lambda p: _doable(p, actor)),
    )


def _doable(person: Person, actor: Actor) -> Content:
    if person.pk == actor.person:
        return "This is you"
    if not person.is_active:
        return Link("Restore", reverse("partnership:account_restore", args=[person.pk]))
    return Several(
        (
            Link("Suspend", reverse("partnership:account_suspend", args=[person.pk])),
            Link("Set a temporary password", reverse("partnership:account_password", args=[person.pk])),
        )
    )
