"""Writing actions: what, who, when, and what they serve."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.improvement.forms.answers import ENTERED_FROM
from goldthread.partnership.models import Agency, Board, Person, SubGroup
from goldthread.ui.fields import LongText, PartialDateField
from goldthread.ui.forms import Form

ORDER = (
    "text",
    "recommendation",
    "finding",
    "owner_agency",
    "owner_group",
    "owner_person",
    "due",
    "measure",
    "evidenced_by",
    "starts",
    "detail",
    "caveat",
    "entered_from",
)
WHOSE = "Leave empty where it is not known: the plan shows who is missing."


def _choice(model: Any, actor: Actor, **options: Any) -> forms.ModelChoiceField:
    within = options.pop("within")
    rows = model.objects.visible_to(actor).filter(**within).distinct()
    return forms.ModelChoiceField(queryset=rows, required=False, **options)


class _Served(forms.ModelChoiceField):
    """A recommendation or a finding, with enough of its text to tell it from the next."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.reference} {obj.text[:90]}{'…' if len(obj.text) > 90 else ''}"


class ActionForm(Form):
    """What will be done, who owns it and how it will be known to be done."""

    text = LongText(label="What will be done", rows=3, help_text="One thing that can be seen to be done, in a sentence")
    detail = LongText(label="More detail", required=False, rows=4)
    measure = LongText(
        label="How you will know it is done",
        required=False,
        rows=3,
        help_text="What you would look at, and what it would show",
    )
    evidenced_by = LongText(
        label="How it will be evidenced",
        required=False,
        rows=2,
        help_text="What will show it, and who will bring it: an audit, figures, a policy, what families say",
    )
    starts = PartialDateField(label="Starts", required=False)
    caveat = LongText(label="What stands in the way, or is left out", required=False, rows=2)

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = {"links__board": board}
        people = {"memberships__board": board}
        added: dict[str, forms.Field] = {
            "owner_agency": _choice(Agency, actor, within=agencies, label="Agency that owns it", help_text=WHOSE),
            "owner_group": _choice(SubGroup, actor, within={"board": board}, label="Or group that owns it"),
            "owner_person": _choice(Person, actor, within=people, label="Person who answers for it"),
        }
        self.fields.update(added)
        self.order_fields(ORDER)


class NewActionForm(ActionForm):
    """The same, with when it is due and what it serves."""

    due = PartialDateField(label="Due", required=False)
    entered_from = forms.CharField(
        label="Entered for the agency from", max_length=200, required=False, help_text=ENTERED_FROM
    )

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, board=board, **kwargs)
        self.fields.update(_served_fields(actor, board))
        self.order_fields(ORDER)


class LinkForm(Form):
    """A recommendation the action serves, or a finding it follows from."""

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(_served_fields(actor, board))


class DueForm(Form):
    """A new due date and the reason."""

    becomes = PartialDateField(label="New due date")
    reason = LongText(label="Why it moves", rows=3, help_text="The original date is kept, and this reason with it")


def _served_fields(actor: Actor, board: Board) -> dict[str, forms.Field]:
    recommendations = Recommendation.objects.visible_to(actor).filter(board=board)
    findings = Finding.objects.visible_to(actor).filter(board=board)
    return {
        "recommendation": _Served(queryset=recommendations, required=False, label="Recommendation it serves"),
        "finding": _Served(queryset=findings, required=False, label="Or finding it follows from"),
    }
