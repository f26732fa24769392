"""Writing actions: what, who, when, and what they serve."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.improvement.choices import PRIORITY, Priority
from goldthread.improvement.forms.answers import ENTERED_FROM
from goldthread.improvement.queries import people_to_choose
from goldthread.partnership.choices import REMIT, Remit
from goldthread.partnership.models import Agency, Board, Membership, SubGroup
from goldthread.ui.fields import LongText, PartialDateField
from goldthread.ui.forms import Form

FIRST = (
    "text",
    "recommendation",
    "finding",
    "agency",
    "owner_agency",
    "owner_group",
    "owner_person",
    "due",
    "measure",
    "evidenced_by",
)
MORE = ("priority", "remit", "overseen_by", "starts", "detail", "caveat", "entered_from")
WHOSE = "Leave empty where it is not known: the plan shows who is missing."
SHOWN = "What will show it, and who will bring it: an audit, figures, a policy, what families say"


def _choice(model: Any, actor: Actor, **options: Any) -> forms.ModelChoiceField:
    within = options.pop("within")
    rows = model.objects.visible_to(actor).filter(**within).distinct()
    return forms.ModelChoiceField(queryset=rows, required=False, **options)


class PersonField(forms.ModelChoiceField):
    """Someone of the board, with the agency they answer for."""

    def label_from_instance(self, obj: Any) -> str:
        agency = getattr(obj, "agency_name", None)
        return f"{obj.name}, {agency}" if agency else str(obj.name)


class _Served(forms.ModelChoiceField):
    """A recommendation or a finding, with enough of its text to tell it from the next."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.reference} {obj.text[:90]}{'…' if len(obj.text) > 90 else ''}"


class _WrittenForm(Form):
    """What will be done, who answers for it and how it will be known: asked first. The rest stands under “More”."""

    template_name = "improvement/action_fields.html"

    text = LongText(label="What will be done", rows=3, help_text="One thing that can be seen to be done, in a sentence")
    measure = LongText(
        label="How you will know it is done",
        required=False,
        rows=2,
        help_text="What you would look at, and what it would show",
    )
    evidenced_by = LongText(label="How it will be evidenced", required=False, rows=2, help_text=SHOWN)
    starts = PartialDateField(label="Starts", required=False)
    detail = LongText(label="More detail", required=False, rows=4)
    caveat = LongText(label="What stands in the way, or is left out", required=False, rows=2)

    def first_fields(self) -> list[BoundField]:
        """What, who, when and how it will be known."""
        return [bound for bound in self.visible_fields() if bound.name not in MORE]

    def more_fields(self) -> list[BoundField]:
        """What is asked less often."""
        return [bound for bound in self.visible_fields() if bound.name in MORE]

    def more_are_wrong(self) -> bool:
        """Whether one of those needs mending, so that the page opens them."""
        return any(bound.errors for bound in self.more_fields())


class ActionForm(_WrittenForm):
    """What will be done, who owns it and how it will be known to be done."""

    priority = forms.ChoiceField(label="Priority", choices=PRIORITY.choices(), initial=Priority.MEDIUM)

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = self.initial.get("owner_person")
        people = people_to_choose(actor, board, timezone.localdate(), now=now.pk if now else None)
        groups = {"board": board}
        self.fields.update(
            {
                "owner_agency": _choice(
                    Agency, actor, within={"links__board": board}, label="Agency that owns it", help_text=WHOSE
                ),
                "owner_group": _choice(SubGroup, actor, within=groups, label="Or group that owns it"),
                "owner_person": PersonField(queryset=people, required=False, label="Person who answers for it"),
                "overseen_by": _choice(SubGroup, actor, within=groups, label="Group that accepts its closure"),
            }
        )
        if board.remit == Remit.JOINT:
            self.fields["remit"] = forms.ChoiceField(label="Whom it is for", choices=REMIT.choices(), required=False)
        self.order_fields([*FIRST, *MORE])


class NewActionForm(ActionForm):
    """The same, with when it is due and what it serves."""

    due = PartialDateField(label="Due", required=False)
    entered_from = forms.CharField(
        label="Entered for the agency from", max_length=200, required=False, help_text=ENTERED_FROM
    )

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, board=board, **kwargs)
        self.fields.update(_served_fields(actor, board))
        self.order_fields([*FIRST, *MORE])


class ProposedActionForm(_WrittenForm):
    """An agency's own action for a recommendation: it is the owner, and the recommendation is what it serves."""

    due = PartialDateField(label="Due", required=False)

    def __init__(self, *args: Any, actor: Actor, board: Board, agencies: Collection[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["caveat"]
        ours = Agency.objects.visible_to(actor).filter(pk__in=agencies)
        of_us = Membership.objects.visible_to(actor).filter(board=board, agency__in=agencies)
        people = people_to_choose(actor, board, timezone.localdate()).filter(pk__in=of_us.values("person"))
        self.fields["owner_person"] = PersonField(queryset=people, required=False, label="Person who answers for it")
        if len(agencies) > 1:
            self.fields["agency"] = forms.ModelChoiceField(queryset=ours, label="Agency that will do it")
        self.order_fields([*FIRST, *MORE])


class ReassignForm(Form):
    """Several actions, and the one person who takes them on."""

    def __init__(self, *args: Any, actor: Actor, board: Board, actions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_to_choose(actor, board, timezone.localdate())
        self.fields["actions"] = _Left(
            queryset=actions, label="Actions to reassign", widget=forms.CheckboxSelectMultiple
        )
        self.fields["to"] = PersonField(queryset=people, label="Who takes them on")


class _Left(forms.ModelMultipleChoiceField):
    """Actions whose person has left, each with who that was and for which agency."""

    def label_from_instance(self, obj: Any) -> str:
        owner = obj.owner_agency or obj.owner_group
        was = f"was {obj.owner_person}, {owner}" if owner else f"was {obj.owner_person}"
        return f"{obj.reference} {obj.text} ({was})"


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
