"""Reading the hand-reviewed table, and asking the product what each of its cells says."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from http.cookies import SimpleCookie
from pathlib import Path

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from goldthread.foundation.guards import Policy
from goldthread.foundation.house_rules import patterns
from goldthread.partnership.models import Person
from tests import world
from tests.access.scene import VARIANTS, Scene, canary

TABLE = Path(__file__).with_name("matrix.csv")
LETTERS = {404: "n", 403: "f"}
EXPORTS = ("csv", "xlsx")
NO_AGENCY = {"scrutineer", "board_chair", "qa_officer", "business_manager", "minute_taker", "system_administrator"}


@dataclass(frozen=True)
class Row:
    """One page of the table: its name, the kind of record it is about, the rest of its address, a cell per role."""

    page: str
    subject: str
    extra: dict[str, str]
    cells: dict[str, str]

    def expected(self, role: str, variant: str) -> str:
        """The letter for a role and variant; one letter stands for every variant."""
        cell = self.cells[role]
        return cell if len(cell) == 1 else cell[VARIANTS.index(variant)]


def rows() -> list[Row]:
    """The table as it stands in the file."""
    with TABLE.open(newline="") as file:
        return [_row(line) for line in csv.DictReader(file)]


def _row(line: dict[str, str]) -> Row:
    page, subject, extra = line.pop("page"), line.pop("subject"), line.pop("with")
    given = dict(pair.split("=", 1) for pair in extra.split(";") if pair)
    return Row(page, subject, given, {role: cell.strip() for role, cell in line.items()})


@cache
def policies() -> dict[str, tuple[str, Policy]]:
    """Every page of the product by its name, with its route and policy."""
    found = {}
    for route, entry in patterns():
        namespace = entry.callback.policy  # type: ignore[attr-defined]
        found[f"{_room(entry.callback.__module__)}:{entry.name}"] = (route, namespace)
    return found


def _room(module: str) -> str:
    return module.split(".")[1]


def variants(row: Row, scene: Scene) -> tuple[str, ...]:
    """The variants a page can be asked for."""
    if not row.subject:
        return ("own",)
    return tuple(variant for variant in VARIANTS if (row.subject, variant) in scene.records)


def address(row: Row, scene: Scene, variant: str, *, board: str = "aaa") -> str:
    """The address of a page about a record in a variant."""
    given = dict(row.extra)
    route = policies()[row.page][0]
    if "<slug:board>" in route:
        given["board"] = board
    if row.subject:
        given["public_id"] = str(scene.records[row.subject, variant].pk)
    for name, value in row.extra.items():
        if value.startswith("@"):
            kind = value.removeprefix("@")
            given[name] = str((scene.records.get((kind, variant)) or scene.records[kind, "own"]).pk)
    return reverse(row.page, kwargs=given)


def someone(role: str, scene: Scene) -> Person:
    """A person whose only role this is, at the agency of the `own` records where the role belongs to an agency."""
    if role == "system_administrator":
        return world.person(role, None)
    if role == "group_member":
        who = world.person("guest", scene.board)
        world.seat(who, scene.group)
        return who
    return world.person(role, scene.board, at=None if role in NO_AGENCY else scene.own_agency)


def signed_in(who: Person) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(who)
    return client


def letter(response: HttpResponse) -> str:
    """What an answer means: not there, forbidden, allowed, sent to sign in, or broken."""
    if response.status_code >= 500:
        return "X"
    if response.get("Location", "").startswith("/sign-in/?next="):
        return "s"
    return LETTERS.get(response.status_code, "y")


def posted(client: Client, where: str, form: bytes = b"") -> HttpResponse:
    """The answer to a form, empty unless told otherwise.

    Whatever it changed is undone, in the database and in the browser's cookies.
    """
    sender = Client(raise_request_exception=False)
    sender.cookies = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    with transaction.atomic():
        response = sender.post(where, form, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(letter(response) == "y")
    return response


def is_posted(row: Row, variant: str) -> bool:
    """Whether a page is also sent a form: every page once, and those that write in every variant."""
    return variant == "own" or policies()[row.page][1].may is not None


def read_through(response: HttpResponse) -> HttpResponse:
    """The same answer, its file read to the end, which is what closes it."""
    if response.streaming:
        response.streaming_content = [b"".join(response.streaming_content)]
    return response


def text_of(response: HttpResponse) -> str:
    """Every word a response carries, unpacked from whatever it is packed in."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b" ".join(packed.read(name) for name in packed.namelist())
    elif body[:4] == b"%PDF":
        from pypdf import PdfReader

        body = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).encode()
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    return (headers + body.decode(errors="replace")).lower()


def hidden_canaries(role: str, scene: Scene, table: list[Row]) -> Iterator[str]:
    """The words this role must never read: of records whose page the table denies it, and of the other board."""
    for kind, variant in scene.records:
        if variant == "foreign" and (role, kind) not in ACCOUNTS:
            yield canary(kind, variant)
    for row in table:
        if row.page in SHOWS:
            for variant in variants(row, scene) if (role, row.subject) not in ACCOUNTS else ():
                if row.expected(role, variant) == "n":
                    yield from (canary(kind, variant) for kind in SHOWS[row.page] if (kind, variant) not in KNOWN)


SHOWS = {
    "audits:show": ("audit", "reschedule"),
    "reviews:show": ("review", "judgement", "document"),
    "findings:show": ("finding", "fref", "theme"),
    "findings:recommendation": ("recommendation", "rref", "impact", "tested", "response"),
    "improvement:show": (
        "action",
        "aref",
        "detail",
        "measure",
        "shown",
        "caveat",
        "stated",
        "former",
        "decision",
        "untested",
        "evidence",
        "note",
        "moved",
        "fname",
    ),
    "improvement:evidence_file": ("evidence_file", "fname"),
    "meetings:show": ("meeting", "place"),
    "partnership:person": ("person",),
    "home:message": ("message",),
    "programme:entry": ("entry",),
    "programme:obstacles": ("obstacle",),
    "partnership:show": ("change", "duty"),
    "partnership:agency": ("agency",),
}
KNOWN = {("agency", "own")}  # a person knows the name of the agency they answer for
ACCOUNTS = {("system_administrator", "person"), ("system_administrator", "agency")}  # accounts, everywhere, by name
