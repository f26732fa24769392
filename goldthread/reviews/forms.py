"""What is asked on this room's pages."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.foundation.access import Actor
from goldthread.foundation.files import Inspected, look_into
from goldthread.foundation.files.kinds import ACCEPT, ALLOWED
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Board, Person
from goldthread.reviews.choices import FIGURE_MEASURE, REVIEW_KIND, FigureMeasure, kinds_of
from goldthread.reviews.domain.clocks import Clock
from goldthread.ui.fields import DateField, LongText, NumberField, PartialDateField
from goldthread.ui.forms import Form

FIGURE_FIELDS = tuple(measure.value for measure in FigureMeasure)


class ReviewForm(Form):
    """Who looked at the board, at what, when, what came of it, and who leads the response."""

    kind = forms.ChoiceField(label="Kind of review", choices=REVIEW_KIND.choices())
    body = forms.CharField(label="Who carried it out", max_length=120, help_text="Such as Ofsted")
    what = forms.CharField(label="What they reviewed", max_length=200, help_text="Name no child, adult or family")
    held = PartialDateField(label="When it was held")
    published = PartialDateField(label="When it was published", required=False)
    not_published_because = LongText(
        label="Why it is not published",
        required=False,
        rows=2,
        help_text="Only where the report will never be published. Leave empty while it is still to come.",
    )
    grade = forms.CharField(
        label="Overall judgement",
        max_length=200,
        required=False,
        help_text="In the review’s own words, such as “requires improvement to be good”",
    )
    link = forms.URLField(
        label="Link to the published report",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Starts with https://",
    )
    response_lead: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Who leads our response", queryset=Person.objects.none(), required=False
    )
    response_due = PartialDateField(label="When our response is due", required=False)

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds_of(board.remit, kept=self.initial.get("kind", ""))  # type: ignore[attr-defined]
        people = Person.objects.visible_to(actor).filter(memberships__board=board).distinct()
        self.fields["response_lead"].queryset = people  # type: ignore[attr-defined]


class ClockForm(Form):
    """When a clock started, and when what it times was done."""

    starts = DateField(label="Day the clock started")
    met = DateField(label="Day it was done", required=False, help_text="Leave empty until it is done")
    why_late = LongText(label="Why it was late", required=False, rows=3, help_text="Where it was done after its date")

    def __init__(self, *args: Any, clock: Clock, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts"].help_text = f"The day {clock.since}, such as 27 3 2026"


class DocumentForm(Form):
    """A file and what it is."""

    what = forms.CharField(
        label="What it is", max_length=200, help_text="Such as the report, or our response. Name no child or family."
    )
    file = forms.FileField(label="File", help_text=f"Kept are {ALLOWED}.", widget=forms.FileInput({"accept": ACCEPT}))

    def clean_file(self) -> Inspected:
        """The file looked into, or what is wrong with it and how to mend that."""
        try:
            return look_into(self.cleaned_data["file"])
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal


class RemoveForm(Form):
    """Why a document is taken away."""

    because = LongText(label="Why it is taken away", rows=3, help_text="This stays with the review. The file does not.")


class JudgementForm(Form):
    """One judgement, with the figures it quotes."""

    reference = forms.CharField(label="Reference", max_length=20, help_text="Short and used once, such as OFS-1")
    text = LongText(label="What was judged", help_text="In the review's own words, or a fair account of them")
    text_is_reading = forms.BooleanField(label="These words are our reading, not the review's own", required=False)
    audits = NumberField(label=FIGURE_MEASURE.text(FigureMeasure.AUDITS), required=False)
    children = NumberField(label=FIGURE_MEASURE.text(FigureMeasure.CHILDREN), required=False)
    months_before = NumberField(label=FIGURE_MEASURE.text(FigureMeasure.MONTHS_BEFORE), required=False)
