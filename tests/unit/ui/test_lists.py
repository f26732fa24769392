"""List pages: narrowed, sorted and paged by the address, whatever the address says."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from goldthread.foundation.access import Actor
from goldthread.foundation.models import TrailEvent
from goldthread.ui.content import Link
from goldthread.ui.lists import Button, Column, Empty, Filter, Listing, list_page

pytestmark = pytest.mark.django_db


def narrow(rows: QuerySet[ContentType], value: str) -> QuerySet[ContentType]:
    return rows.filter(model__startswith=value)


def listing() -> Listing:
    columns = (
        Column("name", "Name", lambda row: Link(row.model, f"/{row.pk}"), sort="model"),
        Column("label", "Label", lambda row: row.app_label, sort="-app_label"),
        Column("plain", "Plain", lambda row: "=cmd"),
    )
    filters = (Filter("kind", "Kind", [("", "All"), ("even", "Even"), ("odd", "Odd")], narrow),)
    rows = ContentType.objects.filter(app_label="lists")
    return Listing("Things", rows, columns, "name", filters, ("model",), page_size=10, file_name="things")


@pytest.fixture(autouse=True)
def _rows(db: None) -> None:
    kinds = ("odd", "even")
    ContentType.objects.bulk_create(
        ContentType(app_label="lists", model=f"{kinds[n % 2]}-{n:02d}<b>") for n in range(26)
    )


def ask(query: str = "", **options: object) -> HttpResponse:
    request = RequestFactory().get(f"/{query}")
    request.actor = Actor.system("tests")  # type: ignore[attr-defined]
    return list_page(request, listing(), title="Things", **options)  # type: ignore[arg-type]


def shown(answer: HttpResponse) -> list[str]:
    html = answer.content.decode()
    return [part.split("<")[0] for part in html.split('data-label="Name"><a class="govuk-link" href="')[1:]]


def names(answer: HttpResponse) -> list[str]:
    return [part.split(">", 1)[1].split("&lt;")[0] for part in shown(answer)]


def test_a_page_costs_one_count_and_one_select(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        answer = ask()
    assert "1 to 10 of 26" in answer.content.decode()
    assert "<b>" not in answer.content.decode()


def test_headings_sort_both_ways_and_say_so() -> None:
    html = ask("?sort=-name").content.decode()
    assert names(ask("?sort=-name"))[0] == "odd-24"
    assert 'aria-sort="descending"' in html
    assert 'href="?sort=name"' in html
    assert names(ask())[0] == "even-01"


def test_filters_and_search_narrow_together_and_show_as_chips() -> None:
    answer = ask("?kind=even&q=-2")
    html = answer.content.decode()
    assert names(answer) == ["even-21", "even-23", "even-25"]
    assert "3 in all" in html
    assert "Kind: Even" in html
    assert 'href="?q=-2"' in html
    assert 'href="?kind=even"' in html


def test_pages_keep_what_was_chosen() -> None:
    assert "?kind=even&amp;page=2" in ask("?kind=even").content.decode()
    assert names(ask("?page=3"))[-1] == "odd-24"


@pytest.mark.parametrize(
    "query",
    [
        "?page=0",
        "?page=-1",
        "?page=abc",
        "?page=99999999999999999999999999",
        "?page=%00",
        "?sort=password",
        "?sort=--name",
        "?sort=-",
        "?kind=other",
        "?kind=",
        "?q=%00%00",
        "?format=exe",
        "?q=" + "x" * 5000,
        "?kind=even&kind=odd&kind=__class__",
        "?sort=plain",
    ],
)
def test_garbage_in_the_address_is_ignored(query: str) -> None:
    assert ask(query).status_code == 200


def test_a_page_past_the_end_is_the_last() -> None:
    assert "21 to 26 of 26" in ask("?page=77").content.decode()


def test_what_is_searched_for_is_escaped() -> None:
    html = ask("?q=%22%3E%3Cscript%3E").content.decode()
    assert "<script>" not in html
    assert "Nothing matches" in html


def test_exports_hold_every_matching_row_and_harmless_cells() -> None:
    answer = ask("?kind=odd&format=csv&page=2")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Name", "Label", "Plain"]
    assert len(rows) == 14
    assert {row[2] for row in rows[1:]} == {"'=cmd"}
    assert ask("?format=xlsx").content.startswith(b"PK")


def test_an_export_leaves_its_event_and_never_the_words_that_were_searched_for() -> None:
    ask("?kind=odd&q=secret&format=csv")
    event = TrailEvent.objects.get(kind="exported")
    assert event.detail == {"list": "things", "format": "csv", "rows": 0, "narrowed by": ["kind"]}


def test_a_default_filter_is_in_force_shown_as_chosen_and_can_be_lifted() -> None:
    odd = Filter("kind", "Kind", [("odd", "Odd"), ("all", "All")], narrow, default="odd", every="all")
    plain = ask_of((odd,)).content.decode()
    assert "10 of 13" in plain
    assert 'href="?kind=all"' in plain
    assert "10 of 26" in ask_of((odd,), "?kind=all").content.decode()
    assert "10 of 13" in ask_of((odd,), "?kind=nonsense").content.decode()


def test_what_is_only_in_files_is_not_on_the_page_and_rows_are_gathered_before_they_are_drawn() -> None:
    gathered: list[int] = []
    columns = (
        Column("name", "Name", lambda row: row.model, sort="model"),
        Column("more", "More", lambda row: len(gathered), only_in_files=True),
    )

    def gather(rows: Sequence[Any]) -> None:
        gathered.append(len(rows))

    more = replace(listing(), columns=columns, gather=gather, filters=())
    request = RequestFactory().get("/")
    request.actor = Actor.system("tests")  # type: ignore[attr-defined]
    assert "More" not in list_page(request, more, title="Things").content.decode()
    request.GET = QueryDict("format=csv")
    assert "Name,More" in list_page(request, more, title="Things").content.decode("utf-8-sig")
    assert gathered == [10, 26]


def ask_of(filters: tuple[Filter, ...], query: str = "") -> HttpResponse:
    request = RequestFactory().get(f"/{query}")
    request.actor = Actor.system("tests")  # type: ignore[attr-defined]
    return list_page(request, replace(listing(), filters=filters), title="Things")


def test_an_empty_list_teaches_and_offers_the_first_step() -> None:
    ContentType.objects.filter(app_label="lists").delete()
    html = ask(empty=Empty("No things yet", "Things matter.", Button("Add a thing", "/add"))).content.decode()
    assert "No things yet" in html
    assert 'href="/add"' in html
    assert "<table" not in html
