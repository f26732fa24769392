"""Forms: one markup, errors that help, and nothing typed is lost."""

import datetime as dt
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.kernel.partial_dates import PartialDate
from goldthread.ui.fields import LOCKED
from goldthread.ui.forms import DateField, Form, LongText, NumberField, PartialDateField, UploadField


class AuditForm(Form):
    theme = forms.CharField(max_length=10)
    planned = PartialDateField(label="When planned")
    held = DateField(label="Date held", required=False)
    children = NumberField(label="Children", required=False)
    method = forms.ChoiceField(choices=[("case", "Case audit"), ("dip", "Dip sample")], required=False)
    agency = forms.ChoiceField(choices=[(str(n), f"Agency {n}") for n in range(9)], required=False)
    notes = LongText(required=False)


def filled(**changes: str) -> AuditForm:
    return AuditForm({"theme": "Neglect", "planned": "June 2026", **changes})


def test_a_form_has_a_fresh_token_each_time_and_keeps_it_when_it_comes_back() -> None:
    first, second = str(AuditForm()), str(AuditForm())
    assert AuditForm().initial["once"] != AuditForm().initial["once"]
    assert 'name="once"' in first
    assert first != second
    assert 'value="token-1"' in str(filled(once="token-1"))


def test_missing_answers_are_asked_for_by_name() -> None:
    form = AuditForm({})
    assert form.errors["theme"] == ["Enter theme"]
    assert form.errors["planned"] == ["Enter when planned"]


def test_a_question_is_asked_to_be_answered_and_a_field_added_late_speaks_alike() -> None:
    class Late(Form):
        kind = forms.ChoiceField(label="What kind of thing is it?", choices=[("a", "A")])

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["who"] = forms.CharField(label="Who chaired")

    form = Late({})
    assert form.errors["kind"] == ["Answer “What kind of thing is it?”"]
    assert form.errors["who"] == ["Enter who chaired"]


def test_a_room_may_put_its_own_words() -> None:
    class Own(Form):
        theme = forms.CharField(error_messages={"required": "Say what the audit is about"})

    assert Own({}).errors["theme"] == ["Say what the audit is about"]


def test_a_partial_date_keeps_its_precision() -> None:
    form = filled()
    assert form.is_valid()
    assert form.cleaned_data["planned"] == PartialDate.month(2026, 6)


def test_a_partial_date_that_cannot_be_read_says_what_is_allowed_and_stays_in_the_box() -> None:
    form = filled(planned="soonish <b>")
    assert "“soonish <b>” is not a date" in form.errors["planned"][0]
    assert "quarter" in form.errors["planned"][0]
    assert 'value="soonish &lt;b&gt;"' in str(form)
    assert "soonish <b>" not in str(form)


@pytest.mark.parametrize(
    ("day", "month", "year", "said"),
    [
        ("31", "2", "2026", "Date held must be a real date"),
        ("1", "", "2026", "Date held must include a month"),
        ("", "", "2026", "Date held must include a day and a month"),
        ("1", "4", "26", "Date held: the year must have 4 numbers"),
        ("x", "4", "2026", "Date held must be a real date"),
        ("1", "99999999999999999999999", "2026", "Date held must be a real date"),
    ],
)
def test_a_day_that_is_not_says_why_and_keeps_what_was_typed(day: str, month: str, year: str, said: str) -> None:
    form = filled(held_day=day, held_month=month, held_year=year)
    assert form.errors["held"] == [said]
    assert f'value="{year}"' in str(form)
    assert ("#id_held-day") in [href for _, href in form.errors_to_show()]


@pytest.mark.parametrize("month", ["6", "June", "jun"])
def test_a_real_day_is_read_with_the_month_as_number_or_word(month: str) -> None:
    form = filled(held_day="10", held_month=month, held_year="2026")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["held"] == dt.date(2026, 6, 10)


@pytest.mark.parametrize("typed", ["six", "-1", "2.5", "99999999999999"])
def test_a_figure_that_is_not_a_whole_number_in_range_is_refused(typed: str) -> None:
    form = filled(children=typed)
    assert "children" in form.errors
    assert f'value="{typed}"' in str(form)


def test_too_long_is_said_in_plain_words() -> None:
    assert filled(theme="x" * 11).errors["theme"] == ["Theme must be 10 characters or fewer"]


def test_few_choices_are_radios_and_many_are_a_select() -> None:
    html = str(filled(method="dip"))
    assert html.count('type="radio"') == 3
    assert '<select class="govuk-select" id="id_agency"' in html
    assert 'value="dip" checked' in html


def test_every_error_in_the_summary_leads_to_a_control_on_the_page() -> None:
    form = filled(theme="", method="none", agency="none", children="x", held_day="1")
    html = str(form)
    for message, href in form.errors_to_show():
        assert f'id="{href.removeprefix("#")}"' in html, message


def test_text_that_begins_with_an_empty_line_keeps_it() -> None:
    assert ">\n\nSecond" in str(filled(notes="\nSecond"))


def test_line_ends_of_browsers_are_not_a_change() -> None:
    form = filled(notes="One\r\nTwo")
    assert form.is_valid()
    assert form.cleaned_data["notes"] == "One\nTwo"


def test_an_autosave_box_is_an_ordinary_box_with_an_address() -> None:
    form = filled(notes="So far")
    form.fields["notes"].autosave_url = "/save"
    html = str(form["notes"].as_field_group())
    assert 'data-autosave-url="/save"' in html
    assert 'aria-live="polite"' in html
    assert ">So far</textarea>" in html


class EvidenceForm(Form):
    evidence = UploadField(kinds=("pdf", "csv"), max_megabytes=1)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.exe", b"MZ", "The file must be PDF or CSV"),
        ("a.pdf", b"<html>", "The file says it is PDF but its content is not"),
        ("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", LOCKED.format(kind="CSV")),
        ("a.csv", b"a\x00b", "The file says it is CSV but its content is not"),
        ("a.pdf", b"%PDF" + b"x" * 1024 * 1024, "The file must be smaller than 1 MB"),
        ("a.pdf", b"", "The file is empty"),
    ],
)
def test_a_file_of_the_wrong_kind_or_size_is_refused(name: str, content: bytes, said: str) -> None:
    form = EvidenceForm({}, {"evidence": SimpleUploadedFile(name, content)})
    assert form.errors["evidence"] == [said]


def test_a_file_as_asked_for_is_accepted_whole() -> None:
    form = EvidenceForm({}, {"evidence": SimpleUploadedFile("a.PDF", b"%PDF-1.7 rest")})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["evidence"].read() == b"%PDF-1.7 rest"


class Grouped(Form):
    kind = forms.CharField(label="Kind")
    low = forms.CharField(label="Low", required=False)
    high = forms.CharField(label="High", required=False)
    sometimes = ("low",)
    legends = {"low": ("Only for some", "Leave it empty for others.", ("low", "high"))}


def test_fields_that_belong_together_stand_under_one_legend() -> None:
    drawn = str(Grouped())
    assert [[bound.name for bound in group.fields] for group in Grouped().groups()] == [["kind"], ["low", "high"]]
    assert "Only for some" in drawn
    assert drawn.count("<fieldset") == 1
    assert "High (optional)" in drawn
    assert "Low (optional)" not in drawn
