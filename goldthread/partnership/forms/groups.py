"""What is asked of groups."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.foundation.access import Actor
from goldthread.partnership import queries
from goldthread.partnership.choices import FREQUENCY, GROUP_KIND, GROUP_POST, GroupKind, GroupPost
from goldthread.partnership.models import Board
from goldthread.ui.fields import LongText, PartialDateField
from goldthread.ui.forms import Form

NOT_RECORDED = [("", "Not recorded")]


class GroupForm(Form):
    """What a group is, and what is said of it."""

    name = forms.CharField(label="Name", max_length=160)
    short_name = forms.CharField(label="Short name", max_length=40, required=False)
    kind = forms.ChoiceField(label="Kind of group", choices=GROUP_KIND.choices(), initial=GroupKind.SUB_GROUP)
    is_quality_assurance = forms.BooleanField(label="This group leads quality assurance", required=False)
    review_cycle = forms.ChoiceField(
        label="How often it reviews its own work", choices=NOT_RECORDED + FREQUENCY.choices(), required=False
    )
    attendance_statement = LongText(
        label="What is said of attendance",
        required=False,
        rows=3,
        help_text="Where attendance was not recorded meeting by meeting",
    )
    note = LongText(label="Note", required=False, rows=3)


class HeldPostForm(Form):
    """What is known of a post someone holds or held."""

    post = forms.ChoiceField(label="Post", choices=GROUP_POST.choices(), initial=GroupPost.MEMBER)
    position = forms.CharField(label="Position while in the post", max_length=160, required=False)
    formerly = forms.CharField(label="Position before", max_length=160, required=False)
    starts = PartialDateField(label="From", required=False)
    ends = PartialDateField(label="Until", required=False)


class PostForm(HeldPostForm):
    """A person's post in the group."""

    field_order = ("person", "name")

    person: forms.ModelChoiceField = forms.ModelChoiceField(label="Person", queryset=None, required=False)
    name = forms.CharField(
        label="Or someone without an account",
        max_length=120,
        required=False,
        help_text="A chair of years ago, say. The name is all that is needed",
    )

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = queries.people_of(actor, board.pk)  # type: ignore[attr-defined]


class PatternForm(Form):
    """How often the group met, from when until when."""

    frequency = forms.ChoiceField(
        label="How often it meets", choices=NOT_RECORDED + FREQUENCY.choices(), required=False
    )
    starts = PartialDateField(label="From")
    ends = PartialDateField(label="Until", required=False)
    reason = LongText(label="Why it changed", required=False, rows=3)


class TermsForm(Form):
    """What a group is for."""

    adopted = PartialDateField(label="Adopted", required=False)
    why = LongText(label="Why the group exists", required=False, rows=4)
    outcome = LongText(label="What should come of it", required=False, rows=4)
    responsibilities = LongText(label="What it does", required=False, rows=8, help_text="One responsibility to a line")
