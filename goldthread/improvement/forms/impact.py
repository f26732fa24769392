"""Impact tests: planned, and what they found."""

from __future__ import annotations

from django import forms

from goldthread.improvement.choices import IMPACT_KIND, IMPACT_RESULT, ImpactResult
from goldthread.ui.fields import LongText, PartialDateField
from goldthread.ui.forms import Form


class ImpactTestForm(Form):
    """How, and when, it will be known whether a recommendation made a difference."""

    kind = forms.ChoiceField(label="How it will be tested", choices=IMPACT_KIND.choices(), widget=forms.RadioSelect)
    question = LongText(
        label="What will be asked", rows=3, help_text="Such as: in how many of 20 cases is the child’s voice recorded?"
    )
    due = PartialDateField(label="When")


class ImpactResultForm(Form):
    """What a test found, when, and how it is known."""

    result = forms.ChoiceField(
        label="What it found",
        choices=[choice for choice in IMPACT_RESULT.choices() if choice[0] != ImpactResult.NOT_YET],
        widget=forms.RadioSelect,
    )
    tested = PartialDateField(label="When it was tested")
    evidence = LongText(label="How you know", help_text="What was looked at, and what it showed")
