"""What is asked on this room's pages."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.audits.choices import AUDIT_KIND, OUTPUT_KIND, AuditKind
from goldthread.audits.models import CaseAudit
from goldthread.foundation.access import Actor
from goldthread.partnership.models import Agency, Board, Priority, SubGroup
from goldthread.ui.fields import LongText, NumberField, PartialDateField
from goldthread.ui.forms import Form


class AuditForm(Form):
    """What an audit is about."""

    theme = forms.CharField(label="Theme", max_length=160, help_text="What you will look at, in a few words")
    kind = forms.ChoiceField(label="Kind of audit", choices=AUDIT_KIND.choices(), initial=AuditKind.MULTI_AGENCY)
    agency: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Agency whose own audit it is",
        queryset=Agency.objects.none(),
        required=False,
        help_text="Only for a single-agency audit",
    )
    why = LongText(label="Why this theme", required=False, help_text="The review, figure or finding that prompted it")
    group: forms.ModelChoiceField = forms.ModelChoiceField(label="Group that owns it", queryset=None, required=False)
    priority: forms.ModelChoiceField = forms.ModelChoiceField(label="Priority it serves", queryset=None, required=False)
    result = LongText(
        label="What it came to", required=False, rows=3, help_text="The result in its own words, once there is one"
    )

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.visible_to(actor).filter(links__board=board)  # type: ignore[attr-defined]
        self.fields["group"].queryset = SubGroup.objects.visible_to(actor).filter(board=board)  # type: ignore[attr-defined]
        self.fields["priority"].queryset = Priority.objects.visible_to(actor).filter(board=board)  # type: ignore[attr-defined]


class NewAuditForm(AuditForm):
    """The same, with the date it is planned for."""

    planned = PartialDateField(label="Planned for")


class UndatedAuditForm(AuditForm):
    """For a record without a planned date: one may be given, but history that does not say is left as it is."""

    planned = PartialDateField(label="Planned for", required=False)


class HeldAuditForm(UndatedAuditForm):
    """For an audit that was held: its date and counts may be put right, and what was never counted is left as it is."""

    held = PartialDateField(label="Date held")
    cases = NumberField(label="Cases", min_value=1, help_text="A family is one case")
    children = NumberField(label="Children", required=False, help_text="Every child in the cases, counted separately")
    adults = NumberField(label="Adults", required=False, help_text="Every adult at risk in the cases")

    def __init__(self, *args: Any, counts_children: bool, has_planned_date: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["adults" if counts_children else "children"]
        if has_planned_date:
            del self.fields["planned"]


class RescheduleForm(Form):
    """A new date and the reason."""

    becomes = PartialDateField(label="New date")
    reason = LongText(label="Why it moved", help_text="The annual report gives this reason")


class HoldForm(Form):
    """When it was held, and what it reviewed."""

    held = PartialDateField(label="Date held")
    cases = NumberField(label="Cases", min_value=1, help_text="A family is one case")
    children = NumberField(label="Children", required=False, help_text="Every child in the cases, counted separately")
    adults = NumberField(label="Adults", required=False, help_text="Every adult at risk in the cases")

    def __init__(self, *args: Any, counts_children: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["children" if counts_children else "adults"].required = True
        del self.fields["adults" if counts_children else "children"]


class MethodForm(Form):
    """How audits were done between two dates."""

    name = forms.CharField(label="Name of the method", max_length=120, help_text="Such as Signs of Safety")
    starts = PartialDateField(label="Used from", required=False)
    ends = PartialDateField(label="Used until", required=False)
    criticism = LongText(label="What was said against it", required=False)
    columns = LongText(
        label="Columns of its form",
        required=False,
        rows=4,
        help_text="One to a line, such as: what has worked well",
    )


class OutputForm(Form):
    """What went out after an audit, and what is known of its use."""

    kind = forms.ChoiceField(label="What went out", choices=OUTPUT_KIND.choices())
    year = forms.CharField(label="Year", max_length=7, help_text="April to March, such as 2016-17")
    audit: forms.ModelChoiceField = forms.ModelChoiceField(
        label="After which audit",
        queryset=None,
        required=False,
        empty_label="After each audit of the year",
    )
    sent_to = forms.CharField(label="Sent to", max_length=200, required=False)
    published = forms.CharField(label="Published where", max_length=200, required=False)
    claim = LongText(label="What is claimed of its use", required=False, rows=3)
    evidence_held = LongText(
        label="Evidence held of its use",
        required=False,
        rows=3,
        help_text="A claim without evidence is shown and printed as a gap",
    )

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audits = CaseAudit.objects.visible_to(actor).filter(board=board).order_by("-planned", "reference")
        self.fields["audit"].queryset = audits  # type: ignore[attr-defined]
