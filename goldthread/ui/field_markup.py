"""Draws one form field with the GOV.UK macro that suits its widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from goldthread.ui.fields import DateParts, SuggestedField
from goldthread.ui.govuk import component_html

MOST_RADIOS = 6

Params = dict[str, Any]
PASSED_ON = ("autocomplete", "inputmode", "spellcheck", "rows")


class Folded(forms.Select):
    """A list that stays folded however little it offers: for pages that ask many questions alike."""


def field_html(bound: BoundField) -> SafeString:
    """A field with its label, hint, errors and what was typed."""
    if isinstance(bound.field.widget, forms.HiddenInput):
        return bound.as_widget()
    for kind, draw in DRAWERS:
        if isinstance(bound.field.widget, kind):
            return draw(bound)
    return _input(bound)


def first_input_id(bound: BoundField) -> str:
    """The id the error summary links to: the first control of the field."""
    return f"{bound.auto_id}-day" if isinstance(bound.field.widget, DateParts) else str(bound.auto_id)


def is_optional(bound: BoundField) -> bool:
    """Whether the label should say “(optional)”."""
    if bound.name in getattr(bound.form, "sometimes", ()):
        return False
    return not bound.field.required and not isinstance(bound.field, forms.BooleanField) and not _is_radios(bound)


def _label(bound: BoundField) -> str:
    return f"{bound.label} (optional)" if is_optional(bound) else str(bound.label)


def _common(bound: BoundField) -> Params:
    errors = " ".join(str(error) for error in bound.errors)
    return {
        "id": bound.auto_id,
        "name": bound.html_name,
        "hint": {"text": str(bound.help_text)} if bound.help_text else None,
        "errorMessage": {"text": errors} if errors else None,
    }


def _labelled(bound: BoundField) -> Params:
    attrs = bound.field.widget.attrs
    passed = {name: attrs[name] for name in PASSED_ON if name in attrs}
    label = {"text": _label(bound), "classes": "govuk-label--s"}
    return {**_common(bound), "label": label, "classes": attrs.get("class"), **passed}


def _legend(bound: BoundField) -> Params:
    return {"legend": {"text": _label(bound), "classes": "govuk-fieldset__legend--s"}}


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _input(bound: BoundField) -> SafeString:
    kind = getattr(bound.field.widget, "input_type", "text")
    value = None if kind == "password" else _text(bound.value())
    return component_html(
        "input", {**_labelled(bound), "type": kind, "value": value, **_data(bound), **_offered(bound)}
    )


def _offered(bound: BoundField) -> Params:
    """What a browser may suggest while someone types; nothing where it would be of no help."""
    if not isinstance(bound.field, SuggestedField) or not bound.field.suggestions:
        return {}
    name = f"{bound.auto_id}-suggestions"
    options = format_html_join("", '<option value="{}"></option>', ((text,) for text in bound.field.suggestions))
    listed = format_html('<datalist id="{}">{}</datalist>', name, options)
    return {"attributes": {"list": name}, "formGroup": {"afterInput": {"html": listed}}}


def _data(bound: BoundField) -> Params:
    attrs = {name: value for name, value in bound.field.widget.attrs.items() if name.startswith("data-")}
    return {"attributes": attrs} if attrs else {}


def _textarea(bound: BoundField) -> SafeString:
    text = _text(bound.value())
    params = {**_labelled(bound), "value": f"\n{text}" if text.startswith(("\n", "\r")) else text}
    if url := getattr(bound.field, "autosave_url", ""):
        said = f"{bound.auto_id}-saved"
        params["attributes"] = {"data-autosave-url": url, "data-autosave-status": said}
        params["formGroup"] = {"afterInput": {"html": _status_line(said)}}
    longest = getattr(bound.field, "max_length", None)
    return component_html(
        "character-count" if longest else "textarea", {**params, "maxlength": longest} if longest else params
    )


def _status_line(identifier: str) -> str:
    return f'<p class="govuk-hint gt-autosave" id="{identifier}" aria-live="polite"></p>'


def _file(bound: BoundField) -> SafeString:
    params = _labelled(bound)
    attributes = {"accept": bound.field.widget.attrs.get("accept", "")}
    if getattr(bound.field.widget, "allow_multiple_selected", False):
        attributes["multiple"] = "multiple"
    again = getattr(bound.field, "again", "")
    if again and bound.data:  # the page came back, and the browser has let go of what was chosen
        params["hint"] = {"text": f"{again} {bound.help_text}"}
    return component_html("file-upload", {**params, "attributes": attributes})


def _date(bound: BoundField) -> SafeString:
    typed = bound.value()
    parts = typed if isinstance(typed, list) else bound.field.widget.decompress(typed)
    wrong = " govuk-input--error" if bound.errors else ""
    items = [
        {
            "id": f"{bound.auto_id}-{part}",
            "name": f"{bound.html_name}_{part}",
            "label": part.title(),
            "value": _text(value),
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{wrong}",
        }
        for part, value in zip(("day", "month", "year"), parts, strict=True)
    ]
    return component_html("date-input", {**_common(bound), "fieldset": _legend(bound), "items": items})


def flat_choices(field: Any) -> list[tuple[str, str]]:
    """The choices of a field as text, option groups flattened: none of our lists is long enough to need them."""
    flat: list[tuple[str, str]] = []
    for value, label in field.choices:
        pairs = label if isinstance(label, list | tuple) else [(value, label)]
        flat += [(str(key), str(text)) for key, text in pairs]
    return flat


def _chosen(bound: BoundField) -> set[str]:
    """What is chosen now, as the choices' values are written."""
    prepare: Callable[[Any], Any] = getattr(bound.field, "prepare_value", lambda item: item)
    value = prepare(bound.value())
    values = value if isinstance(value, list | tuple | set) else [value]
    return {str(prepare(item)) for item in values if item is not None}


def _select(bound: BoundField) -> SafeString:
    if _is_radios(bound):
        return _radios(bound)
    chosen = _chosen(bound)
    blank = ("", "Choose one") if bound.field.required else _blank_choice(bound)
    offered = [blank, *_named_choices(bound)]
    items = [{"value": key, "text": text, "selected": key in chosen} for key, text in offered]
    return component_html("select", {**_labelled(bound), "items": items})


def _named_choices(bound: BoundField) -> list[tuple[str, str]]:
    return [choice for choice in flat_choices(bound.field) if choice[0]]


def _is_radios(bound: BoundField) -> bool:
    """Whether one is chosen from so few that all can be seen; an optional one then has a choice that says so."""
    widget = bound.field.widget
    if isinstance(widget, forms.RadioSelect):
        return True
    is_one = isinstance(widget, forms.Select) and not isinstance(widget, forms.SelectMultiple)
    return is_one and not isinstance(widget, Folded) and len(_named_choices(bound)) <= MOST_RADIOS


def _blank_choice(bound: BoundField) -> tuple[str, str]:
    """The choice of none: the field's own words for it, else “None”."""
    own = dict(flat_choices(bound.field)).get("", "")
    return "", own if own.strip("-") else "None"


def _group(bound: BoundField, component: str, choices: list[tuple[str, str]], classes: str = "") -> SafeString:
    chosen = _chosen(bound) or {""}
    hints: Mapping[str, str] = getattr(bound.field, "hints", {})
    items: list[Params] = [{"value": key, "text": text, "checked": key in chosen} for key, text in choices]
    for item in items:
        if item["value"] in hints:
            item["hint"] = {"text": hints[item["value"]]}
    params = _common(bound)
    params["idPrefix"] = params.pop("id")
    return component_html(component, {**params, "fieldset": _legend(bound), "items": items, "classes": classes})


def _radios(bound: BoundField) -> SafeString:
    named = _named_choices(bound)
    if not named:
        return _nothing_to_choose(bound)
    blank = [] if bound.field.required else [_blank_choice(bound)]
    inline = "govuk-radios--inline govuk-radios--small" if bound.field.widget.attrs.get("inline") else ""
    return _group(bound, "radios", named + blank, inline)


def _nothing_to_choose(bound: BoundField) -> SafeString:
    """In place of radios without a choice: the question, and that the board has recorded none to choose from."""
    errors = " ".join(str(error) for error in bound.errors)
    return format_html(
        '<div class="govuk-form-group{}" id="{}"><p class="govuk-label govuk-label--s">{}</p>'
        '<p class="govuk-hint">There is none to choose yet.</p>{}</div>',
        " govuk-form-group--error" if errors else "",
        bound.auto_id,
        bound.label,
        format_html('<p class="govuk-error-message">{}</p>', errors) if errors else "",
    )


def _checkboxes(bound: BoundField) -> SafeString:
    named = _named_choices(bound)
    return _group(bound, "checkboxes", named) if named else _nothing_to_choose(bound)


def _checkbox(bound: BoundField) -> SafeString:
    params = _common(bound)
    params["idPrefix"] = params.pop("id")
    hint = params.pop("hint")
    item = {"value": "on", "text": str(bound.label), "checked": bool(bound.value()), "hint": hint}
    return component_html("checkboxes", {**params, "items": [item]})


DRAWERS: tuple[tuple[type[forms.Widget], Callable[[BoundField], SafeString]], ...] = (
    (DateParts, _date),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.SelectMultiple, _checkboxes),
    (forms.Select, _select),
    (forms.CheckboxInput, _checkbox),
    (forms.FileInput, _file),
    (forms.Textarea, _textarea),
)
