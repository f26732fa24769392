"""What is asked on this room's pages."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.audits.models import CaseAudit
from goldthread.foundation.access import Actor
from goldthread.improvement.models import Action
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board, Priority
from goldthread.programme.choices import ENTRY_KIND, EntryKind
from goldthread.ui.fields import LongText, PartialDateField
from goldthread.ui.forms import Form


class YearForm(Form):
    """A form about a year's work."""

    year = forms.CharField(label="Year", max_length=7, help_text="April to March, as 2017-18")

    def clean_year(self) -> str:
        """The year, refused with what is allowed where it is not one."""
        try:
            return str(FinancialYear.parse(self.cleaned_data["year"]))
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal), code="invalid") from None


class ActionChoice(forms.ModelChoiceField):
    """An action by its reference and its text."""

    def label_from_instance(self, obj: Any) -> str:
        text = f"{obj.reference} {obj.text}"
        return text if len(text) <= 120 else f"{text[:119]}…"


class EntryForm(YearForm):
    """A piece of the year's work."""

    kind = forms.ChoiceField(label="Kind of work", choices=ENTRY_KIND.choices(), initial=EntryKind.CASE_AUDIT)
    title = forms.CharField(label="What it is", max_length=200, help_text="The theme of an audit, or a return")
    description = LongText(label="What it covers", required=False, rows=4)
    recurrence = forms.CharField(label="How often it recurs", max_length=160, required=False)
    scrutiny = forms.CharField(label="Who scrutinises it", max_length=160, required=False)
    priority: forms.ModelChoiceField = forms.ModelChoiceField(label="Priority it serves", queryset=None, required=False)
    audit: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Case audit",
        queryset=None,
        required=False,
        help_text="The dates of a case audit are kept with the audit. Plan the audit first, then choose it here.",
    )

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audits = CaseAudit.objects.visible_to(actor).filter(board=board)
        self.fields["priority"].queryset = Priority.objects.visible_to(actor).filter(board=board)  # type: ignore[attr-defined]
        self.fields["audit"].queryset = audits.order_by("-expected", "reference")  # type: ignore[attr-defined]


class EntryDateForm(Form):
    """A date of a piece of work."""

    what = forms.CharField(label="What happens", max_length=160, help_text="Fieldwork, or a report to a group")
    planned = PartialDateField(label="Planned for")
    actual = PartialDateField(label="When it happened", required=False)


class ObstacleForm(YearForm):
    """What got in the way, and what was done about it."""

    text = LongText(label="What got in the way")
    answer = LongText(label="What was done about it", required=False)
    answered_by = ActionChoice(label="Action that answers it", queryset=None, required=False)

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actions = Action.objects.visible_to(actor).filter(board=board)
        self.fields["answered_by"].queryset = actions  # type: ignore[attr-defined]
