"""Whole pages for the usual asks: fill in and save, or say yes. Stale saves show both texts; refusals say where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import QueryDict
from django.shortcuts import render

from goldthread.foundation.errors import Stale
from goldthread.kernel.refusals import Refused
from goldthread.ui.content import Content, Link, plain
from goldthread.ui.field_markup import flat_choices
from goldthread.ui.forms import HOUSEKEEPING, Form

NO_VERSION = 0  # records count from one
Save = Callable[[Mapping[str, Any], int | None], HttpResponse | str]
Current = Callable[[], Mapping[str, Any]]


@dataclass(frozen=True)
class Clash:
    """A field that someone else saved differently: what was typed (kept in the box) and what is saved now."""

    label: str
    typed: str
    saved: str


@dataclass(frozen=True)
class FormPage:
    """What a form page needs besides the form. `context` goes to the template as it is."""

    title: str
    submit: str
    back: Link | None
    lead: str
    template: str
    context: Mapping[str, Any]

    def answer(
        self, request: HttpRequest, form: Form, status: int = 200, clashes: tuple[Clash, ...] = (), stale: bool = False
    ) -> HttpResponse:
        """The page with the form, in the state the status says."""
        frame = {"title": self.title, "submit": self.submit, "back": self.back, "lead": self.lead}
        state = {"form": form, "stale": stale, "clashes": clashes, "has_errors": status == 422}
        return render(request, self.template, {**frame, **self.context, **state}, status=status)


def form_page(
    request: HttpRequest,
    form_class: type[Form],
    *,
    title: str,
    save: Save,
    initial: Mapping[str, Any] | None = None,
    current: Current | None = None,
    form_kwargs: Mapping[str, Any] | None = None,
    submit: str = "Save",
    back: Link | None = None,
    lead: str = "",
    template: str = "ui/form.html",
    **context: Any,
) -> HttpResponse:
    """Show a form; save what it holds.

    `save` receives the cleaned fields and the version the form was opened on, and returns an address to go to or a
    response. A Refused raised by it becomes an error at its field (status 422). A Stale becomes a page that shows,
    for each field that differs from `current()` (the values saved now, by field name, with `version`), both texts;
    what was typed stays in the boxes and saving again is a deliberate act (status 409).
    """
    page = FormPage(title, submit, back, lead, template, context)
    options = {"initial": dict(initial or {}), **(form_kwargs or {})}
    if request.method != "POST":
        return page.answer(request, form_class(**options))
    form = form_class(request.POST, request.FILES, **options)
    if not form.is_valid():
        return page.answer(request, form, status=422)
    try:
        saved = save(_given(form), _version(form))
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return page.answer(request, form, status=422)
    except Stale as stale:
        return _stale_answer(request, page, form, stale, current)
    return HttpResponseRedirect(saved) if isinstance(saved, str) else saved


def confirm_page(
    request: HttpRequest,
    *,
    title: str,
    save: Save,
    submit: str,
    form_class: type[Form] = Form,
    back: Link | None = None,
    lead: str = "",
    consequences: tuple[str, ...] = (),
    danger: bool = False,
    initial: Mapping[str, Any] | None = None,
    template: str = "ui/confirm.html",
    **context: Any,
) -> HttpResponse:
    """Ask once before something that is hard to undo. The form has no fields, or a reason."""
    return form_page(
        request,
        form_class,
        title=title,
        save=save,
        initial=initial,
        submit=submit,
        back=back,
        lead=lead,
        template=template,
        consequences=consequences,
        danger=danger,
        **context,
    )


def _version(form: Form) -> int | None:
    """The version the form was opened on. One that was given and did not come back matches nothing, so is stale."""
    version: int | None = form.cleaned_data["version"]
    return NO_VERSION if version is None and form.initial.get("version") is not None else version


def _given(form: Form) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name not in HOUSEKEEPING}


def _stale_answer(
    request: HttpRequest, page: FormPage, form: Form, stale: Stale, current: Current | None
) -> HttpResponse:
    saved_now = dict(current()) if current else _values_of(stale.record, form)
    clashes = tuple(_clashes(form, saved_now))
    data = cast(QueryDict, form.data).copy()
    version = saved_now.get("version", getattr(stale.record, "version", ""))
    data[form.add_prefix("version")] = str(version)
    form.data = data
    return page.answer(request, form, status=409, clashes=clashes, stale=True)


def _values_of(record: Any, form: Form) -> dict[str, Any]:
    return {name: getattr(record, name) for name in form.fields if hasattr(record, name)}


def _clashes(form: Form, saved_now: Mapping[str, Any]) -> list[Clash]:
    clashes = []
    for bound in form.visible_fields():
        typed = form.cleaned_data.get(bound.name)
        if bound.name not in saved_now or (typed or None) == (saved_now[bound.name] or None):
            continue
        shown = [in_words(bound.field, value) for value in (typed, saved_now[bound.name])]
        if shown[0] != shown[1]:
            clashes.append(Clash(str(bound.label), *shown))
    return clashes


def in_words(field: forms.Field, value: Any) -> str:
    """A value as a person reads it: a choice by its words, several by a list, nothing as “Not recorded”."""
    if isinstance(value, list | tuple | set) or hasattr(value, "all"):
        items = value.all() if hasattr(value, "all") else value
        return ", ".join(in_words(field, item) for item in items) or plain(None)
    if isinstance(field, forms.ModelChoiceField):
        return plain(str(value)) if value is not None else plain(None)
    if isinstance(field, forms.ChoiceField):
        words = dict(flat_choices(field))
        return plain(words.get(str(value), str(value or "")))
    return plain(cast(Content, value))
