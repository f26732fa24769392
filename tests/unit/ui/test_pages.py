"""Form pages: saved, refused, or told that someone else was first."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpResponse
from django.test import RequestFactory

from goldthread.foundation.errors import Stale
from goldthread.kernel.refusals import Refused
from goldthread.ui.content import Link
from goldthread.ui.forms import Form
from goldthread.ui.pages import Save, confirm_page, form_page


class ThemeForm(Form):
    theme = forms.CharField(max_length=80)
    method = forms.ChoiceField(choices=[("case", "Case audit"), ("dip", "Dip sample")])


TYPED = {"theme": "Neglect <of> teenagers", "method": "dip", "version": "3", "once": "token-1"}


def post(save: Save, data: Mapping[str, str] = TYPED, **options: Any) -> HttpResponse:
    request = RequestFactory().post("/audits/add", data)
    return form_page(request, ThemeForm, title="Add an audit", save=save, back=Link("Audits", "/audits"), **options)


def test_the_page_opens_with_the_version_it_was_opened_on() -> None:
    opened = {"theme": "Neglect", "version": 7}
    answer = form_page(
        RequestFactory().get("/"), ThemeForm, title="Change an audit", save=lambda given, version: "/", initial=opened
    )
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="version" value="7"' in html
    assert 'value="Neglect"' in html


def test_what_was_saved_leads_on_and_housekeeping_is_not_part_of_it() -> None:
    seen: list[tuple[Mapping[str, Any], int | None]] = []

    def save(given: Mapping[str, Any], version: int | None) -> str:
        seen.append((given, version))
        return "/audits/1"

    answer = post(save)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/audits/1")
    assert seen == [({"theme": "Neglect <of> teenagers", "method": "dip"}, 3)]


def test_a_form_with_faults_comes_back_with_a_summary_and_what_was_typed() -> None:
    answer = post(lambda given, version: "/", {**TYPED, "method": ""})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error: " in html
    assert '<a href="#id_method">Choose method</a>' in html
    assert "Neglect &lt;of&gt; teenagers" in html
    assert 'value="token-1"' in html


def test_a_refusal_stands_at_its_field_or_over_the_form() -> None:
    for field, link in (("theme", 'href="#id_theme"'), (None, ""), ("unknown", "")):

        def save(given: Mapping[str, Any], version: int | None, field: str | None = field) -> str:
            raise Refused("There is an audit of that name. Choose another.", field=field)

        answer = post(save)
        html = answer.content.decode()
        assert answer.status_code == 422
        assert "There is an audit of that name" in html
        assert link in html


def stale_save(given: Mapping[str, Any], version: int | None) -> str:
    raise Stale(SimpleNamespace(version=5, theme="Neglect & harm", method="dip"))  # type: ignore[arg-type]


def test_a_stale_save_shows_both_texts_and_keeps_what_was_typed() -> None:
    answer = post(stale_save, current=lambda: {"theme": "Neglect & harm", "method": "case", "version": 5})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Someone saved this after you opened it" in html
    assert html.count("Neglect &lt;of&gt; teenagers") == 2
    assert "Neglect &amp; harm" in html
    assert "Dip sample" in html
    assert "Case audit" in html


def test_saving_again_after_a_stale_save_is_deliberate() -> None:
    html = post(stale_save).content.decode()
    assert 'name="version" value="5"' in html
    assert "Save over what is there now" in html
    assert "What you typed" in html
    assert "<h3" in html
    assert html.count("gt-stale__pair") == 1


def test_a_confirmation_says_what_will_happen_and_asks_once() -> None:
    answer = confirm_page(
        RequestFactory().get("/"),
        title="Issue the report?",
        save=lambda given, version: "/",
        submit="Issue the report",
        consequences=("It can no longer be changed.",),
    )
    html = answer.content.decode()
    assert "It can no longer be changed." in html
    assert ">Issue the report</button>" in html
