"""What is asked on this room's pages."""

from __future__ import annotations

from django import forms

from goldthread.reviews.choices import FIGURE_MEASURE, REVIEW_KIND, FigureMeasure
from goldthread.ui.fields import LongText, NumberField, PartialDateField
from goldthread.ui.forms import Form

FIGURE_FIELDS = tuple(measure.value for measure in FigureMeasure)


class ReviewForm(Form):
    """Who looked at the board, at what, and when."""

    kind = forms.ChoiceField(label="Kind of review", choices=REVIEW_KIND.choices())
    body = forms.CharField(label="Who carried it out", max_length=120, help_text="Such as Ofsted")
    what = forms.CharField(label="What they reviewed", max_length=200)
    held = PartialDateField(label="When it was held")
    published = PartialDateField(label="When it was published", required=False)


class JudgementForm(Form):
    """One judgement, with the figures it quotes."""

    reference = forms.CharField(label="Reference", max_length=20, help_text="Short and used once, such as OFS-1")
    text = LongText(label="What was judged", help_text="In the review's own words, or a fair account of them")
    text_is_reading = forms.BooleanField(label="These words are our reading, not the review's own", required=False)
    audits = NumberField(label=FIGURE_MEASURE.text(FigureMeasure.AUDITS), required=False)
    children = NumberField(label=FIGURE_MEASURE.text(FigureMeasure.CHILDREN), required=False)
    months_before = NumberField(label=FIGURE_MEASURE.text(FigureMeasure.MONTHS_BEFORE), required=False)
