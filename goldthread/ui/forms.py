"""The one form every room uses, its renderer, and the fields (one import for a room's forms module)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.utils import pretty_name

from goldthread.ui.field_markup import first_input_id
from goldthread.ui.fields import DateField, HintedChoice, LongText, NumberField, PartialDateField, UploadField
from goldthread.ui.uploads import FilesField

__all__ = [
    "DateField",
    "FilesField",
    "Form",
    "GovukRenderer",
    "HintedChoice",
    "LongText",
    "NumberField",
    "PartialDateField",
    "UploadField",
]

HOUSEKEEPING = ("once", "version")
CHOOSING = (forms.ChoiceField, forms.ModelChoiceField, forms.MultipleChoiceField)


@dataclass(frozen=True)
class Group:
    """Fields that belong together under a legend; without one, a field that stands alone."""

    fields: list[BoundField]
    legend: str = ""
    hint: str = ""


class GovukRenderer(TemplatesSetting):
    """Renders every form and field with the GOV.UK patterns."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class Form(forms.Form):
    """A form that posts once and knows which version of the record it was opened on.

    `once` is a fresh random token per form opened, kept when the form comes back with errors, so that a double click
    saves once. `version` is the record's version when the form was opened; empty for a new record.
    """

    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2_147_483_647)
    use_required_attribute = False
    legends: Mapping[str, tuple[str, str, tuple[str, ...]]] = {}
    """By the name of the first field of a group: its legend, its hint, and its fields in order."""
    sometimes: tuple[str, ...] = ()
    """Fields that are needed for some answers and not for others; their hint says when, so no “(optional)”."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.is_bound:
            self.initial["once"] = str(uuid.uuid4())
        for name, field in self.fields.items():
            if field.label is None:
                field.label = pretty_name(name)
            say_errors_well(field)

    def clean_version(self) -> int | None:
        """The version the form was opened on."""
        version: int | None = self.cleaned_data["version"]
        return version

    def errors_to_show(self) -> list[tuple[str, str]]:
        """(message, link to the field or empty) for the error summary, in the order of the page."""
        listed = [(str(error), "") for error in self.non_field_errors()]
        for bound in self:
            listed += [(str(error), "" if bound.is_hidden else f"#{first_input_id(bound)}") for error in bound.errors]
        return listed

    def shown_fields(self) -> list[BoundField]:
        """The fields a person fills in."""
        return self.visible_fields()

    def groups(self) -> list[Group]:
        """The fields a person fills in, those that belong together under one legend."""
        grouped = {name for _, _, names in self.legends.values() for name in names}
        found = []
        for bound in self.visible_fields():
            if bound.name in self.legends:
                legend, hint, names = self.legends[bound.name]
                found.append(Group([self[name] for name in names if name in self.fields], legend, hint))
            elif bound.name not in grouped:
                found.append(Group([bound]))
        return found

    def full_clean(self) -> None:
        """Check what was given; fields that were added while the form was made refuse in our words too."""
        for field in self.fields.values():
            say_errors_well(field)
        super().full_clean()


def say_errors_well(field: forms.Field) -> None:
    """Put our words in place of Django's own for what is missing, too long, too small or not on the list."""
    label = in_a_sentence(str(field.label))
    verb = "Choose" if isinstance(field, CHOOSING) else "Enter"
    words = {
        "required": f"Answer “{field.label}”" if str(field.label).endswith("?") else f"{verb} {label}",
        "max_length": f"{field.label} must be %(limit_value)s characters or fewer",
        "min_length": f"{field.label} must be %(limit_value)s characters or more",
        "min_value": f"{field.label} must be %(limit_value)s or more",
        "max_value": f"{field.label} must be %(limit_value)s or fewer",
        "invalid_choice": f"Choose {label} from the list",
    }
    if isinstance(field, forms.IntegerField):
        words["invalid"] = f"{field.label} must be a whole number, such as 12"
    if isinstance(field, forms.FileField):
        words |= {"required": f"Choose {label}", "empty": "The file is empty", "missing": "Choose a file"}
    if isinstance(field, forms.BooleanField):
        words["required"] = f"Tick “{field.label}” to go on"
    defaults = _default_messages(type(field))
    for code, said in words.items():
        if field.error_messages.get(code) == defaults.get(code):
            field.error_messages[code] = said


def _default_messages(kind: type[forms.Field]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for ancestor in reversed(kind.__mro__):
        merged |= getattr(ancestor, "default_error_messages", {}) if ancestor is not object else {}
    return merged


def in_a_sentence(label: str) -> str:
    """A label inside a sentence: “Due date” becomes “due date”, “NHS number” stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
