"""Whatever is typed, sent or asked for, no page breaks: a form says what is wrong, an address is not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django import forms
from django.test import Client
from django.test.utils import ContextList

from tests import world
from tests.access import cells, scene

pytestmark = pytest.mark.django_db
ROLES = ("qa_officer", "agency_lead", "system_administrator")
GARBAGE = "page=999999999999999999999&sort=-%00&q=%00%ED%A0%80%F0%9F&kind=%00&year=9999-00&group=x&person=x&days=1e9"
QUERIES = (
    GARBAGE,
    "page=-1&sort=pk&year=0000-01&audit=%00&finding=%00&recommendation=x&state=zzz",
    "page=%D9%A1&year=%D9%A2%D9%A0%D9%A1%D9%A6-17&schools=maybe&q=" + "a" * 5000,
    "format=exe&next=//example.org&year=1800-01&page=" + "9" * 5000,
)
METHODS = ("put", "patch", "delete", "options", "trace")
LONG = "x" * 60_000
TYPED = {
    "nul": "a\x00b",
    "lone surrogate": "a\ud800b",
    "long": LONG,
    "huge number": "9" * 400,
    "other digits": "٣",
}


def addresses(role: str) -> Iterator[tuple[cells.Row, Client, str]]:
    """Every page the role may open."""
    stage = scene.build()
    client = cells.signed_in(cells.someone(role, stage))
    for row in cells.rows():
        if row.expected(role, "own") == "y":
            yield row, client, cells.address(row, stage, "own")


def read(client: Client, where: str) -> Any:
    """The answer of a page, its file read where it is one."""
    return cells.read_through(client.get(where))


@pytest.mark.parametrize("role", ROLES)
def test_no_query_string_breaks_a_page(role: str) -> None:
    broken = []
    for row, client, where in addresses(role):
        answers = {query: read(client, f"{where}?{query}") for query in QUERIES}
        broken += [f"{row.page}?{query[:60]}" for query, answer in answers.items() if answer.status_code >= 500]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("role", ROLES)
def test_no_method_but_reading_and_sending_is_answered(role: str) -> None:
    strange = []
    for row, client, where in addresses(role):
        codes = {method: getattr(client, method)(where).status_code for method in METHODS}
        strange += [f"{row.page} {method}: {code}" for method, code in codes.items() if code != 405]
        head = client.head(where)
        told = b"".join(head.streaming_content) if head.streaming else head.content
        strange += [f"{row.page} HEAD: {head.status_code}"] if head.status_code >= 500 or told else []
    assert not strange, "\n".join(strange)


def test_no_text_breaks_a_form() -> None:
    broken = []
    for row, client, where in addresses("qa_officer"):
        form = form_of(read(client, where).context)
        for name in [name for name, field in form.fields.items() if is_typed(field)] if form else ():
            for kind, text in TYPED.items():
                answer = cells.posted(client, where, filled(form, text, only=name))
                broken += [f"{row.page} {name}: {kind}"] if answer.status_code >= 500 else []
    assert not broken, "\n".join(broken)


def is_typed(field: forms.Field) -> bool:
    return not isinstance(field, forms.ChoiceField | forms.FileField | forms.BooleanField)


def form_of(context: ContextList | None) -> Any:
    return next((layer["form"] for layer in context or () if "form" in layer), None)


def filled(form: Any, text: str, *, only: str) -> bytes:
    """A form as a browser would send it, with the text in one field."""
    told = {}
    for name, field in form.fields.items():
        value = text if name == only else plausible(form, name, field)
        if value is not None:
            told[name] = value
    return urlencode(told, doseq=True, errors="surrogatepass").encode()


def plausible(form: Any, name: str, field: forms.Field) -> Any:
    """What someone could have meant."""
    given = form.get_initial_for_field(field, name)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return [str(one.pk) for one in field.queryset[:1]]
    if isinstance(field, forms.ModelChoiceField):
        return str(given.pk) if hasattr(given, "pk") else str(given or "")
    if isinstance(field, forms.MultipleChoiceField | forms.FileField):
        return None
    if isinstance(field, forms.ChoiceField):
        offered = [str(value) for value, _ in field.choices if value != ""]
        return str(given) if given else (offered or [""])[0]
    kind = type(field).__name__
    words = {"PartialDateField": "2025-06-10", "NumberField": "3", "EmailField": "a@example.org", "URLField": ""}
    return str(given) if given not in (None, "") else words.get(kind, "2025-26" if name == "year" else "Words")


def test_a_board_that_is_not_there_is_not_there_however_it_is_written() -> None:
    client = cells.signed_in(world.person("qa_officer", world.board("AAA")))
    for slug in ("AAA%00", "aaa%20", "%ED%A0%80", "a" * 3000, "..", "aaa;x", "ａａａ"):
        assert client.get(f"/{slug}/").status_code == 404, slug
    for bad in ("x", "0" * 36, "../../etc/passwd", "%00", "00000000-0000-0000-0000-00000000000g"):
        assert client.get(f"/aaa/findings/{bad}/").status_code == 404, bad
