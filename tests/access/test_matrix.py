"""Every page for every role: what may be seen, what may be done, and that nothing else is told.

The expected cells are in matrix.csv, written by hand from the roles' sentences (docs/roles.md), never from the code.
`y` allowed, `f` forbidden (403), `n` not there (404); three letters are the variants own, other, agreed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client

from goldthread.config.roles import ROLES
from goldthread.foundation.access import Role, register
from goldthread.foundation.guards import PUBLIC, Policy
from goldthread.foundation.models import TrailEvent
from tests import world
from tests.access import cells, scene

UNWATCHED = {"foundation.trailevent", "foundation.trailchain", "sessions.session", "foundation.acceptedform"}
pytestmark = pytest.mark.django_db


def test_every_page_has_its_row_and_every_row_its_page() -> None:
    assert {row.page for row in cells.rows()} == set(cells.policies())


def test_every_role_has_its_column() -> None:
    assert all(set(row.cells) == set(ROLES) for row in cells.rows())


@pytest.mark.parametrize("role", ROLES)
def test_a_role_sees_and_does_what_the_table_says_and_no_more(role: str) -> None:
    stage, table = scene.build(), cells.rows()
    client = cells.signed_in(cells.someone(role, stage))
    before, faults, denials = fingerprint(), list[str](), 0
    hidden = set(cells.hidden_canaries(role, stage, table))
    for row in table:
        for variant in cells.variants(row, stage):
            where = cells.address(row, stage, variant)
            expected = row.expected(role, variant)
            read = client.get(where)
            sent = cells.posted(client, where)
            told = [word for word in hidden if word in cells.text_of(read) or word in cells.text_of(sent)]
            told += exported(client, where, hidden) if "format=csv" in cells.text_of(read) else []
            found = cells.letter(read) + cells.letter(sent)
            denials += sum(mark in "nf" for mark in found)
            if found != expected * 2 or told:
                faults.append(f"{row.page} {variant}: expected {expected}, GET and POST gave {found}, told {told}")
    assert not faults, "\n".join(faults)
    assert fingerprint() == before, "A denied write left something behind."
    assert TrailEvent.objects.filter(kind="access.denied").count() == denials


def exported(client: Client, where: str, hidden: set[str]) -> list[str]:
    """Hidden words that a list's exports tell."""
    joined = "&" if "?" in where else "?"
    texts = [cells.text_of(client.get(f"{where}{joined}format={kind}")) for kind in cells.EXPORTS]
    return [word for word in hidden if any(word in text for text in texts)]


@pytest.mark.parametrize("role", ROLES)
def test_another_boards_pages_and_records_are_not_there(role: str) -> None:
    stage = scene.build()
    client = cells.signed_in(cells.someone(role, stage))
    faults = []
    for row in board_rows():
        variant = "foreign" if (row.subject, "foreign") in stage.records else ""
        if row.subject and not variant:
            continue
        crossed = [cells.address(row, stage, variant, board="zzz")]
        crossed += [cells.address(row, stage, variant)] if row.subject else []
        asked = [(where, ask(where)) for where in crossed for ask in (client.get, client.post)]
        faults += [where for where, answer in asked if cells.letter(answer) not in "nf" or tells(answer, stage)]
    assert not faults or role in EVERYWHERE, "\n".join(faults)


EVERYWHERE = {"system_administrator"}  # accounts and boards of the whole installation, by name


def tells(answer: HttpResponse, stage: scene.Scene) -> bool:
    """Whether an answer has a word of the other board's. A verb one lacks is refused before any record is sought."""
    text = cells.text_of(answer)
    return any(word in text for word in all_canaries(stage) if word.endswith("foreign"))


@pytest.mark.parametrize("role", [role for role in ROLES if role != "group_member"])
def test_an_expired_membership_opens_nothing(role: str) -> None:
    stage = scene.build()
    board = None if role == "system_administrator" else stage.board
    who = world.person(role, board, at=stage.own_agency, ends=world.LONG_AGO)
    client = cells.signed_in(who)
    open_pages = [row for row in board_rows() if cells.letter(client.get(cells.address(row, stage, "own"))) != "n"]
    assert not open_pages


def test_a_stranger_is_sent_to_sign_in() -> None:
    stage, table = scene.build(), cells.rows()
    for row in table:
        where = cells.address(row, stage, "own")
        for answer in (Client().get(where), Client().post(where)):
            if cells.policies()[row.page][1].see is PUBLIC:
                assert not [word for word in all_canaries(stage) if word in cells.text_of(answer)]
            else:
                assert answer.status_code == 302
                assert answer["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("role", ROLES)
def test_removing_any_grant_turns_a_cell_red(role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, table = scene.build(), cells.rows()
    client = cells.signed_in(cells.someone(role, stage))
    unnoticed = []
    for verb in ROLES[role].grants:
        register.install(without(role, verb.key))
        concerned = [row for row in table if verb.key in uses(cells.policies()[row.page][1])]
        if not any(is_red(client, row, role, stage) for row in concerned or table):
            unnoticed.append(verb.key)
    register.install(ROLES)
    assert not unnoticed, f"No cell notices that {role} lost: {unnoticed}"


def is_red(client: Client, row: cells.Row, role: str, stage: scene.Scene) -> bool:
    """True if any variant of the page now answers otherwise than the table says."""
    for variant in cells.variants(row, stage):
        where = cells.address(row, stage, variant)
        found = cells.letter(client.get(where)) + cells.letter(cells.posted(client, where))
        if found != row.expected(role, variant) * 2:
            return True
    return False


def without(role: str, verb: str) -> Mapping[str, Role]:
    """The register with one grant taken away."""
    held = ROLES[role]
    grants = {granted: reach for granted, reach in held.grants.items() if granted.key != verb}
    return {**ROLES, role: Role(held.key, held.name, held.sentence, grants)}


def uses(policy: Policy) -> set[str]:
    return {verb.key for verb in (policy.see, policy.may) if verb is not None and hasattr(verb, "key")}


def board_rows() -> list[cells.Row]:
    known = cells.policies()
    return [row for row in cells.rows() if known[row.page][0].startswith("<slug:board>")]


def all_canaries(stage: scene.Scene) -> list[str]:
    return [scene.canary(kind, variant) for kind, variant in stage.records]


def fingerprint() -> str:
    """A digest of every row that a denied write must leave alone."""
    digest = hashlib.sha256()
    for model in apps.get_models():
        if model._meta.label_lower not in UNWATCHED and model._meta.managed:
            rows = sorted(repr(row) for row in model._base_manager.values_list())
            digest.update(repr((model._meta.label_lower, rows)).encode())
    return digest.hexdigest()
