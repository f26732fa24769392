"""Sessions end when they should, addresses name what they say, and a form is one person's."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.audits.models import CaseAudit
from goldthread.partnership.models import Membership, Person
from tests import world
from tests.access import cells, scene

pytestmark = pytest.mark.django_db
NESTED = {
    "partnership:post_change": ("group", "post"),
    "partnership:pattern_change": ("group", "pattern"),
    "partnership:role_end": ("person", "membership"),
    "programme:change_date": ("entry", "date"),
    "programme:remove_date": ("entry", "date"),
}
KINDS = {"date": "entry_date"}
AUDITS = "/aaa/audits/"


def test_every_address_with_two_identifiers_is_tried_here() -> None:
    nested = {row.page for row in cells.rows() if any(value.startswith("@") for value in row.extra.values())}
    assert nested == set(NESTED)


@pytest.mark.parametrize("page", NESTED)
def test_a_part_is_reached_only_through_what_it_belongs_to(page: str) -> None:
    stage = scene.build()
    client = cells.signed_in(cells.someone("qa_officer", stage))
    outer, inner = NESTED[page]
    kind = KINDS.get(inner, inner)
    whole, part = stage.records[outer, "own"], stage.records[kind, "own"]
    other = {"group": stage.other_group, "person": stage.records["person", "other"]}.get(outer)
    other = other or world.save(type(whole)(board=stage.board, year=scene.YEAR, kind="other", title="Another"))
    strays = [
        {"board": "aaa", "public_id": other.pk, inner: part.pk},
        {"board": "aaa", "public_id": whole.pk, inner: stage.records[kind, "foreign"].pk},
        {"board": "zzz", "public_id": whole.pk, inner: part.pk},
        {"board": "aaa", "public_id": whole.pk, inner: uuid.uuid4()},
    ]
    assert client.get(reverse(page, kwargs={"board": "aaa", "public_id": whole.pk, inner: part.pk})).status_code == 200
    for given in strays:
        where = reverse(page, kwargs=given)
        assert (client.get(where).status_code, client.post(where).status_code) == (404, 404), given


def test_a_role_taken_away_counts_at_the_next_click() -> None:
    board = world.board("AAA")
    who = world.person("qa_officer", board)
    client = cells.signed_in(who)
    assert client.get(AUDITS).status_code == 200
    held = Membership.objects.as_system("tests").get(person=who)
    held.ends = dt.date.today() - dt.timedelta(days=1)
    world.save(held)
    assert client.get(AUDITS).status_code == 404


def test_a_suspended_account_is_out_at_the_next_click() -> None:
    who = world.person("qa_officer", world.board("AAA"))
    client = cells.signed_in(who)
    held = Person.objects.as_system("tests").get(pk=who.pk)
    held.is_active = False
    world.save(held)
    assert client.get(AUDITS).status_code == 302
    assert Client().post("/sign-in/", {"email": who.email, "password": "correct horse battery"}).status_code == 422


def test_signing_out_ends_the_session_for_whoever_kept_its_key() -> None:
    client = cells.signed_in(world.person("qa_officer", world.board("AAA")))
    thief = Client()
    thief.cookies = client.cookies.copy()
    assert thief.get(AUDITS).status_code == 200
    client.post("/sign-out/")
    assert thief.get(AUDITS).status_code == 302


@pytest.mark.parametrize(
    "wanted", ["//evil.org", "https://evil.org", "/\\evil.org", "javascript:alert(1)", "http:evil", "%2F%2Fevil.org"]
)
def test_signing_in_leads_nowhere_else(wanted: str) -> None:
    who = world.person("qa_officer", world.board("AAA"))
    told = {"email": who.email, "password": "correct horse battery"}
    answer = Client().post("/sign-in/", told, query_params={"next": wanted})
    assert answer["Location"] in ("/", wanted if wanted.startswith("%") else "/")


def test_a_forms_token_is_one_persons_and_one_contents() -> None:
    board = world.board("AAA")
    alice, bob = (cells.signed_in(world.person("qa_officer", board)) for _ in range(2))
    form = {"theme": "X", "kind": "multi_agency", "planned": "2026-06-01", "once": str(uuid.uuid4())}
    assert alice.post(f"{AUDITS}new/", form).status_code == 302
    assert alice.post(f"{AUDITS}new/", form).status_code == 302
    assert alice.post(f"{AUDITS}new/", {**form, "theme": "Y"}).status_code == 409
    assert bob.post(f"{AUDITS}new/", form).status_code == 409
    assert CaseAudit.objects.as_system("tests").count() == 1


def test_a_form_that_lost_its_version_overwrites_nothing() -> None:
    board = world.board("AAA")
    client = cells.signed_in(world.person("qa_officer", board))
    client.post(f"{AUDITS}new/", {"theme": "X", "kind": "multi_agency", "planned": "2026-06-01"})
    audit = CaseAudit.objects.as_system("tests").get()
    form = {"theme": "Y", "kind": "multi_agency"}
    for version, status in ((None, 409), ("", 409), ("0", 409), ("1", 302), ("1", 409)):
        sent = {**form, **({} if version is None else {"version": version})}
        assert client.post(f"{AUDITS}{audit.pk}/change/", sent).status_code == status, version
        form["theme"] += "y"


def test_what_a_form_does_not_ask_is_not_taken_from_it() -> None:
    board = world.board("AAA")
    client = cells.signed_in(world.person("qa_officer", board))
    more = {"state": "closed", "reference": "CA-99", "held": "2020-01-01", "cases": "9", "board": str(uuid.uuid4())}
    client.post(f"{AUDITS}new/", {"theme": "X", "kind": "multi_agency", "planned": "2026-06-01", **more})
    audit = CaseAudit.objects.as_system("tests").get()
    assert (audit.state, audit.reference, audit.held, audit.cases, audit.board_id) == (
        "planned",
        "CA-1",
        None,
        None,
        board.pk,
    )


@pytest.mark.parametrize("step", ["decide", "embed"])
def test_no_state_is_skipped_by_asking_for_the_next_but_one(step: str) -> None:
    stage = scene.build()
    client = cells.signed_in(cells.someone("sub_group_chair", stage))
    action = stage.records["action", "own"]
    where = reverse(f"improvement:{step}", args=["aaa", action.pk])
    assert client.post(where, {"version": action.version, "decided": "returned", "reason": "X"}).status_code == 422
    again = type(action).objects.as_system("tests").get(pk=action.pk)
    assert (again.state, again.version) == ("proposed", action.version)
