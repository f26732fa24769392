"""What is asked on this room's pages."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.kernel.years import FinancialYear
from goldthread.ui.fields import LongText
from goldthread.ui.forms import Form

PROSE_HELP = (
    "Plain words. A blank line starts a paragraph; a line that starts with “- ” is an item of a list. Numbers are "
    "facts: write [[ and ]] around a fact's name from the list below."
)


class YearField(forms.CharField):
    """A financial year. Cleans to a FinancialYear."""

    def to_python(self, value: Any) -> FinancialYear | None:  # type: ignore[override]
        """Read what was typed; the refusal says what is allowed."""
        if isinstance(value, FinancialYear):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return FinancialYear.parse(text)
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal), code="invalid") from None

    def run_validators(self, value: Any) -> None:
        """Length is about what was typed, and a year that could be read is never too long."""
        if not isinstance(value, FinancialYear):
            super().run_validators(value)


class StartForm(Form):
    """Which year to report on."""

    year = YearField(label="Year", max_length=12, help_text="April to March, for example 2016-17")


class ProseForm(Form):
    """What an editor adds to a section."""

    text = LongText(label="Your words", required=False, rows=12, help_text=PROSE_HELP)

    def __init__(self, *args: Any, autosave_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].autosave_url = autosave_url  # type: ignore[attr-defined]
