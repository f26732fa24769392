"""What an owner says: progress, evidence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator

from goldthread.improvement.choices import EVIDENCE_KIND, STRENGTH
from goldthread.improvement.domain.strength import OF_KIND
from goldthread.ui.fields import HintedChoice, LongText
from goldthread.ui.forms import Form
from goldthread.ui.uploads import FilesField

ENTERED_FROM = "For an agency that told you another way, such as “an e-mail of 3 May”. The agency can confirm it later."


NO_NAMES = "No file that names a child or an adult, inside or in its own name."


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
    """Something that shows what was done: what kind of thing, what it shows, and perhaps a link or files."""

    kind = HintedChoice(
        label="What kind of thing is it?",
        choices=EVIDENCE_KIND.choices(),
        hints={kind.value: f"{STRENGTH.text(strength)} evidence" for kind, strength in OF_KIND.items()},
    )
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
    attached = FilesField(label="Files", required=False)
    field_order = ("kind", "text", "link", "attached", "entered_from")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attached"].help_text = f"{NO_NAMES} {self.fields['attached'].help_text}"
