"""What an owner says: progress, evidence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator

from goldthread.ui.fields import LongText
from goldthread.ui.forms import Form

ENTERED_FROM = "For an agency that told you another way, such as “an e-mail of 3 May”. The agency can confirm it later."


class _EnteredForm(Form):
    """What an agency says, perhaps entered for it."""

    entered_from = forms.CharField(
        label="Entered for the agency from", max_length=200, required=False, help_text=ENTERED_FROM
    )

    def __init__(self, *args: Any, for_another: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not for_another:
            del self.fields["entered_from"]


class ProgressForm(_EnteredForm):
    """A note of progress."""

    text = LongText(label="Progress", help_text="What has been done since last time, and what comes next")
    field_order = ("text", "entered_from")


class EvidenceForm(_EnteredForm):
    """Something that shows what was done."""

    text = LongText(label="What it is, and what it shows", rows=4, help_text="No names of children or adults")
    link = forms.URLField(
        label="Where it is held",
        required=False,
        max_length=200,
        assume_scheme="https",
        validators=[URLValidator(schemes=["https"], message="Give a link that begins with https://")],
        help_text="A link that begins with https://, if there is one",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    field_order = ("text", "link", "entered_from")
