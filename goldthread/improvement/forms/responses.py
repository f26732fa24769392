"""What an agency says to a recommendation addressed to it."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.improvement.choices import RESPONSE_ANSWER
from goldthread.improvement.domain.responses import REASONS_WANTED, ResponseAnswer
from goldthread.improvement.forms.answers import ENTERED_FROM
from goldthread.ui.fields import LongText
from goldthread.ui.forms import Form


class ResponseForm(Form):
    """Accept, accept in part or not, with the reason. `for_another` asks what it was entered from."""

    answer = forms.ChoiceField(label="The agency’s answer", choices=RESPONSE_ANSWER.choices(), widget=forms.RadioSelect)
    reason = LongText(
        label="Reason",
        rows=4,
        required=False,
        help_text="Needed unless it is accepted in full: which part, and why. No names of children or adults.",
    )
    entered_from = forms.CharField(label="Entered for the agency from", max_length=200, help_text=ENTERED_FROM)
    sometimes = ("reason",)
    field_order = ("answer", "reason", "entered_from")

    def __init__(self, *args: Any, for_another: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not for_another:
            del self.fields["entered_from"]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason beside its box, together with whatever else is missing."""
        given: dict[str, Any] = super().clean() or {}
        answer = given.get("answer")
        wanted = REASONS_WANTED.get(ResponseAnswer(answer)) if answer else None
        if wanted and "reason" in given and not given["reason"].strip():
            self.add_error("reason", wanted)
        return given
